package org.zoomensemble.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.workflow.ActiveUsers;
import org.zoomensemble.workflow.MediaWorkflow;
import org.zoomensemble.workflow.MediaWorkflows;
import org.zoomensemble.workflow.Permissions;
import org.zoomensemble.workflow.ZoomUserMirroring;

/** The two lists of a media workflow: who could be added, and who is active. */
@Controller
class ActiveUserPages {

    private static final String HTMX = "HX-Request";
    private static final String TRIGGER = "HX-Trigger";
    private static final String CHANGED = "people-changed";

    private final ActiveUsers activeUsers;
    private final Adding adding;
    private final MediaWorkflows mediaWorkflows;
    private final ZoomUserMirroring mirroring;
    private final PeopleLists lists;
    private final Permissions permissions;

    ActiveUserPages(
            ActiveUsers activeUsers,
            Adding adding,
            MediaWorkflows mediaWorkflows,
            ZoomUserMirroring mirroring,
            PeopleLists lists,
            Permissions permissions) {
        this.activeUsers = activeUsers;
        this.adding = adding;
        this.mediaWorkflows = mediaWorkflows;
        this.mirroring = mirroring;
        this.lists = lists;
        this.permissions = permissions;
    }

    @GetMapping("/media-workflows/{id}/candidates")
    String candidates(@PathVariable UUID id, PeopleAddress address, Model model) {
        permissions.toChangeMediaWorkflow(id);
        lists.describeCandidates(mediaWorkflows.mediaWorkflow(id), address.normal(), model);
        return "media-workflow-people :: candidates";
    }

    /** Libraries of the institution whose name fits, for the drop-down. */
    @GetMapping("/media-workflows/{id}/libraries")
    String libraries(@PathVariable UUID id, PeopleAddress address, Model model) {
        permissions.toChangeMediaWorkflow(id);
        lists.describeLibraries(mediaWorkflows.mediaWorkflow(id), address.normal(), model);
        return "media-workflow-people :: libraries";
    }

    @GetMapping("/media-workflows/{id}/active-users")
    String active(@PathVariable UUID id, PeopleAddress address, Model model) {
        permissions.toSeeMediaWorkflow(id);
        lists.describeActive(mediaWorkflows.mediaWorkflow(id), address.normal(), model);
        return "media-workflow-people :: active";
    }

    @PostMapping("/media-workflows/{id}/active-users")
    String add(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestHeader(name = HTMX, required = false) String htmx,
            Model model,
            RedirectAttributes redirected) {
        permissions.toChangeMediaWorkflow(id);
        // Not as a list: Spring would cut a single text at its commas.
        List<String> emails = typed.getOrDefault("emails", List.of());
        return answer(id, adding.add(id, PastedAddresses.in(emails)), htmx, model, redirected);
    }

    @PostMapping("/media-workflows/{id}/active-users/removal")
    String remove(
            @PathVariable UUID id,
            @RequestParam(name = "emails", defaultValue = "") String email,
            @RequestHeader(name = HTMX, required = false) String htmx,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirected) {
        permissions.toChangeMediaWorkflow(id);
        response.setHeader(TRIGGER, CHANGED);
        Answer line;
        try {
            activeUsers.remove(id, email);
            line = Answer.removed(email);
        } catch (NotThereException gone) {
            line = Answer.refused(gone.getMessage());
        }
        return answer(id, Answers.of(line), htmx, model, redirected);
    }

    @GetMapping("/media-workflows/{id}/zoom-users")
    String mirror(@PathVariable UUID id, Model model, HttpServletResponse response) {
        permissions.toChangeMediaWorkflow(id);
        if (!lists.describeMirror(mediaWorkflows.mediaWorkflow(id), model).isReading()) {
            // The page asks only while the list is being read: now there are other candidates.
            response.setHeader(TRIGGER, CHANGED);
        }
        return "media-workflow-people :: mirror";
    }

    @PostMapping("/media-workflows/{id}/zoom-users")
    String refresh(
            @PathVariable UUID id,
            @RequestHeader(name = HTMX, required = false) String htmx,
            Model model,
            RedirectAttributes redirected) {
        permissions.toChangeMediaWorkflow(id);
        MediaWorkflow workflow = mediaWorkflows.mediaWorkflow(id);
        permissions.toChangeTemplate(workflow.templateId());
        try {
            mirroring.refresh(workflow.connectionId());
        } catch (ConflictException busy) {
            model.addAttribute("busy", busy.getMessage());
            redirected.addFlashAttribute("refusal", busy.getMessage());
        }
        if (htmx == null) {
            return "redirect:/media-workflows/" + id + "#people";
        }
        lists.describeMirror(workflow, model);
        return "media-workflow-people :: mirror";
    }

    private static String answer(UUID id, Answers answers, String htmx, Model model, RedirectAttributes redirected) {
        if (htmx != null) {
            model.addAttribute("answers", answers);
            return "media-workflow-people :: answers";
        }
        redirected.addFlashAttribute("answers", answers);
        return "redirect:/media-workflows/" + id + "#people";
    }
}

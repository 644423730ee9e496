package org.zoomensemble.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zoomensemble.ingest.FailedIngestActions;
import org.zoomensemble.ingest.IngestPage;
import org.zoomensemble.ingest.IngestState;
import org.zoomensemble.ingest.IngestView;
import org.zoomensemble.ingest.Ingests;
import org.zoomensemble.ingest.RemovalState;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.workflow.Permissions;

/** The recordings on their way, and one of them. */
@Controller
class IngestPages {

    private static final int ROWS = 50;

    private final Ingests ingests;
    private final FailedIngestActions failed;
    private final ObjectMapper json;
    private final Permissions permissions;

    IngestPages(Ingests ingests, FailedIngestActions failed, ObjectMapper json, Permissions permissions) {
        this.failed = failed;
        this.permissions = permissions;
        this.ingests = ingests;
        this.json = json;
    }

    @GetMapping(ListAddress.PATH)
    String list(
            @RequestParam(required = false) IngestState state,
            @RequestParam(required = false) UUID libraryId,
            @RequestParam(required = false) String host,
            @RequestParam(required = false) String search,
            @RequestParam(required = false) String reason,
            @RequestParam(required = false) RemovalState removal,
            @RequestParam(required = false) String cursor,
            Model model) {
        ListAddress here =
                new ListAddress(state, plain(host), libraryId, plain(search), plain(reason), removal, plain(cursor));
        model.addAttribute("page", found(here, model));
        model.addAttribute("here", here);
        model.addAttribute("states", IngestState.values());
        model.addAttribute("removals", RemovalState.values());
        return "ingests";
    }

    private IngestPage found(ListAddress here, Model model) {
        try {
            here.failed().ifPresent(meant -> model.addAttribute("failed", failed.count(permissions.seen(), meant)));
            return ingests.list(permissions.seen(), here.filter(), here.cursor(), ROWS);
        } catch (UnacceptableInputException input) {
            if (!"search".equals(input.field())) {
                throw input;
            }
            model.addAttribute("searchRefusal", input.getMessage());
            return new IngestPage(List.of(), null);
        }
    }

    private static String plain(String parameter) {
        return StringUtils.hasText(parameter) ? parameter.strip() : null;
    }

    @GetMapping("/ingests/{id}")
    String one(@PathVariable UUID id, Model model) {
        IngestView view = ingests.view(id);
        permissions.toSeeIngest(id, view.ingest().libraryId());
        model.addAttribute("view", view);
        model.addAttribute("ingest", view.ingest());
        model.addAttribute(
                "isNewestRun", view.runs().get(view.runs().size() - 1).id().equals(id));
        model.addAttribute(
                "verdicts",
                view.verdicts().stream()
                        .map(verdict -> VerdictRow.of(verdict, json))
                        .toList());
        return "ingest";
    }

    /** As a file, for whoever adds them in Ensemble by hand. */
    @GetMapping("/ingests/{id}/captions/{segment}")
    ResponseEntity<String> captions(@PathVariable UUID id, @PathVariable int segment) {
        toOperate(id);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "vtt", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"captions-" + segment + ".vtt\"")
                .body(ingests.keptCaptions(id, segment));
    }

    @PostMapping("/ingests/{id}/retry")
    String retry(@PathVariable UUID id, RedirectAttributes answer) {
        toOperate(id);
        return act(id, answer, "Trying again.", () -> ingests.retry(id));
    }

    @PostMapping("/ingests/{id}/cancel")
    String cancel(@PathVariable UUID id, Principal person, RedirectAttributes answer) {
        toOperate(id);
        return act(id, answer, "Cancelled.", () -> ingests.cancel(id, person.getName()));
    }

    @PostMapping("/ingests/{id}/force-again")
    String forceAgain(@PathVariable UUID id, Principal person, RedirectAttributes answer) {
        toOperate(id);
        try {
            UUID next = ingests.forceAgain(id, person.getName());
            answer.addFlashAttribute("done", "A new run has begun; it makes a new item for every segment.");
            return "redirect:/ingests/" + next;
        } catch (ConflictException conflict) {
            answer.addFlashAttribute("refusal", conflict.getMessage());
            return "redirect:/ingests/" + id;
        }
    }

    private void toOperate(UUID id) {
        permissions.toSeeIngest(id, ingests.view(id).ingest().libraryId());
    }

    private static String act(UUID id, RedirectAttributes answer, String done, Runnable action) {
        try {
            action.run();
            answer.addFlashAttribute("done", done);
        } catch (ConflictException conflict) {
            answer.addFlashAttribute("refusal", conflict.getMessage());
        }
        return "redirect:/ingests/" + id;
    }
}

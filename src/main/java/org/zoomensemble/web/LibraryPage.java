package org.zoomensemble.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zoomensemble.directory.Directory;
import org.zoomensemble.directory.Library;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.recording.Sweeps;
import org.zoomensemble.workflow.LibraryWorkflow;
import org.zoomensemble.workflow.LibraryWorkflows;
import org.zoomensemble.workflow.MediaWorkflowDraft;
import org.zoomensemble.workflow.MediaWorkflows;
import org.zoomensemble.workflow.Permissions;
import org.zoomensemble.workflow.SavedMediaWorkflow;
import org.zoomensemble.workflow.TemplateLevel;
import org.zoomensemble.workflow.WorkflowTemplate;
import org.zoomensemble.workflow.WorkflowTemplates;

/** One library with its media workflows, and how it gets another. */
@Controller
class LibraryPage {

    private static final int MOST_TEMPLATES = 2000;

    /** What somebody typed; empty means: as the template has it. */
    record NewWorkflow(UUID templateId, String name, String title, String description) {}

    private final Directory directory;
    private final LibraryWorkflows workflows;
    private final WorkflowTemplates templates;
    private final MediaWorkflows mediaWorkflows;
    private final Sweeps sweeps;
    private final Permissions permissions;

    LibraryPage(
            Directory directory,
            LibraryWorkflows workflows,
            WorkflowTemplates templates,
            MediaWorkflows mediaWorkflows,
            Sweeps sweeps,
            Permissions permissions) {
        this.directory = directory;
        this.workflows = workflows;
        this.templates = templates;
        this.mediaWorkflows = mediaWorkflows;
        this.sweeps = sweeps;
        this.permissions = permissions;
    }

    @GetMapping("/libraries/{id}")
    String one(@PathVariable UUID id, Model model) {
        permissions.toSeeLibrary(id);
        model.addAttribute("typed", new NewWorkflow(null, null, null, null));
        return show(id, model);
    }

    @PostMapping("/libraries/{id}/media-workflows")
    String add(
            @PathVariable UUID id,
            NewWorkflow typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes answer) {
        permissions.toChangeLibrary(id);
        try {
            SavedMediaWorkflow saved = mediaWorkflows.make(new MediaWorkflowDraft(
                    id,
                    typed.templateId(),
                    null,
                    null,
                    plain(typed.name()),
                    plain(typed.title()),
                    plain(typed.description()),
                    null));
            answer.addFlashAttribute(
                    "done", "The media workflow is made. Now say whose recordings come in here: add users below.");
            answer.addFlashAttribute("warnings", saved.warnings());
            return "redirect:/media-workflows/" + saved.mediaWorkflow().id();
        } catch (UnacceptableInputException fault) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("errors", Map.of(fault.field(), fault.getMessage()));
            model.addAttribute("typed", typed);
            return show(id, model);
        }
    }

    private String show(UUID id, Model model) {
        Library library = directory.library(id);
        List<LibraryWorkflow> had = workflows.of(List.of(id)).getOrDefault(id, List.of());
        boolean mayAdd = permissions.mayChangeLibrary(id) && !library.isGone();
        model.addAttribute("library", library);
        model.addAttribute("workflows", had);
        model.addAttribute(
                "lastSweeps",
                sweeps.newest(had.stream().map(LibraryWorkflow::id).toList()));
        model.addAttribute("mayAdd", mayAdd);
        model.addAttribute("isAlone", permissions.seen().libraries().size() == 1);
        if (mayAdd) {
            model.addAttribute("templates", templates(library));
        }
        return "library";
    }

    private List<WorkflowTemplate> templates(Library library) {
        Reach seen = permissions.seen();
        return Stream.concat(
                        templates
                                .list(
                                        seen,
                                        TemplateLevel.ORGANIZATION,
                                        null,
                                        library.organizationId(),
                                        null,
                                        MOST_TEMPLATES)
                                .items()
                                .stream(),
                        templates
                                .list(
                                        seen,
                                        TemplateLevel.INSTITUTION,
                                        library.institutionId(),
                                        null,
                                        null,
                                        MOST_TEMPLATES)
                                .items()
                                .stream())
                .sorted(Comparator.comparing(WorkflowTemplate::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    private static String plain(String text) {
        return StringUtils.hasText(text) ? text.strip().replace("\r\n", "\n") : null;
    }
}

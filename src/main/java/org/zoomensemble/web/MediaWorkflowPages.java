package org.zoomensemble.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zoomensemble.directory.Directory;
import org.zoomensemble.ingest.RecordingLists;
import org.zoomensemble.ingest.TextPreview;
import org.zoomensemble.operations.ChangedMeanwhileException;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.recording.Sweeps;
import org.zoomensemble.security.CurrentPerson;
import org.zoomensemble.workflow.MediaWorkflow;
import org.zoomensemble.workflow.MediaWorkflows;
import org.zoomensemble.workflow.Permissions;
import org.zoomensemble.workflow.SavedMediaWorkflow;
import org.zoomensemble.workflow.WorkflowTemplate;
import org.zoomensemble.workflow.WorkflowTemplates;

/** One media workflow: whose recordings come in, its sweeps, its texts. */
@Controller
class MediaWorkflowPages {

    private static final int RECORDING_LISTS = 3;

    private final MediaWorkflows mediaWorkflows;
    private final WorkflowTemplates templates;
    private final Directory directory;
    private final Sweeps sweeps;
    private final TextPreview preview;
    private final WorkflowSummary summary;
    private final PeopleLists lists;
    private final RecordingLists recordingLists;
    private final Permissions permissions;
    private final CurrentPerson currentPerson;

    MediaWorkflowPages(
            MediaWorkflows mediaWorkflows,
            WorkflowTemplates templates,
            Directory directory,
            Sweeps sweeps,
            TextPreview preview,
            WorkflowSummary summary,
            PeopleLists lists,
            RecordingLists recordingLists,
            Permissions permissions,
            CurrentPerson currentPerson) {
        this.mediaWorkflows = mediaWorkflows;
        this.templates = templates;
        this.directory = directory;
        this.sweeps = sweeps;
        this.preview = preview;
        this.summary = summary;
        this.lists = lists;
        this.recordingLists = recordingLists;
        this.permissions = permissions;
        this.currentPerson = currentPerson;
    }

    @GetMapping("/media-workflows/{id}")
    String one(@PathVariable UUID id, PeopleAddress people, Model model) {
        permissions.toSeeMediaWorkflow(id);
        MediaWorkflow workflow = mediaWorkflows.mediaWorkflow(id);
        return show(workflow, WorkflowForm.of(workflow), people.normal(), model);
    }

    /** What stands above, for a page that is open while a sweep runs. */
    @GetMapping("/media-workflows/{id}/summary")
    String summary(@PathVariable UUID id, Model model) {
        permissions.toSeeMediaWorkflow(id);
        summary.describe(mediaWorkflows.mediaWorkflow(id), model);
        return "media-workflow-summary :: summary";
    }

    @PostMapping("/media-workflows/{id}")
    String save(
            @PathVariable UUID id,
            WorkflowForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes answer) {
        permissions.toChangeMediaWorkflow(id);
        try {
            SavedMediaWorkflow saved = mediaWorkflows.change(id, form.draft(), form.revision());
            answer.addFlashAttribute("done", "Saved.");
            answer.addFlashAttribute("warnings", saved.warnings());
            return "redirect:/media-workflows/" + id;
        } catch (UnacceptableInputException fault) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("errors", Map.of(fault.field(), fault.getMessage()));
            return again(id, form, model);
        } catch (ChangedMeanwhileException refusal) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("conflict", EditConflict.of(refusal));
            // Whoever saves again has read what is there now, and goes over it.
            return again(id, form.over(refusal.presentRevision()), model);
        } catch (WorkFailure failure) {
            response.setStatus(HttpStatus.BAD_GATEWAY.value());
            model.addAttribute("refusal", failure.getMessage() + " Nothing was saved; what you typed stands below.");
            return again(id, form, model);
        }
    }

    @PostMapping("/media-workflows/{id}/preview")
    String preview(@PathVariable UUID id, WorkflowForm form, Model model) {
        permissions.toChangeMediaWorkflow(id);
        MediaWorkflow workflow = mediaWorkflows.mediaWorkflow(id);
        model.addAttribute("preview", shown(workflow, form));
        return "media-workflow-texts :: preview";
    }

    @PostMapping("/media-workflows/{id}/sweeps")
    String sweep(
            @PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            @RequestParam(defaultValue = "false") boolean backfill,
            RedirectAttributes answer) {
        permissions.toChangeMediaWorkflow(id);
        answer.addFlashAttribute("from", from);
        answer.addFlashAttribute("to", to);
        if (backfill && from == null && to == null) {
            answer.addFlashAttribute("errors", Map.of("from", "Choose the first day of the backfill."));
            return "redirect:/media-workflows/" + id;
        }
        try {
            sweeps.request(id, from, to, currentPerson.person().name());
        } catch (ConflictException conflict) {
            answer.addFlashAttribute("refusal", conflict.getMessage());
        } catch (UnacceptableInputException fault) {
            answer.addFlashAttribute("errors", Map.of(fault.field(), fault.getMessage()));
        }
        return "redirect:/media-workflows/" + id;
    }

    @PostMapping("/media-workflows/{id}/deletion")
    String delete(@PathVariable UUID id, RedirectAttributes answer) {
        permissions.toChangeMediaWorkflow(id);
        MediaWorkflow workflow = mediaWorkflows.mediaWorkflow(id);
        try {
            mediaWorkflows.delete(id);
        } catch (ConflictException conflict) {
            answer.addFlashAttribute("refusal", conflict.getMessage());
            return "redirect:/media-workflows/" + id;
        }
        answer.addFlashAttribute("done", "The media workflow " + workflow.name() + " is deleted.");
        return "redirect:/libraries/" + workflow.libraryId();
    }

    private String again(UUID id, WorkflowForm form, Model model) {
        model.addAttribute("isUnsaved", true);
        PeopleAddress people = new PeopleAddress(null, null, null, null, null, null, null);
        return show(mediaWorkflows.mediaWorkflow(id), form, people, model);
    }

    private String show(MediaWorkflow workflow, WorkflowForm form, PeopleAddress people, Model model) {
        WorkflowTemplate template = templates.template(workflow.templateId());
        model.addAttribute("library", directory.library(workflow.libraryId()));
        model.addAttribute("template", template);
        model.addAttribute("form", form);
        model.addAttribute("fields", FieldOrigin.of(workflow, template));
        model.addAttribute("preview", shown(workflow, form));
        summary.describe(workflow, model);
        lists.describeActive(workflow, people, model);
        if (permissions.mayChangeLibrary(workflow.libraryId())) {
            lists.describeCandidates(workflow, people, model);
            model.addAttribute("recordingLists", recordingLists.newest(workflow.id(), RECORDING_LISTS));
        }
        return "media-workflow";
    }

    private TextPreview.Shown shown(MediaWorkflow workflow, WorkflowForm form) {
        return preview.show(
                permissions.seen(),
                workflow.connectionId(),
                workflow.libraryName(),
                WorkflowForm.text(form.name()),
                WorkflowForm.text(form.title()),
                WorkflowForm.text(form.description()));
    }
}

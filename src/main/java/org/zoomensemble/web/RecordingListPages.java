package org.zoomensemble.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zoomensemble.ingest.RecordingHint;
import org.zoomensemble.ingest.RecordingList;
import org.zoomensemble.ingest.RecordingLists;
import org.zoomensemble.ingest.RecordingRequests;
import org.zoomensemble.ingest.SeveralFitException;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.Page;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.security.CurrentPerson;
import org.zoomensemble.workflow.MediaWorkflows;
import org.zoomensemble.workflow.Permissions;

/** Recordings that somebody wants ingested: one by what he knows of it, or many by a file. */
@Controller
class RecordingListPages {

    private static final int ROWS = 100;

    private final RecordingRequests requests;
    private final RecordingLists lists;
    private final MediaWorkflows mediaWorkflows;
    private final Permissions permissions;
    private final CurrentPerson currentPerson;

    RecordingListPages(
            RecordingRequests requests,
            RecordingLists lists,
            MediaWorkflows mediaWorkflows,
            Permissions permissions,
            CurrentPerson currentPerson) {
        this.requests = requests;
        this.lists = lists;
        this.mediaWorkflows = mediaWorkflows;
        this.permissions = permissions;
        this.currentPerson = currentPerson;
    }

    @PostMapping("/media-workflows/{id}/ingests")
    String one(@PathVariable UUID id, @RequestParam(defaultValue = "") String recording, RedirectAttributes answer) {
        permissions.toChangeMediaWorkflow(id);
        // What stands behind the question mark of a link may be a passcode.
        answer.addFlashAttribute("recording", recording.replaceFirst("(?s)\\?.*$", ""));
        try {
            RecordingHint hint = RecordingHint.ofText(recording);
            Optional<UUID> ingestId = requests.requestNow(id, hint);
            return ingestId.isPresent()
                    ? "redirect:/ingests/" + ingestId.get()
                    : "redirect:/recording-lists/" + lists.take(id, hint, by());
        } catch (UnacceptableInputException | SeveralFitException wrong) {
            answer.addFlashAttribute("errors", Map.of("recording", wrong.getMessage()));
        } catch (ConflictException | WorkFailure refusal) {
            answer.addFlashAttribute("refusal", refusal.getMessage());
        }
        return "redirect:/media-workflows/" + id;
    }

    @PostMapping("/media-workflows/{id}/recording-lists")
    String many(@PathVariable UUID id, @RequestParam(required = false) MultipartFile file, RedirectAttributes answer)
            throws IOException {
        permissions.toChangeMediaWorkflow(id);
        if (file == null || file.isEmpty()) {
            answer.addFlashAttribute("errors", Map.of("file", "Choose a file that names recordings."));
            return "redirect:/media-workflows/" + id;
        }
        try (InputStream csv = file.getInputStream()) {
            return "redirect:/recording-lists/" + lists.take(id, csv, by());
        } catch (UnacceptableInputException wrong) {
            answer.addFlashAttribute("errors", Map.of("file", wrong.getMessage()));
        } catch (ConflictException refusal) {
            answer.addFlashAttribute("refusal", refusal.getMessage());
        }
        return "redirect:/media-workflows/" + id;
    }

    @GetMapping("/recording-lists/{id}")
    String list(
            @PathVariable UUID id,
            @RequestParam(required = false) RecordingList.Verdict verdict,
            @RequestParam(required = false) String cursor,
            Model model) {
        RecordingList list = lists.list(id);
        permissions.toSeeMediaWorkflow(list.mediaWorkflowId());
        Page<RecordingList.Line> page = lists.lines(id, verdict, cursor, ROWS);
        model.addAttribute("list", list);
        model.addAttribute("page", page);
        model.addAttribute("verdict", verdict);
        model.addAttribute("verdicts", RecordingList.Verdict.values());
        model.addAttribute("cursor", cursor);
        model.addAttribute("workflow", mediaWorkflows.mediaWorkflow(list.mediaWorkflowId()));
        return "recording-list";
    }

    private String by() {
        return currentPerson.person().name();
    }
}

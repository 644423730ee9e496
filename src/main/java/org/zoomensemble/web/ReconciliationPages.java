package org.zoomensemble.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zoomensemble.ingest.Difference;
import org.zoomensemble.ingest.Mended;
import org.zoomensemble.ingest.Mending;
import org.zoomensemble.ingest.Reconciliation;
import org.zoomensemble.ingest.Reconciliations;
import org.zoomensemble.operations.Page;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.security.CurrentPerson;
import org.zoomensemble.workflow.MediaWorkflow;
import org.zoomensemble.workflow.MediaWorkflows;
import org.zoomensemble.workflow.Permissions;

/** What Zoom, this application and Ensemble have of a media workflow, and mending the difference. */
@Controller
class ReconciliationPages {

    private static final int ROWS = 50;

    private final Reconciliations reconciliations;
    private final Mending mending;
    private final MediaWorkflows mediaWorkflows;
    private final Permissions permissions;
    private final CurrentPerson currentPerson;

    ReconciliationPages(
            Reconciliations reconciliations,
            Mending mending,
            MediaWorkflows mediaWorkflows,
            Permissions permissions,
            CurrentPerson currentPerson) {
        this.reconciliations = reconciliations;
        this.mending = mending;
        this.mediaWorkflows = mediaWorkflows;
        this.permissions = permissions;
        this.currentPerson = currentPerson;
    }

    /**
     * The newest finished one, or an earlier one that is asked for; above it the newest while it runs, or where it stopped.
     */
    @GetMapping("/media-workflows/{id}/reconciliation")
    String newest(
            @PathVariable UUID id,
            @RequestParam(required = false) UUID of,
            @RequestParam(required = false) String cursor,
            Model model) {
        permissions.toSeeMediaWorkflow(id);
        MediaWorkflow workflow = mediaWorkflows.mediaWorkflow(id);
        Optional<Reconciliation> newest = reconciliations.newest(id);
        List<Reconciliation> withMissing = reconciliations.withMissing(id);
        Optional<Reconciliation> done = withMissing.stream()
                .filter(each -> each.id().equals(of))
                .findFirst()
                .or(() -> reconciliations.newestDone(id));
        Page<Difference> page = done.map(found -> reconciliations.differences(found.id(), cursor, ROWS))
                .orElse(new Page<>(List.of(), null));
        model.addAttribute("workflow", workflow);
        model.addAttribute("mayChange", permissions.mayChangeLibrary(workflow.libraryId()));
        model.addAttribute(
                "underWay",
                newest.filter(each -> each.state() != Reconciliation.State.DONE).orElse(null));
        model.addAttribute("found", done.orElse(null));
        model.addAttribute(
                "others",
                withMissing.stream()
                        .filter(each ->
                                done.stream().noneMatch(shown -> shown.id().equals(each.id())))
                        .toList());
        model.addAttribute("rows", page.items());
        String path = "/media-workflows/" + id + "/reconciliation?of="
                + done.map(found -> found.id().toString()).orElse("");
        model.addAttribute("first", cursor == null || cursor.isEmpty() ? null : path);
        model.addAttribute("next", page.next() == null ? null : path + "&cursor=" + page.next());
        return "reconciliation";
    }

    @PostMapping("/media-workflows/{id}/reconciliations")
    String request(
            @PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            RedirectAttributes answer) {
        permissions.toChangeMediaWorkflow(id);
        answer.addFlashAttribute("from", from);
        answer.addFlashAttribute("to", to);
        try {
            reconciliations.request(id, from, to, currentPerson.person().name());
        } catch (UnacceptableInputException fault) {
            answer.addFlashAttribute("errors", Map.of(fault.field(), fault.getMessage()));
        }
        return "redirect:/media-workflows/" + id + "/reconciliation";
    }

    /** Without a difference: all that can be mended. */
    @PostMapping("/reconciliations/{id}/mend")
    String mend(
            @PathVariable UUID id,
            @RequestParam(required = false) UUID difference,
            @RequestParam(defaultValue = "false") boolean leave,
            RedirectAttributes answer) {
        UUID mediaWorkflowId = reconciliations.reconciliation(id).mediaWorkflowId();
        permissions.toChangeMediaWorkflow(mediaWorkflowId);
        String person = currentPerson.person().name();
        List<Mended> mended = difference == null
                ? mending.mendAll(id, person)
                : leave
                        ? mending.leave(id, List.of(difference), person)
                        : mending.mend(id, List.of(difference), person);
        tell(mended, answer);
        return "redirect:/media-workflows/" + mediaWorkflowId + "/reconciliation";
    }

    private static void tell(List<Mended> mended, RedirectAttributes answer) {
        List<String> refused = mended.stream()
                .filter(each -> each.result() == Mended.Result.NOT_POSSIBLE)
                .map(Mended::sentence)
                .distinct()
                .toList();
        int done = (int) mended.stream()
                .filter(each -> each.result() != Mended.Result.NOT_POSSIBLE)
                .count();
        if (done == 1 && mended.size() == 1) {
            answer.addFlashAttribute("done", mended.get(0).sentence());
        } else if (done > 0 || refused.isEmpty()) {
            answer.addFlashAttribute(
                    "done", done == 0 ? "There is nothing to mend from here." : done + " differences are settled.");
        }
        if (!refused.isEmpty()) {
            answer.addFlashAttribute("refusal", "Not mended: " + String.join(" ", refused));
        }
    }
}

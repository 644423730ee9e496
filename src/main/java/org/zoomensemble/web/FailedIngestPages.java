package org.zoomensemble.web;

import java.security.Principal;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zoomensemble.ingest.FailedIngestActions;
import org.zoomensemble.ingest.FailedIngests;
import org.zoomensemble.ingest.IngestState;
import org.zoomensemble.ingest.RemovalState;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.workflow.Permissions;

/** Tries again, or cancels, what a list of failed recordings shows. */
@Controller
class FailedIngestPages {

    private final FailedIngestActions actions;
    private final Permissions permissions;

    FailedIngestPages(FailedIngestActions actions, Permissions permissions) {
        this.actions = actions;
        this.permissions = permissions;
    }

    @PostMapping("/ingests/retry")
    String retry(
            @RequestParam(required = false) UUID libraryId,
            @RequestParam(required = false) String host,
            @RequestParam(required = false) String search,
            @RequestParam(required = false) String reason,
            @RequestParam(required = false) RemovalState removal,
            RedirectAttributes answer) {
        ListAddress here = here(libraryId, host, search, reason, removal);
        return act(here, answer, failed -> {
            FailedIngestActions.Retried retried = actions.retryAll(permissions.seen(), failed);
            return sentence(retried.retried(), "tried again", retried.left(), "retry once more");
        });
    }

    @PostMapping("/ingests/cancel")
    String cancel(
            @RequestParam(required = false) UUID libraryId,
            @RequestParam(required = false) String host,
            @RequestParam(required = false) String search,
            @RequestParam(required = false) String reason,
            Principal person,
            RedirectAttributes answer) {
        ListAddress here = here(libraryId, host, search, reason, null);
        return act(here, answer, failed -> {
            FailedIngestActions.Cancelled cancelled = actions.cancelAll(permissions.seen(), failed, person.getName());
            return sentence(cancelled.cancelled(), "cancelled", cancelled.left(), "cancel once more");
        });
    }

    private static ListAddress here(UUID libraryId, String host, String search, String reason, RemovalState removal) {
        boolean isOfRemovals = removal == RemovalState.FAILED;
        return new ListAddress(
                isOfRemovals ? null : IngestState.FAILED,
                plain(host),
                libraryId,
                plain(search),
                plain(reason),
                isOfRemovals ? removal : null,
                null);
    }

    private static String act(ListAddress here, RedirectAttributes answer, Action action) {
        try {
            answer.addFlashAttribute("done", action.on(here.failed().orElseThrow()));
        } catch (UnacceptableInputException unreadable) {
            answer.addFlashAttribute("refusal", unreadable.getMessage());
        }
        return "redirect:" + here.withReason(null).path();
    }

    private static String sentence(int count, String happened, int left, String again) {
        String done = (count == 1 ? "1 recording is " : count + " recordings are ") + happened;
        return left == 0 ? done + "." : done + "; " + left + " are left, because there are many: " + again + ".";
    }

    private static String plain(String parameter) {
        return StringUtils.hasText(parameter) ? parameter.strip() : null;
    }

    @FunctionalInterface
    private interface Action {
        /** Answers what happened. */
        String on(FailedIngests failed);
    }
}

package org.zoomensemble.web;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zoomensemble.ingest.FailedIngestRetry;
import org.zoomensemble.ingest.IngestState;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.workflow.Permissions;

/** Tries again what a list of failed recordings shows. */
@Controller
class FailedIngestPages {

    private final FailedIngestRetry retry;
    private final Permissions permissions;

    FailedIngestPages(FailedIngestRetry retry, Permissions permissions) {
        this.retry = retry;
        this.permissions = permissions;
    }

    @PostMapping("/ingests/retry")
    String retry(
            @RequestParam(required = false) UUID libraryId,
            @RequestParam(required = false) String host,
            @RequestParam(required = false) String search,
            @RequestParam(required = false) String reason,
            RedirectAttributes answer) {
        ListAddress here =
                new ListAddress(IngestState.FAILED, plain(host), libraryId, plain(search), plain(reason), null, null);
        try {
            FailedIngestRetry.Retried retried = retry.retryAll(permissions.seen(), here.failed());
            answer.addFlashAttribute("done", sentence(retried));
        } catch (UnacceptableInputException unreadable) {
            answer.addFlashAttribute("refusal", unreadable.getMessage());
        }
        return "redirect:" + here.withReason(null).path();
    }

    private static String sentence(FailedIngestRetry.Retried retried) {
        String done = retried.retried() == 1 ? "1 recording is" : retried.retried() + " recordings are";
        return retried.left() == 0
                ? done + " tried again."
                : done + " tried again; " + retried.left() + " are left, because there are many: retry once more.";
    }

    private static String plain(String parameter) {
        return StringUtils.hasText(parameter) ? parameter.strip() : null;
    }
}

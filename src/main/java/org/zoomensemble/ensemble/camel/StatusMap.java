package org.zoomensemble.ensemble.camel;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.zoomensemble.operations.LoginRefusals;
import org.zoomensemble.operations.Peer;
import org.zoomensemble.operations.WorkFailure;

/** What a status means for the work, in one place. */
final class StatusMap {

    /** In {@link #refusals()}. */
    static final String SERVICE_ACCOUNT = "service account";

    private final EnsembleSettings settings;
    private final Clock clock;
    private final LoginRefusals refusals;

    StatusMap(EnsembleSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.refusals = new LoginRefusals(clock);
    }

    /**
     * Lets 2xx and the statuses that the request expects pass.
     *
     * @throws WorkFailure every other status, with the reaction it asks for
     */
    void check(EnsembleRequest request, EnsembleAnswer answer) {
        if (!answer.isSuccess() && !request.expected().contains(answer.status())) {
            throw failure(request, answer);
        }
    }

    /** Where logins that are refused, and accepted again, are noted. */
    LoginRefusals refusals() {
        return refusals;
    }

    WorkFailure failure(EnsembleRequest request, EnsembleAnswer answer) {
        int status = answer.status();
        String said = sentence(request, answer);
        Optional<Duration> wait = answer.header("Retry-After").flatMap(text -> RetryAfter.parse(text, clock.instant()));
        return switch (status) {
            case 401 ->
                refusals.refused(
                        SERVICE_ACCOUNT,
                        said + " The login of the service account was refused; check " + account()
                                + " and its secret.");
            case 403 ->
                WorkFailure.giveUp(said + " The service account (" + account()
                        + ") may not do this; give it the permission in Ensemble.");
            case 404, 410 -> WorkFailure.giveUp(said + " Check ZOOMENSEMBLE_ENSEMBLE_URL and whether it still exists.");
            case 408, 423, 425 ->
                wait.map(time -> WorkFailure.retryAfter(time, said)).orElseGet(() -> WorkFailure.retry(said));
            case 413 -> WorkFailure.giveUp(said + tooLarge(request, answer));
            case 429 -> WorkFailure.pause(Peer.ENSEMBLE, wait.orElse(null), said);
            case 503 ->
                wait.map(time -> WorkFailure.pause(Peer.ENSEMBLE, time, said)).orElseGet(() -> WorkFailure.retry(said));
            default -> other(status, said);
        };
    }

    private WorkFailure other(int status, String said) {
        if (status >= 500 || status < 300) {
            return WorkFailure.retry(said);
        }
        if (status < 400) {
            return WorkFailure.giveUp(
                    said + " Redirects are not followed; set ZOOMENSEMBLE_ENSEMBLE_URL to the final address.");
        }
        return WorkFailure.giveUp(said);
    }

    private String account() {
        return settings.auth() == EnsembleSettings.Auth.OAUTH2
                ? "ZOOMENSEMBLE_ENSEMBLE_CLIENT_ID"
                : "ZOOMENSEMBLE_ENSEMBLE_USERNAME";
    }

    private static String tooLarge(EnsembleRequest request, EnsembleAnswer answer) {
        Object size = request.variables().get("uploadLength");
        if (size == null && request.body() instanceof UploadEntity upload) {
            size = upload.getContentLength();
        }
        return (size == null ? " That is too large for it" : " " + size + " bytes are too large for it")
                + answer.header("Tus-Max-Size")
                        .filter(limit -> limit.matches("\\d{1,18}"))
                        .map(limit -> " (its limit is " + limit + " bytes)")
                        .orElse("")
                + "; raise the limit in Ensemble.";
    }

    private static String sentence(EnsembleRequest request, EnsembleAnswer answer) {
        String text = answer.text();
        return "Ensemble answered " + request.where() + " with status " + answer.status()
                + (text.isEmpty() ? "." : ": " + text + (text.endsWith(".") ? "" : "."));
    }
}

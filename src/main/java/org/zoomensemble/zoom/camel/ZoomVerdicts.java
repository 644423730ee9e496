package org.zoomensemble.zoom.camel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.zoomensemble.operations.LoginRefusals;
import org.zoomensemble.operations.Peer;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.zoom.RecordingGoneException;
import org.zoomensemble.zoom.ZoomConnection;
import org.zoomensemble.zoom.ZoomUserUnknownException;

/**
 * What an answer of Zoom's API means, in one place for all routes. Codes: Zoom's API description of 2026-08, and what
 * was met in the wild.
 */
@Component
final class ZoomVerdicts {

    private static final int MOST_SCOPES = 8;
    private static final Pattern SCOPES = Pattern.compile("scopes?:?\\s*\\[([^\\]]*)\\]");

    private final InstantSource clock;
    private final LoginRefusals refusals;

    @Autowired
    ZoomVerdicts() {
        this(InstantSource.system());
    }

    ZoomVerdicts(InstantSource clock) {
        this.clock = clock;
        this.refusals = new LoginRefusals(clock);
    }

    /**
     * The failure that an answer without success stands for: a {@link WorkFailure}, or where it is about what the question
     * was about, a {@link ZoomUserUnknownException} or {@link RecordingGoneException}.
     */
    Exception failure(Asked asked, ZoomAnswer answer) {
        if (answer.isScopeMissing()) {
            return WorkFailure.giveUp(scopeMissing(asked, answer));
        }
        int status = answer.status();
        if (status == 429) {
            return WorkFailure.pause(
                    Peer.ZOOM,
                    RetryAfter.ofRateLimit(answer, clock.instant()),
                    "Zoom's " + (RetryAfter.isDaily(answer) ? "daily" : "per-second") + " rate limit is reached"
                            + said(asked, answer) + ".");
        }
        if (status >= 500) {
            return unavailable(asked, status, answer.headers(), answer.message());
        }
        if (status == 408 || status == 425) {
            return WorkFailure.retry("Zoom was not ready" + said(asked, answer) + ".");
        }
        if (asked.operation() == ZoomOperation.TRASH_RECORDING && isRefusal(answer)) {
            return removalRefused(asked, answer);
        }
        return aboutTheQuestion(asked, answer);
    }

    /** A token that is new is refused: for a while worth another try. */
    WorkFailure tokenRefused(ZoomConnection connection, Asked asked, ZoomAnswer answer) {
        return refusals.refused(
                token(connection),
                "Zoom refuses a fresh access token of the account " + asked.account() + said(asked, answer)
                        + "; check in the Zoom App Marketplace that the app is activated and that account id and credentials in"
                        + " the Zoom connection are its own.");
    }

    void tokenAccepted(ZoomConnection connection) {
        refusals.accepted(token(connection));
    }

    /** The token endpoint refuses the credentials with 401. */
    WorkFailure loginRefused(ZoomConnection connection, String sentence) {
        return refusals.refused(login(connection), sentence);
    }

    void loginAccepted(ZoomConnection connection) {
        refusals.accepted(login(connection));
    }

    private static String token(ZoomConnection connection) {
        return "token of " + connection.id() + " " + connection.revision();
    }

    private static String login(ZoomConnection connection) {
        return "login of " + connection.id() + " " + connection.revision();
    }

    /** "You may not", in any of its forms, or a refusal whose meaning for a removal is another than for a question. */
    private static boolean isRefusal(ZoomAnswer answer) {
        return answer.isJson()
                && (answer.status() == 403
                        || switch (answer.code()) {
                            case 200, 1001, 1010, 3310, 3332 -> true;
                            default -> false;
                        });
    }

    private static WorkFailure removalRefused(Asked asked, ZoomAnswer answer) {
        String said = said(asked, answer);
        return WorkFailure.giveUp(
                switch (answer.code()) {
                    case 1001, 1010 ->
                        "Zoom does not remove the recording, because it does not find its host in the account "
                                + asked.account() + said
                                + "; see in Zoom that the host still belongs to the account, or give the recordings to another"
                                + " host there, then choose retry.";
                    case 3310, 3332 ->
                        "Zoom does not remove the recording, because it is used in a simulive webinar or in Zoom IQ"
                                + said + "; take it out there, then choose retry.";
                    default ->
                        "The Zoom account " + asked.account() + " may not remove the recording" + said
                                + "; switch on \"The host can delete cloud recordings\" in Zoom's account settings under"
                                + " Recording, give the owner of the Zoom app a role that may view and edit the recording"
                                + " content (cloud recording needs a paid plan), then choose retry.";
                });
    }

    /** 5xx: worth another try; with 503 and a wait, everything waits. */
    WorkFailure unavailable(Asked asked, int status, AnswerHeaders headers, String message) {
        String sentence =
                "Zoom is out of order" + said(asked, status, message) + "; see Zoom's status page if it lasts.";
        Duration wait = RetryAfter.told(headers, clock.instant());
        if (wait == null) {
            return WorkFailure.retry(sentence);
        }
        return status == 503 ? WorkFailure.pause(Peer.ZOOM, wait, sentence) : WorkFailure.retryAfter(wait, sentence);
    }

    Instant now() {
        return clock.instant();
    }

    private static Exception aboutTheQuestion(Asked asked, ZoomAnswer answer) {
        boolean isAboutRecording = asked.operation().about() == ZoomOperation.About.RECORDING;
        switch (answer.code()) {
            case 1001, 1010, 1120 -> {
                if (asked.operation().about() == ZoomOperation.About.USER) {
                    return new ZoomUserUnknownException(
                            "Zoom knows no such user in the account " + asked.account() + said(asked, answer) + ".");
                }
            }
            case 200 -> {
                return WorkFailure.giveUp(
                        "The Zoom account " + asked.account() + " may not do this" + said(asked, answer)
                                + "; cloud recording needs a paid plan (Pro or higher), and the owner of the Zoom app needs a role"
                                + " with the permission \"View the recording content\".");
            }
            case 2300 -> {
                return WorkFailure.giveUp("Zoom knows no such call" + said(asked, answer)
                        + "; check the API URL in the Zoom connection, usually https://api.zoom.us/v2.");
            }
            case 3301 -> {
                if (isAboutRecording) {
                    return gone(asked, answer);
                }
            }
            case 3303 -> {
                return WorkFailure.retry("Zoom has not finished this recording yet" + said(asked, answer) + ".");
            }
            default -> {
                // the status decides
            }
        }
        int status = answer.status();
        if (status >= 300 && status < 400) {
            return WorkFailure.giveUp(
                    "The API redirects" + said(asked, answer)
                            + "; enter the address that it redirects to, usually https://api.zoom.us/v2, in the Zoom connection.");
        }
        if (!answer.isJson() || status < 300 && answer.code() == 0) {
            return WorkFailure.retry(
                    asked.host() + " answered with something else than Zoom's API"
                            + said(asked, answer)
                            + "; check the API URL in the Zoom connection, usually https://api.zoom.us/v2, and proxies on the way.");
        }
        if (isAboutRecording && (status == 404 || status == 410)) {
            return gone(asked, answer);
        }
        return WorkFailure.giveUp("Zoom refused the request" + said(asked, answer) + ".");
    }

    private static RecordingGoneException gone(Asked asked, ZoomAnswer answer) {
        return new RecordingGoneException("Zoom has no such recording, or not any more" + said(asked, answer) + ".");
    }

    private static String scopeMissing(Asked asked, ZoomAnswer answer) {
        List<String> told = scopes(Lenient.text(answer.json(), "message"));
        List<String> admin =
                told.stream().filter(scope -> scope.endsWith(":admin")).toList();
        List<String> named = !admin.isEmpty() ? admin : told;
        String scope = named.isEmpty() ? asked.operation().scope() : String.join(" or ", named);
        return "The Zoom app of the account " + asked.account() + " lacks the scope " + scope + " (" + asked
                + "): add it in the Zoom App Marketplace, in the app under Scopes, and retry a minute later; a new access token"
                + " is then fetched by itself.";
    }

    private static List<String> scopes(String message) {
        Matcher found = SCOPES.matcher(message);
        return found.find()
                ? Stream.of(found.group(1).split(","))
                        .map(String::trim)
                        .filter(scope -> scope.matches("[\\w:.-]{1,100}"))
                        .limit(MOST_SCOPES)
                        .toList()
                : List.of();
    }

    private static String said(Asked asked, ZoomAnswer answer) {
        String code = answer.code() == 0 ? "" : "/" + answer.code();
        return " (" + asked + " was answered with " + answer.status() + code + Sentences.quoted(answer.message()) + ")";
    }

    private static String said(Asked asked, int status, String message) {
        return " (" + asked + " was answered with " + status + Sentences.quoted(message) + ")";
    }
}

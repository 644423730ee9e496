package org.zoomensemble.endtoend;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.zoomensemble.sandbox.Fault;

/** Everything that goes wrong between two servers, each with its name: answers, waits, connections, lengths, ranges, pages. */
final class Troubles {

    /** At which peer, and what. */
    record Trouble(boolean isZoom, String name, Predicate<HttpServletRequest> on, Fault.Effect effect) {

        Fault fault(int times) {
            return new Fault(name, on, times, effect);
        }
    }

    private static final String PAGE =
            "<!doctype html><html><head><title>Please wait</title></head><body></body></html>";
    private static final Map<String, String> HTML = Map.of("Content-Type", "text/html;charset=utf-8");
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private static final Predicate<HttpServletRequest> ZOOM_API = Fault.to("GET", "/v2/");
    private static final Predicate<HttpServletRequest> ZOOM_TOKEN = Fault.to("POST", "/oauth/token");
    private static final Predicate<HttpServletRequest> LINK = Fault.to("GET", "/rec/download/");
    private static final Predicate<HttpServletRequest> ENSEMBLE_READ = Fault.to("GET", "/hapi");
    private static final Predicate<HttpServletRequest> CREATION = Fault.to("POST", "/hapi/v1/contents");
    private static final Predicate<HttpServletRequest> UPLOAD = Fault.to("POST", "/tus/");
    private static final Predicate<HttpServletRequest> OFFSET = Fault.to("HEAD", "/tus/");
    private static final Predicate<HttpServletRequest> APPEND = Fault.to("PATCH", "/tus/");
    private static final Predicate<HttpServletRequest> CAPTIONS = Fault.to("POST", "/hapi/v1/captions/");

    /** Longer than the application waits for an answer in these tests. */
    private static final long TOO_LONG = 3500;

    private final List<Trouble> all = new ArrayList<>();

    private Troubles() {
        asked(true, "Zoom's API", ZOOM_API);
        at(
                true,
                "Zoom's API answers 401",
                ZOOM_API,
                new Fault.Answer(401, JSON, "{\"code\":124,\"message\":\"Invalid access token.\"}"));
        at(true, "Zoom's token: 500", ZOOM_TOKEN, new Fault.Answer(500, Map.of(), ""));
        at(true, "Zoom's token: 429", ZOOM_TOKEN, reply(429, "a number of seconds"));
        at(
                true,
                "Zoom's token: 401",
                ZOOM_TOKEN,
                new Fault.Answer(401, JSON, "{\"reason\":\"Invalid client_id or client_secret\"}"));
        at(true, "Zoom's token: lost", ZOOM_TOKEN, new Fault.LoseAnswer());
        at(true, "the download's address: 500", LINK, new Fault.Answer(500, Map.of(), ""));
        at(
                true,
                "the download's address: 401",
                LINK,
                new Fault.Answer(401, JSON, "{\"code\":124,\"message\":\"Invalid access token.\"}"));
        at(true, "the download's address: reset", LINK, new Fault.BreakBefore());
        file("the video", ".mp4", 150_000);
        file("the sound", ".m4a", 20_000);
        file("the captions", ".vtt", 40);
        asked(false, "Ensemble", ENSEMBLE_READ);
        at(false, "Ensemble answers 401", ENSEMBLE_READ, new Fault.Answer(401, Map.of(), ""));
        written("the creation", CREATION);
        at(false, "the creation: cut", CREATION, new Fault.CutBody(20));
        at(false, "the creation: ends early", CREATION, new Fault.NoLength(20));
        at(false, "the creation: longer than it is", CREATION, new Fault.WrongLength(100));
        at(false, "the creation: a page", CREATION, new Fault.Answer(200, HTML, PAGE));
        written("the upload's creation", UPLOAD);
        written("the captions' upload", CAPTIONS);
        at(false, "the upload is too large: 413", UPLOAD, new Fault.Answer(413, Map.of("Tus-Max-Size", "1000"), ""));
        at(false, "the upload's offset: 500", OFFSET, new Fault.Answer(500, Map.of(), ""));
        at(false, "the upload's offset: reset", OFFSET, new Fault.BreakBefore());
        written("the bytes", APPEND);
        at(false, "the bytes: cut", APPEND, new Fault.CutUpload(15_000));
        at(false, "the bytes: 409", APPEND, new Fault.Answer(409, Map.of(), ""));
        at(false, "the bytes: 423", APPEND, new Fault.Answer(423, Map.of(), ""));
        at(false, "the bytes: 404", APPEND, new Fault.Answer(404, Map.of(), ""));
        at(false, "the bytes: 410", APPEND, new Fault.Answer(410, Map.of(), ""));
        at(false, "the bytes are too many: 413", APPEND, new Fault.Answer(413, Map.of(), ""));
    }

    static List<Trouble> all() {
        return List.copyOf(new Troubles().all);
    }

    /** What happens to a removal; not among {@link #all()}, because the judge stands there. */
    static List<Trouble> ofRemovals() {
        Predicate<HttpServletRequest> any = request -> true;
        return List.of(
                new Trouble(true, "the removal: 500", any, new Fault.Answer(500, Map.of(), "")),
                new Trouble(
                        true,
                        "the removal: 401",
                        any,
                        new Fault.Answer(401, JSON, "{\"code\":124,\"message\":\"Invalid access token.\"}")),
                new Trouble(true, "the removal: 429", any, reply(429, "a number of seconds")),
                new Trouble(true, "the removal: reset", any, new Fault.BreakBefore()),
                new Trouble(true, "the removal: lost", any, new Fault.LoseAnswer()));
    }

    /** Breaks downloads in the middle, so that the rest is asked for. */
    static Trouble breakInTheMiddle() {
        return new Trouble(true, "a break in the middle", storage(".mp4"), new Fault.CutBody(120_000));
    }

    private void at(boolean isZoom, String name, Predicate<HttpServletRequest> on, Fault.Effect effect) {
        all.add(new Trouble(isZoom, name, on, effect));
    }

    private void asked(boolean isZoom, String what, Predicate<HttpServletRequest> on) {
        for (String form : List.of("a number of seconds", "an HTTP date", "an ISO date-time", "nothing")) {
            at(isZoom, what + ": 429, Retry-After " + form, on, reply(429, form));
            at(isZoom, what + ": 503, Retry-After " + form, on, reply(503, form));
        }
        for (int status : new int[] {500, 502, 504}) {
            at(isZoom, what + ": " + status, on, new Fault.Answer(status, HTML, PAGE));
        }
        at(isZoom, what + ": reset", on, new Fault.BreakBefore());
        at(isZoom, what + ": lost", on, new Fault.LoseAnswer());
        at(isZoom, what + ": late", on, new Fault.Delay(TOO_LONG));
        at(isZoom, what + ": cut", on, new Fault.CutBody(20));
        at(isZoom, what + ": a page", on, new Fault.Answer(200, HTML, PAGE));
        at(isZoom, what + ": drips", on, new Fault.Drip(50, 20, 10));
        at(isZoom, what + ": stalls", on, new Fault.Stall(20, TOO_LONG));
        at(isZoom, what + ": longer than it is", on, new Fault.WrongLength(100));
        at(isZoom, what + ": ends early", on, new Fault.NoLength(20));
    }

    private void file(String what, String ending, long middle) {
        Predicate<HttpServletRequest> on = storage(ending);
        for (String form : List.of("an HTTP date", "nothing")) {
            at(true, what + ": 429, Retry-After " + form, on, reply(429, form));
        }
        at(true, what + ": 503, Retry-After an ISO date-time", on, reply(503, "an ISO date-time"));
        at(true, what + ": 500", on, new Fault.Answer(500, HTML, PAGE));
        at(true, what + ": 401", on, new Fault.Answer(401, Map.of(), ""));
        at(true, what + ": reset", on, new Fault.BreakBefore());
        at(true, what + ": lost", on, new Fault.LoseAnswer());
        at(true, what + ": truncated", on, new Fault.CutBody(middle));
        at(true, what + ": stalls", on, new Fault.Stall(middle, TOO_LONG));
        at(true, what + ": drips", on, new Fault.Drip((int) middle / 20, 50, 20));
        at(true, what + ": longer than it is", on, new Fault.WrongLength(1000));
        at(true, what + ": without a length", on, new Fault.NoLength(Long.MAX_VALUE));
        at(true, what + ": ends early without a length", on, new Fault.NoLength(middle));
        at(true, what + ": shorter than it is", on, new Fault.WrongLength(ending.equals(".vtt") ? -30 : -5_000));
        at(true, what + ": a page", on, new Fault.Answer(200, HTML, PAGE));
        at(
                true,
                what + ": a page that calls itself a file",
                on,
                new Fault.Answer(200, Map.of("Content-Type", ending.equals(".vtt") ? "text/vtt" : "video/mp4"), PAGE));
        at(true, what + ": JSON", on, new Fault.Answer(200, JSON, "{\"status\":false}"));
        if (ending.equals(".mp4")) {
            Predicate<HttpServletRequest> rest = on.and(request -> request.getHeader("Range") != null);
            at(true, what + "'s rest: the range is ignored", rest, new Fault.Overlooked("Range"));
            at(true, what + "'s rest: another ETag", rest, new Fault.OtherHeader("ETag", "\"another\""));
            at(true, what + "'s rest: no ETag and no range", rest, new Fault.Overlooked("Range"));
        }
    }

    private void written(String what, Predicate<HttpServletRequest> on) {
        at(false, what + ": lost", on, new Fault.LoseAnswer());
        at(false, what + ": reset", on, new Fault.BreakBefore());
        at(false, what + ": 500", on, new Fault.Answer(500, Map.of(), ""));
        at(false, what + ": 502", on, new Fault.Answer(502, HTML, PAGE));
        at(false, what + ": 401", on, new Fault.Answer(401, Map.of(), ""));
        at(false, what + ": 503, Retry-After a number of seconds", on, reply(503, "a number of seconds"));
        at(false, what + ": 429, Retry-After an HTTP date", on, reply(429, "an HTTP date"));
        at(false, what + ": late", on, new Fault.Delay(TOO_LONG));
    }

    private static Predicate<HttpServletRequest> storage(String ending) {
        return request -> request.getMethod().equals("GET")
                && request.getRequestURI().startsWith("/cmr/replay/")
                && request.getRequestURI().endsWith(ending);
    }

    private static Fault.Effect reply(int status, String form) {
        Supplier<Fault.Answer> answer = () -> {
            Map<String, String> headers = new LinkedHashMap<>(JSON);
            Instant at = Instant.now().plus(2, ChronoUnit.SECONDS).truncatedTo(ChronoUnit.SECONDS);
            switch (form) {
                case "a number of seconds" -> headers.put("Retry-After", "1");
                case "an HTTP date" ->
                    headers.put(
                            "Retry-After",
                            DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.ofInstant(at, ZoneOffset.UTC)));
                case "an ISO date-time" -> headers.put("Retry-After", at.toString());
                default -> {
                    // None.
                }
            }
            return new Fault.Answer(status, headers, "{\"code\":" + status + ",\"message\":\"Slow down.\"}");
        };
        return new Fault.Reply(answer);
    }
}

package org.zoomensemble.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Something that goes wrong at a peer.
 *
 * @param name  for messages and for the record of what fired
 * @param on    which requests it meets
 * @param times how often at most
 */
public record Fault(String name, Predicate<HttpServletRequest> on, int times, Effect effect) {

    /** What happens. */
    public sealed interface Effect {}

    /** Answers with this instead of the peer; the peer's state does not change. */
    public record Answer(int status, Map<String, String> headers, String body) implements Effect {}

    /** Breaks the connection before the peer does anything. */
    public record BreakBefore() implements Effect {}

    /** The peer does its work, then the connection breaks and the answer is lost. */
    public record LoseAnswer() implements Effect {}

    /** Runs something (for example a kill) before the peer does anything, then goes on. */
    public record Before(Runnable action) implements Effect {}

    /** The peer does its work, then this runs before the answer is sent. */
    public record After(Runnable action) implements Effect {}

    /** Breaks the connection after this many bytes of the answer's body. */
    public record CutBody(long bytes) implements Effect {}

    /** Breaks the connection after the peer read this many bytes of the request's body. */
    public record CutUpload(long bytes) implements Effect {}

    /** Waits before the peer does anything. */
    public record Delay(long millis) implements Effect {}

    public static Predicate<HttpServletRequest> to(String method, String pathPart) {
        return request ->
                request.getMethod().equals(method) && request.getRequestURI().contains(pathPart);
    }
}

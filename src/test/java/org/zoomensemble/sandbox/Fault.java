package org.zoomensemble.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

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

    /** Answers with what is made at that moment, for example a date that lies ahead. */
    public record Reply(Supplier<Answer> answer) implements Effect {}

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

    /** Sends the answer's body in pieces, with a pause after each; at most {@code pauses} of them. */
    public record Drip(int bytes, long millis, int pauses) implements Effect {}

    /** After this many bytes of the answer's body nothing comes for a while, then the rest. */
    public record Stall(long bytes, long millis) implements Effect {}

    /** Announces another {@code Content-Length} than the body has: more bytes than come, or (negative) fewer, and cuts the rest off. */
    public record WrongLength(long difference) implements Effect {}

    /** Announces no length (chunked) and ends, properly, after at most so many bytes. */
    public record NoLength(long atMost) implements Effect {}

    /** The peer does not see this header of the request. Fires only where there is one. */
    public record Overlooked(String header) implements Effect {}

    /** The answer has another value in this header. Fires only where it has one. */
    public record OtherHeader(String header, String value) implements Effect {}

    public static Predicate<HttpServletRequest> to(String method, String pathPart) {
        return request ->
                request.getMethod().equals(method) && request.getRequestURI().contains(pathPart);
    }
}

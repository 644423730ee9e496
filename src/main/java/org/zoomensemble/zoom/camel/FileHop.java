package org.zoomensemble.zoom.camel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.zoom.Download;
import org.zoomensemble.zoom.DownloadRestrictedException;
import org.zoomensemble.zoom.RecordingGoneException;

/**
 * One request for a file, from the address to what came of it. Judges the answer and runs the reader while the
 * connection is open. Used by one thread.
 */
final class FileHop<T> {

    /** What came of the request. */
    sealed interface Outcome<T> {}

    record Read<T>(T result) implements Outcome<T> {}

    record Redirect<T>(String location) implements Outcome<T> {}

    record TokenRefused<T>() implements Outcome<T> {}

    /** To be thrown outside of the route, so that nothing between logs or wraps it. */
    record Threw<T>(Throwable thrown) implements Outcome<T> {}

    private static final int LONGEST_PAGE = 64 << 10;

    private final Asked asked;
    private final Download.From from;
    private final Download.Reader<T> reader;
    private final ZoomVerdicts verdicts;
    private Outcome<T> outcome;

    FileHop(Asked asked, Download.From from, Download.Reader<T> reader, ZoomVerdicts verdicts) {
        this.asked = asked;
        this.from = from;
        this.reader = reader;
        this.verdicts = verdicts;
    }

    Asked asked() {
        return asked;
    }

    /** The Range header; null asks for the whole file. */
    String range() {
        return from.offset() > 0 ? "bytes=" + from.offset() + "-" : null;
    }

    /** The If-Range header; null sends none. */
    String ifRange() {
        return from.offset() > 0 ? from.etag() : null;
    }

    Outcome<T> outcome() {
        return outcome;
    }

    void answered(int status, AnswerHeaders headers, InputStream stream) {
        InputStream body = stream == null ? InputStream.nullInputStream() : stream;
        try {
            outcome = judged(status, headers, body);
        } catch (IOException e) {
            outcome = new Threw<>(TransportFailures.broken(asked, "while its answer was read"));
        } finally {
            OpenStream.abort(stream);
        }
    }

    private Outcome<T> judged(int status, AnswerHeaders headers, InputStream body) throws IOException {
        return switch (status) {
            case 200 -> headersAreAPage(headers) ? page(status, headers, body) : read(headers, body, 0);
            case 206 -> headersAreAPage(headers) ? page(status, headers, body) : part(headers, body);
            case 301, 302, 303, 307, 308 -> redirect(headers);
            case 416 ->
                new Threw<>(WorkFailure.retry("Zoom has no bytes behind " + from.offset() + " of the file (" + asked
                        + " was answered with 416); it may have changed."));
            default -> page(status, headers, body);
        };
    }

    private static boolean headersAreAPage(AnswerHeaders headers) {
        String type = headers.contentType();
        return type.endsWith("html") || type.endsWith("xhtml+xml") || type.endsWith("json");
    }

    private Outcome<T> redirect(AnswerHeaders headers) {
        String location = headers.text("Location");
        return location.isEmpty()
                ? new Threw<>(WorkFailure.retry("Zoom redirects to nowhere (" + asked + ")."))
                : new Redirect<>(location);
    }

    private Outcome<T> part(AnswerHeaders headers, InputStream body) {
        ContentRange range = ContentRange.of(headers.text("Content-Range"));
        if (range == null || range.first() != from.offset()) {
            return new Threw<>(WorkFailure.retry("Zoom sent another part of the file than byte " + from.offset()
                    + " and on (" + asked + "); the file may have changed."));
        }
        return read(headers, body, from.offset());
    }

    private Outcome<T> read(AnswerHeaders headers, InputStream body, long offset) {
        long length = headers.number("Content-Length");
        String encoding = headers.text("Content-Encoding");
        if (!encoding.isEmpty() && !encoding.equalsIgnoreCase("identity")) {
            return new Threw<>(
                    WorkFailure.retry("Zoom sent the file compressed although it was asked not to (" + asked + ")."));
        }
        FileBody watched = new FileBody(body, length);
        Download download =
                new Download(watched, offset, total(headers, offset, length), etag(headers), headers.contentType());
        try {
            T result = reader.read(download);
            watched.finish();
            return new Read<>(result);
        } catch (IOException e) {
            return watched.isBrokenBy(e) ? bodyBroken() : new Threw<>(new UncheckedIOException(e));
        } catch (RuntimeException e) {
            return watched.isBrokenBy(e) ? bodyBroken() : new Threw<>(e);
        } catch (Error e) {
            return new Threw<>(e);
        }
    }

    private Outcome<T> bodyBroken() {
        return new Threw<>(TransportFailures.broken(asked, "while the file was read"));
    }

    private static long total(AnswerHeaders headers, long offset, long length) {
        ContentRange range = ContentRange.of(headers.text("Content-Range"));
        if (range != null && range.total() >= 0) {
            return range.total();
        }
        return length < 0 ? -1 : offset + length;
    }

    private static String etag(AnswerHeaders headers) {
        String etag = headers.text("ETag");
        return etag.isEmpty() || etag.startsWith("W/") ? null : etag;
    }

    /** Anything but a file: an error, or a page in place of the file. */
    private Outcome<T> page(int status, AnswerHeaders headers, InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LONGEST_PAGE);
        ZoomAnswer answer = ReadAnswer.lenient(status, headers, bytes);
        if (answer.isTokenRefused()) {
            return new TokenRefused<>();
        }
        if (status == 404 || status == 410 || answer.code() == 3301) {
            return new Threw<>(new RecordingGoneException(
                    "Zoom has this file no longer (" + asked + " was answered with " + status + ")."));
        }
        if (status >= 200 && status < 300 || status == 403 && !answer.isScopeMissing()) {
            RestrictionPage page = RestrictionPage.of(bytes, answer.message());
            String answered = " (" + asked + " was answered with " + status + " and "
                    + (headers.contentType().isEmpty() ? "no content type" : headers.contentType()) + ").";
            return new Threw<>(
                    page.isGone()
                            ? new RecordingGoneException("Zoom has this file no longer: " + page.reason() + answered)
                            : new DownloadRestrictedException(
                                    "Zoom does not hand out this file: " + page.reason() + answered,
                                    page.restriction()));
        }
        return new Threw<>(verdicts.failure(asked, answer));
    }
}

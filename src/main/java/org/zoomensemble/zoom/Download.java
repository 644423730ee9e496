package org.zoomensemble.zoom;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file on its way from Zoom, open only while its {@link Reader} runs.
 *
 * @param body        the bytes from {@code offset} on; reading fails when the connection breaks or is cut short
 * @param offset      where {@code body} begins: what was asked for, or 0 when Zoom sent the whole file instead
 * @param totalLength bytes of the whole file, -1 where Zoom does not say
 * @param etag        validator for a later {@code If-Range}, null where Zoom sends none (a weak one counts as none)
 * @param contentType as sent, lower case without parameters; empty where absent. Never HTML or JSON
 */
public record Download(InputStream body, long offset, long totalLength, String etag, String contentType) {

    /** What to do with the bytes while the connection is open. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(Download download) throws IOException;
    }

    /**
     * Which bytes to ask for.
     *
     * @param offset first byte; 0 asks for the whole file without a Range header
     * @param etag   sent as {@code If-Range} with an offset above 0; null sends none
     */
    public record From(long offset, String etag) {
        public static From start() {
            return new From(0, null);
        }
    }
}

package org.zoomensemble.zoom.camel;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.io.EofSensorInputStream;

/** Ends the stream of an answer that nobody wants to read to its end. */
final class OpenStream {

    private OpenStream() {}

    /**
     * Drops the connection instead of draining it. Closing would read the rest, gigabytes of it. Does nothing at the end
     * of the stream.
     */
    static void abort(InputStream stream) {
        try {
            if (stream instanceof EofSensorInputStream sensed) {
                sensed.abort();
            } else if (stream != null) {
                stream.close();
            }
        } catch (IOException e) {
            // the connection is given up anyway
        }
    }
}

package org.zoomensemble.sandbox.zoom;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/** Lets no more than so many bytes pass in a second. */
final class SlowStream extends FilterOutputStream {

    private static final int PIECE = 16 * 1024;

    private final long bytesPerSecond;
    private final long begin = System.nanoTime();
    private long written;

    SlowStream(OutputStream out, long bytesPerSecond) {
        super(out);
        this.bytesPerSecond = bytesPerSecond;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int at = 0; at < length; at += PIECE) {
            int piece = Math.min(PIECE, length - at);
            out.write(bytes, offset + at, piece);
            out.flush();
            written += piece;
            keepPace();
        }
    }

    private void keepPace() throws IOException {
        long due = written * 1_000_000_000L / bytesPerSecond - (System.nanoTime() - begin);
        if (due <= 0) {
            return;
        }
        try {
            Thread.sleep(due / 1_000_000, (int) (due % 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}

package org.zoomensemble.zoom.camel;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a file, watched: what broke, and how much was read. Closing does not drain the rest. */
final class FileBody extends InputStream {

    private final InputStream bytes;
    private final long length;
    private long count;
    private boolean isClosed;
    private IOException broken;

    /** {@code length} is what the answer announced, -1 where it does not. */
    FileBody(InputStream bytes, long length) {
        this.bytes = bytes;
        this.length = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int size) throws IOException {
        if (isClosed) {
            throw new IOException("the download is closed");
        }
        try {
            int read = bytes.read(buffer, offset, size);
            count += Math.max(0, read);
            return read;
        } catch (IOException e) {
            broken = e;
            throw e;
        }
    }

    @Override
    public int available() throws IOException {
        return isClosed ? 0 : bytes.available();
    }

    @Override
    public void close() {
        isClosed = true;
    }

    /** Whether a failure goes back to a broken connection to Zoom, and not to whoever read from it. */
    boolean isBrokenBy(Throwable thrown) {
        for (Throwable cause = thrown; cause != null && broken != null; cause = cause.getCause()) {
            if (cause == broken) {
                return true;
            }
        }
        return false;
    }

    /** Lets a connection whose file was read whole go back to the pool, although nobody read on to see the end. */
    void finish() {
        if (count == length && broken == null) {
            try {
                bytes.read();
            } catch (IOException e) {
                // every byte is there; only the connection is lost
            }
        }
    }
}

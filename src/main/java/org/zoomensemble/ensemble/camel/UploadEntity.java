package org.zoomensemble.ensemble.camel;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.zoomensemble.ensemble.UploadBody;
import org.zoomensemble.operations.WorkFailure;

/**
 * The bytes of one append, pushed by the caller straight into the connection, in the blocks in which they come. Written
 * once, by one thread; only {@link #abortIfStalled} is called from another.
 */
final class UploadEntity extends WrittenEntity {

    private final UploadBody body;
    private Throwable bodyFailure;
    private long sent;
    private volatile Runnable abort = () -> {};
    private volatile long writingSince;
    private volatile boolean writing;
    private volatile boolean stalled;

    UploadEntity(String contentType, long length, UploadBody body) {
        super(contentType, length, false);
        this.body = body;
    }

    @Override
    public void writeTo(OutputStream connection) throws IOException {
        Sink sink = new Sink(connection);
        try {
            body.writeTo(sink);
            if (sink.failure == null && sent < length) {
                throw WorkFailure.retry("The source of the upload ended after " + sent + " of " + length + " bytes.");
            }
        } catch (IOException | RuntimeException | Error e) {
            if (sink.failure == null || !isCausedBy(e, sink.failure)) {
                bodyFailure = e;
                // The route gets an exception in any case: an Error would leave its exchange unfinished.
                throw new IOException("the body of the upload failed", e);
            }
        }
        if (sink.failure != null) {
            throw sink.failure;
        }
    }

    /** What the body threw, where it was not the connection to Ensemble that broke; else null. */
    Throwable bodyFailure() {
        return bodyFailure;
    }

    /** Throws again what the body threw, unchanged. */
    void rethrowBodyFailure() {
        if (bodyFailure instanceof RuntimeException e) {
            throw e;
        }
        if (bodyFailure instanceof Error e) {
            throw e;
        }
        if (bodyFailure != null) {
            throw WorkFailure.retry("The source of the upload broke after " + sent + " of " + length + " bytes ("
                    + bodyFailure.getClass().getSimpleName() + ").");
        }
    }

    boolean isComplete() {
        return sent == length;
    }

    /** Whether it was given up because Ensemble took no bytes any more. */
    boolean isStalled() {
        return stalled;
    }

    /** @param abortConnection ends the connection from any thread, also while a write blocks */
    void connected(Runnable abortConnection) {
        abort = abortConnection;
    }

    /** Ends the connection when one write has blocked for longer than the limit. */
    void abortIfStalled(long nanoTime, long limitSeconds) {
        if (writing && nanoTime - writingSince > TimeUnit.SECONDS.toNanos(limitSeconds)) {
            stalled = true;
            abort.run();
        }
    }

    private static boolean isCausedBy(Throwable thrown, IOException failure) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause == failure) {
                return true;
            }
        }
        return false;
    }

    /** Tells failures of the connection apart from those of the body, and counts. */
    private final class Sink extends OutputStream {

        private final OutputStream connection;
        private IOException failure;

        Sink(OutputStream connection) {
            this.connection = connection;
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] block, int offset, int count) throws IOException {
            if (count > length - sent) {
                throw WorkFailure.retry("The source of the upload holds more than the announced " + length + " bytes.");
            }
            guarded(() -> connection.write(block, offset, count));
            sent += count;
        }

        @Override
        public void flush() throws IOException {
            guarded(connection::flush);
        }

        private void guarded(Step step) throws IOException {
            writingSince = System.nanoTime();
            writing = true;
            try {
                step.run();
            } catch (IOException e) {
                failure = e;
                throw e;
            } finally {
                writing = false;
            }
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }
}

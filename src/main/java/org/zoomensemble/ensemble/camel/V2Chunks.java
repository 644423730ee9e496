package org.zoomensemble.ensemble.camel;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.zoomensemble.operations.WorkFailure;

/** Cuts what is written into chunks and hands each on as soon as it is full. One chunk is held in memory. */
final class V2Chunks extends OutputStream {

    private final V2Upload upload;
    private final long end;
    private final BiConsumer<Integer, byte[]> submit;
    private final byte[] chunk;
    private int filled;
    private long written;
    private RuntimeException failure;

    /**
     * @param offset a multiple of the chunk's size
     * @param end    where this append ends; at the end of the file the last chunk may be shorter
     * @param submit sends the chunk with this number
     */
    V2Chunks(V2Upload upload, long offset, long end, BiConsumer<Integer, byte[]> submit) {
        this.upload = upload;
        this.written = offset;
        this.end = end;
        this.submit = submit;
        this.chunk = new byte[V2Upload.CHUNK];
    }

    @Override
    public void write(int single) {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] block, int offset, int count) {
        if (count > end - written) {
            throw WorkFailure.retry("The source of the upload holds more than the announced " + end + " bytes.");
        }
        int from = offset;
        int left = count;
        while (left > 0) {
            int some = Math.min(left, chunk.length - filled);
            System.arraycopy(block, from, chunk, filled, some);
            filled += some;
            from += some;
            left -= some;
            written += some;
            if (filled == chunk.length || written == upload.length()) {
                send();
            }
        }
    }

    /** To be called once the body has written everything. */
    void finish() {
        if (written < end) {
            throw WorkFailure.retry("The source of the upload ended after " + written + " of " + end + " bytes.");
        }
        if (upload.length() == 0) {
            send();
        }
    }

    /** What broke while a chunk was sent; null where nothing did. */
    RuntimeException failure() {
        return failure;
    }

    private void send() {
        int number = (int) (Math.max(0, written - 1) / V2Upload.CHUNK);
        byte[] bytes = filled == chunk.length ? chunk : Arrays.copyOf(chunk, filled);
        try {
            submit.accept(number, bytes);
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
        filled = 0;
    }
}

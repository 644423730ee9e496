package org.zoomensemble.ensemble.camel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** An answer's body of bounded size, read in bounded time: one that trickles would outlive the lease of the work. */
final class BoundedAnswer extends HttpEntityWrapper {

    private static final long MOST_BYTES = 16L * 1024 * 1024;
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Runnable abandon;
    private InputStream content;

    /** @param abandon closes the connection without reading on */
    BoundedAnswer(HttpEntity entity, Runnable abandon) {
        super(entity);
        this.abandon = abandon;
    }

    @Override
    public InputStream getContent() throws IOException {
        if (content == null) {
            content = new Bounded(super.getContent());
        }
        return content;
    }

    private final class Bounded extends FilterInputStream {

        private final long began = System.nanoTime();
        private long read;
        private boolean broken;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
        }

        @Override
        public int read(byte[] block, int offset, int count) throws IOException {
            int got;
            try {
                got = in.read(block, offset, count);
            } catch (IOException e) {
                throw broke(e.getClass().getSimpleName());
            }
            read += Math.max(got, 0);
            if (read > MOST_BYTES) {
                throw broke("more than " + MOST_BYTES + " bytes");
            }
            if (System.nanoTime() - began > MOST_NANOS) {
                throw broke("not complete after " + TimeUnit.NANOSECONDS.toSeconds(MOST_NANOS) + " s");
            }
            return got;
        }

        @Override
        public void close() throws IOException {
            if (!broken) {
                super.close();
            }
        }

        private IOException broke(String why) {
            broken = true;
            abandon.run();
            return new BrokenAnswerException(why);
        }
    }
}

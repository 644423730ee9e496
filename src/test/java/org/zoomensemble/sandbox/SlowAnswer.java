package org.zoomensemble.sandbox;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/** Answers whose bytes are right and late. */
final class SlowAnswer {

    private SlowAnswer() {}

    private static void pause(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** Piece by piece. */
    static final class Drip extends AnswerBody {

        private final Fault.Drip drip;
        private final Runnable onDrip;
        private int pauses;

        Drip(HttpServletResponse response, Fault.Drip drip, Runnable onDrip) {
            super(response);
            this.drip = drip;
            this.onDrip = onDrip;
        }

        @Override
        void body(byte[] bytes, int offset, int length) throws IOException {
            OutputStream out = getResponse().getOutputStream();
            int at = 0;
            while (at < length) {
                int piece = pauses < drip.pauses() ? Math.min(drip.bytes(), length - at) : length - at;
                out.write(bytes, offset + at, piece);
                at += piece;
                if (pauses < drip.pauses()) {
                    out.flush();
                    pauses++;
                    onDrip.run();
                    pause(drip.millis());
                }
            }
        }
    }

    /** Nothing for a while in the middle of it. */
    static final class Stall extends AnswerBody {

        private final Runnable onStall;
        private final long millis;
        private long left;
        private boolean isOver;

        Stall(HttpServletResponse response, Fault.Stall stall, Runnable onStall) {
            super(response);
            this.left = stall.bytes();
            this.millis = stall.millis();
            this.onStall = onStall;
        }

        @Override
        void body(byte[] bytes, int offset, int length) throws IOException {
            OutputStream out = getResponse().getOutputStream();
            if (isOver || length <= left) {
                out.write(bytes, offset, length);
                left -= length;
                return;
            }
            int before = (int) left;
            out.write(bytes, offset, before);
            out.flush();
            isOver = true;
            onStall.run();
            pause(millis);
            out.write(bytes, offset + before, length - before);
        }
    }
}

package org.zoomensemble.sandbox;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import org.apache.coyote.CloseNowException;

/** An answer whose body takes another way than straight to the socket. Status and headers pass, uncommitted. */
abstract class AnswerBody extends HttpServletResponseWrapper {

    private PrintWriter writer;

    AnswerBody(HttpServletResponse response) {
        super(response);
    }

    abstract void body(byte[] bytes, int offset, int length) throws IOException;

    /** Called once when the peer has finished. */
    void finish() throws IOException {
        if (writer != null) {
            writer.flush();
        }
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new ServletOutputStream() {
            @Override
            public void write(int b) throws IOException {
                body(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                body(bytes, offset, length);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new IllegalStateException("A faulted answer is written blocking.");
            }
        };
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), getCharacterEncoding()));
        }
        return writer;
    }

    @Override
    public void flushBuffer() {
        // Would send the headers.
    }

    /** Holds the answer back until the peer has finished, or until it is too large to be held. */
    static final class Held extends AnswerBody {

        private static final int HELD = 1 << 20;

        private final ByteArrayOutputStream held = new ByteArrayOutputStream();
        private Runnable beforeFirstByte;

        Held(HttpServletResponse response, Runnable beforeFirstByte) {
            super(response);
            this.beforeFirstByte = beforeFirstByte;
        }

        @Override
        void body(byte[] bytes, int offset, int length) throws IOException {
            if (beforeFirstByte == null) {
                getResponse().getOutputStream().write(bytes, offset, length);
                return;
            }
            held.write(bytes, offset, length);
            if (held.size() > HELD) {
                release();
            }
        }

        @Override
        void finish() throws IOException {
            super.finish();
            if (beforeFirstByte != null) {
                release();
            }
        }

        private void release() throws IOException {
            Runnable action = beforeFirstByte;
            beforeFirstByte = null;
            action.run();
            if (held.size() > 0) {
                held.writeTo(getResponse().getOutputStream());
                held.reset();
            }
        }
    }

    /** Throws the answer away. */
    static final class Lost extends AnswerBody {

        Lost(HttpServletResponse response) {
            super(response);
        }

        @Override
        void body(byte[] bytes, int offset, int length) {
            // Lost.
        }
    }

    /** Sends some bytes, then breaks the connection and lets the peer see it. */
    static final class Cut extends AnswerBody {

        private final Connection connection;
        private final Runnable onCut;
        private long left;

        Cut(HttpServletResponse response, Connection connection, long bytes, Runnable onCut) {
            super(response);
            this.connection = connection;
            this.left = bytes;
            this.onCut = onCut;
        }

        @Override
        void body(byte[] bytes, int offset, int length) throws IOException {
            ServletOutputStream out = getResponse().getOutputStream();
            if (length <= left) {
                out.write(bytes, offset, length);
                left -= length;
                return;
            }
            out.write(bytes, offset, (int) left);
            out.flush();
            left = 0;
            if (!connection.isBroken()) {
                connection.breakNow();
                onCut.run();
            }
            throw new CloseNowException("cut by a fault");
        }
    }
}

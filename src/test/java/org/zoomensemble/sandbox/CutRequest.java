package org.zoomensemble.sandbox;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.apache.coyote.CloseNowException;

/** A request whose body breaks off after some bytes. */
final class CutRequest extends HttpServletRequestWrapper {

    private final Connection connection;
    private final Runnable onCut;
    private ServletInputStream input;
    private long left;

    CutRequest(HttpServletRequest request, Connection connection, long bytes, Runnable onCut) {
        super(request);
        this.connection = connection;
        this.left = bytes;
        this.onCut = onCut;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (input == null) {
            input = new CutStream(super.getInputStream());
        }
        return input;
    }

    private final class CutStream extends ServletInputStream {

        private final ServletInputStream whole;

        CutStream(ServletInputStream whole) {
            this.whole = whole;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                if (!connection.isBroken()) {
                    // A body that ends here is not cut.
                    if (whole.read() < 0) {
                        return -1;
                    }
                    connection.breakNow();
                    onCut.run();
                }
                throw new CloseNowException("cut by a fault");
            }
            int read = whole.read(bytes, offset, (int) Math.min(length, left));
            if (read > 0) {
                left -= read;
            }
            return read;
        }

        @Override
        public boolean isFinished() {
            return whole.isFinished();
        }

        @Override
        public boolean isReady() {
            return whole.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("A faulted request is read blocking.");
        }
    }
}

package org.zoomensemble.sandbox;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** An answer that announces another length than its body has. A body shorter than announced ends with a closed connection. */
final class OtherLength extends AnswerBody {

    private final long difference;
    private final Runnable onOther;
    private long left = Long.MAX_VALUE;

    OtherLength(HttpServletResponse response, long difference, Runnable onOther) {
        super(response);
        this.difference = difference;
        this.onOther = onOther;
    }

    @Override
    public void setContentLength(int length) {
        setContentLengthLong(length);
    }

    @Override
    public void setContentLengthLong(long length) {
        long announced = length + difference;
        if (announced <= 0) {
            super.setContentLengthLong(length);
            return;
        }
        left = announced;
        onOther.run();
        super.setContentLengthLong(announced);
    }

    @Override
    void body(byte[] bytes, int offset, int length) throws IOException {
        int passing = (int) Math.min(length, left);
        left -= passing;
        if (passing > 0) {
            getResponse().getOutputStream().write(bytes, offset, passing);
        }
    }

    /** No length at all, and an end that looks like one. */
    static final class None extends AnswerBody {

        private final Runnable onNone;
        private long left;

        None(HttpServletResponse response, long atMost, Runnable onNone) {
            super(response);
            this.left = atMost;
            this.onNone = onNone;
        }

        @Override
        public void setContentLength(int length) {
            // Not told.
        }

        @Override
        public void setContentLengthLong(long length) {
            // Not told.
        }

        @Override
        void body(byte[] bytes, int offset, int length) throws IOException {
            int passing = (int) Math.min(length, left);
            left -= passing;
            if (passing > 0) {
                getResponse().getOutputStream().write(bytes, offset, passing);
                getResponse().getOutputStream().flush();
                onNone.run();
            }
        }
    }

    /** The same body under another header. */
    static final class Header extends AnswerBody {

        private final Fault.OtherHeader other;
        private final Runnable onOther;

        Header(HttpServletResponse response, Fault.OtherHeader other, Runnable onOther) {
            super(response);
            this.other = other;
            this.onOther = onOther;
        }

        @Override
        public void setHeader(String name, String value) {
            boolean isOther = name.equalsIgnoreCase(other.header());
            super.setHeader(name, isOther ? other.value() : value);
            if (isOther) {
                onOther.run();
            }
        }

        @Override
        void body(byte[] bytes, int offset, int length) throws IOException {
            getResponse().getOutputStream().write(bytes, offset, length);
        }
    }
}

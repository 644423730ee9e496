package org.zoomensemble.zoom.camel;

import java.io.IOException;

/** The connection broke after Zoom had begun to answer. */
final class BrokenAnswerException extends IOException {

    BrokenAnswerException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}

package org.zoomensemble.ensemble.camel;

import java.io.IOException;

/** The connection stood and then broke, or stayed silent, before an answer came: the request may have been done. */
final class AnswerLostException extends IOException {

    AnswerLostException(Throwable cause) {
        super(cause);
    }
}

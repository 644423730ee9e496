package org.zoomensemble.ensemble.camel;

import java.io.IOException;

/** An answer began and did not end properly. */
final class BrokenAnswerException extends IOException {

    BrokenAnswerException(String message) {
        super(message);
    }
}

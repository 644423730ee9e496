package org.zoomensemble.ensemble;

/** Ensemble does not take this caption file, and never will: it is too large for it, or not what it expects. The message is a sentence. */
public final class CaptionRefusedException extends Exception {

    public CaptionRefusedException(String message) {
        super(message);
    }
}

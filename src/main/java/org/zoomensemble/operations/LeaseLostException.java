package org.zoomensemble.operations;

/** The lease of the running work is gone; the work must stop without any further effect. */
public final class LeaseLostException extends RuntimeException {

    public LeaseLostException(String message) {
        super(message);
    }
}

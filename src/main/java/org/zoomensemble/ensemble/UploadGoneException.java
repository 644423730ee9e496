package org.zoomensemble.ensemble;

/** The upload or its content does not exist (any more): 404 or 410. The message is a sentence for an operator. */
public final class UploadGoneException extends Exception {

    public UploadGoneException(String message) {
        super(message);
    }
}

package org.zoomensemble.ensemble;

/** The upload is locked or at another offset: 409 or 423. The message is a sentence for an operator. */
public final class UploadConflictException extends Exception {

    public UploadConflictException(String message) {
        super(message);
    }
}

package org.zoomensemble.operations;

/** What was asked for does not fit the present state. The message is one sentence with the remedy. */
public final class ConflictException extends RuntimeException {

    public ConflictException(String sentence) {
        super(sentence);
    }
}

package org.zoomensemble.operations;

/** The thing that was named does not exist here. The message is one sentence. */
public final class NotThereException extends RuntimeException {

    public NotThereException(String sentence) {
        super(sentence);
    }
}

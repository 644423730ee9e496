package org.zoomensemble.zoom;

/** Zoom has no such recording any more, or not yet (404/3301, 404, 410). The message is a sentence for an operator. */
public final class RecordingGoneException extends Exception {

    public RecordingGoneException(String message) {
        super(message);
    }
}

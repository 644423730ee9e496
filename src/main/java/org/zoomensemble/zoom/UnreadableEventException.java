package org.zoomensemble.zoom;

/** What came in as an event is none. */
public final class UnreadableEventException extends Exception {

    public UnreadableEventException(String message) {
        super(message);
    }
}

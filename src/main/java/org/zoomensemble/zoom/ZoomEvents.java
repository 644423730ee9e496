package org.zoomensemble.zoom;

/** Reads the bodies of Zoom's event notifications. Thread-safe. */
public interface ZoomEvents {

    /** @throws UnreadableEventException the body is no event; the message says why, without quoting it */
    ZoomEvent read(byte[] body) throws UnreadableEventException;
}

package org.zoomensemble.zoom;

/** Reads the bodies of Zoom's event notifications. Thread-safe. */
public interface ZoomEvents {

    /** @throws UnreadableEventException the body is no event; the message says why, without quoting it */
    ZoomEvent read(byte[] body) throws UnreadableEventException;

    /**
     * The event without its {@code download_token}, as it may be kept: the token opens the files for 24 hours and is not needed.
     *
     * @throws UnreadableEventException the body is no event
     */
    byte[] withoutToken(byte[] body) throws UnreadableEventException;
}

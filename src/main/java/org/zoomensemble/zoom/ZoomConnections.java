package org.zoomensemble.zoom;

import java.util.UUID;

/** Where Zoom connections are kept; implemented by the room that owns them. Thread-safe. */
public interface ZoomConnections {

    /**
     * The connection with its secrets opened, read anew so that a rotated secret works at once.
     *
     * @throws org.zoomensemble.operations.WorkFailure GIVE_UP when there is no such connection
     */
    ZoomConnection connection(UUID connectionId);
}

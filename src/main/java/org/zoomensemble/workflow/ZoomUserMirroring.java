package org.zoomensemble.workflow;

import java.util.UUID;
import org.springframework.stereotype.Service;

/** Keeps the list of each Zoom account's users fresh. Thread-safe. */
@Service
public class ZoomUserMirroring {

    /** Begins to read the list anew in the background, unless somebody does already. */
    public void refresh(UUID connectionId) {
        throw new UnsupportedOperationException();
    }

    /** How fresh it is. */
    public ZoomUsersMirror state(UUID connectionId) {
        throw new UnsupportedOperationException();
    }
}

package org.zoomensemble.workflow;

import java.util.UUID;

/** What new libraries tell their process. Implemented by the engine room. */
public interface AutoCreateProcess {

    /** Starts {@code library-auto-create} with business key {@code auto-create:<sync>}; joins the caller's transaction. */
    void librariesSeen(UUID syncId);
}

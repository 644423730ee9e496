package org.zoomensemble.workflow;

import java.util.UUID;

/** What new libraries tell their process. Implemented by the engine room. */
public interface AutoCreateProcess {

    /** Starts {@code library-auto-create} with business key {@code auto-create:} and the id of the sync or of the look; joins the caller's transaction. */
    void librariesSeen(UUID syncId);

    /** Whether an instance is on its way, so that none needs to be started. One with an incident is. */
    boolean isRunning();
}

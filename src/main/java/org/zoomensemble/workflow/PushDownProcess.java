package org.zoomensemble.workflow;

import java.util.UUID;

/** What a push-down tells its process. Implemented by the engine room. */
public interface PushDownProcess {

    /** Starts {@code template-push-down} with business key {@code push-down:<id>}; joins the caller's transaction. */
    void pushDownBegun(UUID pushDownId);

    /** Whether its process instance is there; somebody may have deleted it in Cockpit. */
    boolean isAlive(UUID pushDownId);

    /** Whether a step of it failed and waits for somebody who chooses <i>retry</i> in Cockpit. */
    boolean standsStill(UUID pushDownId);
}

package org.zoomensemble.engine;

import org.springframework.stereotype.Component;

/** What every attempt at a task needs. */
@Component
record BridgeTools(
        Settlement settlement,
        PeerPauses pauses,
        DatabaseOutages outages,
        WakeUp wakeUp,
        Told told,
        BridgeSettings settings) {}

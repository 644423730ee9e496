package org.zoomensemble.recording;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What a sweep tells its process. Implemented by the engine room. */
public interface SweepProcess {

    /** Starts {@code recording-sweep} at "Sweep requested" with business key {@code sweep:<id>}; joins the caller's transaction. */
    void sweepOpened(UUID sweepId);

    /** When the timer opens sweeps next; empty where no such turn is set at this moment. */
    Optional<Instant> nextTurn();
}

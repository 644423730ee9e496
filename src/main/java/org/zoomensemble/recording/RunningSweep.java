package org.zoomensemble.recording;

import java.time.LocalDate;
import java.util.UUID;

/** What listing needs to know of a sweep. */
record RunningSweep(
        UUID id,
        UUID connectionId,
        UUID mediaWorkflowId,
        Sweep.Kind kind,
        LocalDate fromDay,
        LocalDate toDay,
        Sweep.State state) {

    boolean isBackfill() {
        return kind == Sweep.Kind.BACKFILL;
    }
}

package org.zoomensemble.directory;

import java.time.Instant;
import java.util.UUID;

/**
 * One run of reading an institution's hierarchy from Ensemble.
 *
 * @param organizations how many Ensemble listed; as {@code libraries} and {@code people} 0 until it is done
 * @param sentence      what came of it, in words; null while it runs
 */
public record DirectorySync(
        UUID id,
        UUID institutionId,
        State state,
        Instant startedAt,
        Instant finishedAt,
        int organizations,
        int libraries,
        int people,
        String sentence) {

    /** How far a sync is. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }
}

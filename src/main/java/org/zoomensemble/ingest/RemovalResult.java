package org.zoomensemble.ingest;

import java.time.Duration;
import java.time.Instant;

/** What the removal step led to, when it did not fail. */
public sealed interface RemovalResult {

    /** The recording is in Zoom's trash, or stays in Zoom for a reason that is written down. */
    record Settled() implements RemovalResult {}

    /** The time has not come: look again then. */
    record Later(Instant at) implements RemovalResult {}

    /** Another ingest is at it, nothing failed. */
    record NotYet(Duration delay, String sentence) implements RemovalResult {}

    static RemovalResult settled() {
        return new Settled();
    }
}

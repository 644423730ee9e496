package org.zoomensemble.ingest;

import java.time.Duration;

/** What attaching captions led to. */
public sealed interface CaptionsResult {

    /** Every item has its captions, or has them given up by rule. */
    record Settled(boolean isRemovalWanted) implements CaptionsResult {}

    /** At least one transcript is still expected. */
    record Awaited(Wait waiting) implements CaptionsResult {}

    /** Ensemble or Zoom is not there yet, nothing failed. */
    record NotYet(Duration delay, String sentence) implements CaptionsResult {}
}

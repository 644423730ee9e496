package org.zoomensemble.ingest;

import org.zoomensemble.rules.RestrictionFacts;
import org.zoomensemble.rules.SelectionFacts;

/** What reading a recording at Zoom led to. */
public sealed interface RecordingRead {

    /** Zoom has finished; the facts for the two decisions that follow. */
    record Finished(SelectionFacts selection, RestrictionFacts restriction) implements RecordingRead {}

    /** Zoom is still recording or processing. */
    record Unfinished(Wait waiting) implements RecordingRead {}

    /** Zoom has no such recording. */
    record Gone() implements RecordingRead {}
}

package org.zoomensemble.ingest;

import java.time.Instant;
import java.util.UUID;

/** One segment of a recording and the content that it becomes in Ensemble. */
record Item(
        UUID id,
        UUID ingestId,
        int segment,
        Instant recordingStart,
        String reference,
        String name,
        String description,
        Instant intentAt,
        String contentId,
        Instant confirmedAt,
        String captionSource,
        Instant captionAt) {

    boolean isCaptionSettled() {
        return captionAt != null;
    }
}

package org.zoomensemble.ingest;

import java.time.Instant;
import java.util.UUID;

/**
 * The content that an earlier run made of a segment; of several the newest.
 *
 * @param topic    Zoom's topic when its name was made
 * @param isFilled its media file arrived
 * @param isRevisited this run brings its captions
 */
record EarlierItem(
        UUID id,
        Instant recordingStart,
        String reference,
        String name,
        String topic,
        String contentId,
        String captionSource,
        boolean isFilled,
        boolean isRevisited) {}

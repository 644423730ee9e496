package org.zoomensemble.ingest;

import java.time.Instant;
import java.util.UUID;

/**
 * Something about one recording in which Zoom, this application and Ensemble differ.
 *
 * @param sentence     what differs and what mends it
 * @param missing      whether something is missing and not settled
 * @param mendable     whether it can be mended from here and is not settled
 * @param ingestId     its newest ingest; null where there is none
 * @param atZoom       whether Zoom listed it
 * @param meetingStart null where Zoom told none
 * @param settledAt    when it was mended, announced by itself, or left; null while it is open
 * @param left         somebody said that it is meant to be so
 * @param outcome      what was done; null while it is open
 */
public record Difference(
        UUID id,
        DifferenceKind kind,
        String sentence,
        boolean missing,
        boolean mendable,
        String meetingUuid,
        String topic,
        String hostEmail,
        Instant meetingStart,
        UUID ingestId,
        boolean atZoom,
        Instant settledAt,
        String settledBy,
        boolean left,
        String outcome) {}

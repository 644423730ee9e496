package org.zoomensemble.ingest;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of the list of ingests.
 *
 * @param removal         what becomes of the recording at Zoom; null where its removal was never asked for
 * @param removalSentence why, or what is waited for; null as well
 * @param removalAt       since when; null as well
 */
public record IngestSummary(
        UUID id,
        UUID mediaWorkflowId,
        String mediaWorkflowName,
        UUID libraryId,
        String libraryName,
        String meetingUuid,
        String meetingId,
        int run,
        String topic,
        String hostEmail,
        Instant meetingStart,
        int durationMinutes,
        IngestState state,
        String reason,
        String foundBy,
        Instant announcedAt,
        Instant finishedAt,
        String processInstanceId,
        RemovalState removal,
        String removalSentence,
        Instant removalAt) {}

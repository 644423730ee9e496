package org.zoomensemble.ingest;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of the list of ingests.
 *
 * @param run           1 for the first; segments that appear later, a recovery and force again open the next
 * @param skippedAs     null for what was not skipped
 * @param openedBecause why this run was opened, for people
 * @param isForced      it makes a new item for every segment
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
        SkippedAs skippedAs,
        String foundBy,
        String openedBecause,
        boolean isForced,
        Instant announcedAt,
        Instant finishedAt,
        String processInstanceId) {}

package org.zoomensemble.workflow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A Zoom user whose recordings a media workflow ingests.
 *
 * @param zoomUserId   Zoom's stable id; the e-mail may change
 * @param isTranscriptOn     his Zoom settings make transcripts; null where they could not be read
 * @param isHostOnlyDownload his Zoom settings let only the host download; null where they could not be read
 * @param sweptTo      up to which day (UTC) his recordings were listed; null before the first sweep
 * @param sentence     what is wrong with him since the connection leads to another Zoom account, and the remedy; null where
 *                     nothing is. He is not swept meanwhile
 */
public record ActiveUser(
        UUID mediaWorkflowId,
        String zoomUserId,
        String email,
        String displayName,
        Boolean isTranscriptOn,
        Boolean isHostOnlyDownload,
        Instant addedAt,
        LocalDate sweptTo,
        String sentence) {}

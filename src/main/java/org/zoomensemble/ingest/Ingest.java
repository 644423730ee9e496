package org.zoomensemble.ingest;

import java.time.Instant;
import java.util.UUID;

/** The row of one ingest, as the steps need it. */
record Ingest(
        UUID id,
        UUID mediaWorkflowId,
        UUID connectionId,
        String zoomAccount,
        String recordingUuid,
        int run,
        IngestState state,
        long changes,
        String hostId,
        String hostEmail,
        String topic,
        Instant meetingStart,
        int durationMinutes,
        Instant announcedAt,
        Boolean isCaptionAllowed,
        boolean isForced) {

    /** As messages name it: the topic, or the uuid where there is none. */
    String title() {
        return topic.isBlank() ? recordingUuid : "“" + topic + "”";
    }
}

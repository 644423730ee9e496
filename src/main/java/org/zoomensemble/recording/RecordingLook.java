package org.zoomensemble.recording;

import java.time.Instant;
import java.util.UUID;

/**
 * A recording that is to be read at Zoom.
 *
 * @param because  the event that named it
 * @param asks     how many events did
 * @param askedAt  when the last of them came
 * @param attempts how often it was tried since, this time included
 */
record RecordingLook(
        UUID connectionId, String recordingUuid, String because, long asks, Instant askedAt, int attempts) {}

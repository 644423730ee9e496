package org.zoomensemble.zoom;

import java.time.Instant;
import java.util.List;

/**
 * One meeting instance with its files, as {@code GET /meetings/{uuid}/recordings} and the list of a user's recordings
 * tell it. The passcode itself is never kept, only that there is one.
 *
 * @param uuid        the instance, as Zoom writes it (may contain {@code /}, {@code +}, {@code =})
 * @param meetingId   the meeting number; names only the latest instance, so it is never a key; empty where absent
 * @param hostId      never null
 * @param hostEmail   empty where absent
 * @param topic       empty where absent
 * @param type        Zoom's meeting type as text, for example {@code 2}; empty where absent
 * @param startTime   start of the meeting; null where absent
 * @param duration    minutes, 0 where absent
 * @param hasPassword a passcode protects the recording
 * @param files       may be empty: too short, or nothing there yet
 * @param links       keys of the pages by which Zoom shows it; see {@link ShareLink}
 */
public record ZoomRecording(
        String uuid,
        String accountId,
        String meetingId,
        String hostId,
        String hostEmail,
        String topic,
        String type,
        Instant startTime,
        String timezone,
        int duration,
        boolean hasPassword,
        List<ZoomFile> files,
        List<String> links) {

    /** Without the pages by which Zoom shows it. */
    public ZoomRecording(
            String uuid,
            String accountId,
            String meetingId,
            String hostId,
            String hostEmail,
            String topic,
            String type,
            Instant startTime,
            String timezone,
            int duration,
            boolean hasPassword,
            List<ZoomFile> files) {
        this(
                uuid,
                accountId,
                meetingId,
                hostId,
                hostEmail,
                topic,
                type,
                startTime,
                timezone,
                duration,
                hasPassword,
                files,
                List.of());
    }
}

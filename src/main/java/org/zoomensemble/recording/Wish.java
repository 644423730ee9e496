package org.zoomensemble.recording;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.zoomensemble.zoom.ZoomFile;
import org.zoomensemble.zoom.ZoomRecording;

/**
 * A media workflow that wants recordings of a host.
 *
 * @param since from when on; recordings that began earlier are not wanted
 */
record Wish(UUID mediaWorkflowId, Instant since) {

    boolean covers(ZoomRecording recording, RunningSweep sweep) {
        Instant start = lastStart(recording);
        if (start == null || !sweep.isBackfill()) {
            return covers(recording);
        }
        LocalDate day = start.atOffset(ZoneOffset.UTC).toLocalDate();
        return !day.isBefore(sweep.fromDay()) && !day.isAfter(sweep.toDay());
    }

    /** Whether it is wanted without anybody asking for its days. */
    boolean covers(ZoomRecording recording) {
        Instant start = lastStart(recording);
        return start == null || !start.isBefore(since);
    }

    /** A meeting room may have been opened long before what is recorded in it. */
    private static Instant lastStart(ZoomRecording recording) {
        Instant last = recording.startTime();
        for (ZoomFile file : recording.files()) {
            if (last == null || file.recordingStart().isAfter(last)) {
                last = file.recordingStart();
            }
        }
        return last;
    }
}

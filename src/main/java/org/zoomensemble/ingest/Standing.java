package org.zoomensemble.ingest;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * How a media workflow stands with a recording: its newest run, and what all its runs know together.
 *
 * @param since            end of the newest run; its beginning where it has no outcome
 * @param isSettled        everything is in Ensemble; at most the removal from Zoom is left
 * @param isCaptionAllowed false where a restriction withheld the captions
 * @param segments         starts for which any run has an item, as {@link #micros}
 * @param captionsMissing  {@code CC:<start>} and {@code TRANSCRIPT:<start>} of items whose captions were given up although
 *                         no such file was ever there for them
 * @param openedFor        keys of the news that opened runs, each as often as it did
 */
record Standing(
        UUID ingestId,
        UUID mediaWorkflowId,
        String recordingUuid,
        int run,
        IngestState state,
        SkippedAs skippedAs,
        Instant since,
        String topic,
        boolean isSettled,
        boolean isRemoved,
        boolean isCaptionAllowed,
        Set<Long> segments,
        Set<String> captionsMissing,
        List<String> openedFor) {

    /** Whether something new would need another run; until then the newest one sees to it. */
    boolean isDone() {
        return state == IngestState.INGESTED || state == IngestState.SKIPPED || isSettled;
    }

    boolean isIngested() {
        return state != IngestState.SKIPPED && isDone();
    }

    /** As exact as the database is. */
    static long micros(Instant start) {
        return Math.addExact(Math.multiplyExact(start.getEpochSecond(), 1_000_000L), start.getNano() / 1_000L);
    }
}

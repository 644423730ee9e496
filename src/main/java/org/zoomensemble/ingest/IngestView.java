package org.zoomensemble.ingest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Everything that is known of one ingest. */
public record IngestView(
        IngestSummary ingest,
        List<ItemView> items,
        List<VerdictView> verdicts,
        List<StepView> steps,
        List<RunView> runs) {

    /** The recording is in Zoom's trash. */
    public boolean isRemoved() {
        return ingest.removal() == RemovalState.REMOVED;
    }

    /** One segment and what became of it; {@code transfer} is null before a file was chosen. */
    public record ItemView(
            UUID id,
            int segment,
            Instant recordingStart,
            String reference,
            String name,
            String contentId,
            Instant confirmedAt,
            String captionSource,
            String captionSentence,
            boolean isTextKept,
            Instant captionAt,
            TransferView transfer) {}

    /**
     * How far a media file is.
     *
     * @param length         bytes, -1 until Zoom told them
     * @param bytesPerSecond of the running attempt; null where nothing runs
     * @param secondsLeft    at that rate; null where nothing runs
     */
    public record TransferView(
            String fileType,
            long length,
            long bytes,
            int resumed,
            Instant startedAt,
            Instant finishedAt,
            Long bytesPerSecond,
            Long secondsLeft) {}

    /** Facts and result as JSON objects with text values. */
    public record VerdictView(String decision, int version, String facts, String result, Instant at) {}

    public record StepView(Instant at, String step, String sentence) {}

    /** One of the runs of the recording for this media workflow, this one included; the first comes first. */
    public record RunView(UUID id, int run, IngestState state, String openedBecause, Instant announcedAt) {}
}

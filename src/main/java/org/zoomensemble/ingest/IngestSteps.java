package org.zoomensemble.ingest;

import java.util.UUID;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.rules.Verdict;

/**
 * The steps of one ingest, as its process runs them. Each is safe to repeat; each may throw {@link
 * org.zoomensemble.operations.WorkFailure}, and {@link org.zoomensemble.operations.LeaseLostException} from the heartbeat.
 */
public interface IngestSteps {

    /** Topic {@code read-recording}: reads recording and settings at Zoom, chooses the media file of each segment. */
    RecordingRead readRecording(UUID ingestId, Heartbeat heartbeat);

    /** Writes down what a table decided. Joins the caller's transaction. */
    void decided(UUID ingestId, Verdict verdict);

    /** Topic {@code create-items}: one content in Ensemble for each segment. */
    StepResult createItems(UUID ingestId, Heartbeat heartbeat);

    /** Topic {@code transfer-media}: the chosen media file of each segment, resumed where it broke off. */
    StepResult transferMedia(UUID ingestId, Heartbeat heartbeat);

    /** Topic {@code confirm-items}: asks Ensemble whether every item is ready. */
    StepResult confirmItems(UUID ingestId, Heartbeat heartbeat);

    /** Topic {@code attach-captions}: captions or transcript of each segment; also called at each later look. */
    CaptionsResult attachCaptions(UUID ingestId, Heartbeat heartbeat);

    /**
     * Topic {@code remove-recording}: to Zoom's trash, when every promise about the recording is kept. The ingest has its
     * outcome by then, and trouble here never changes it.
     */
    RemovalResult removeRecording(UUID ingestId, Heartbeat heartbeat);

    /**
     * Locks the ingest's row and tells whether nothing was announced about the recording since. To be called in the
     * transaction that begins a wait; when false, the step before the wait is to be run again instead.
     */
    boolean isUnchangedSince(UUID ingestId, long changes);

    /**
     * The process reached "Recording ingested". Joins the caller's transaction. Where that was told before
     * and the removal still waits, an instance of a former model ends, and a new one goes on with the removal.
     *
     * @param isRemovalWanted whether the removal from Zoom comes next
     */
    void ingested(UUID ingestId, boolean isRemovalWanted);

    /** The process reached an end without ingest, for the reason that the last verdict gave. Joins the caller's transaction. */
    void skipped(UUID ingestId);

    /** The process reached "Recording gone". Joins the caller's transaction. */
    void gone(UUID ingestId);

    /**
     * A step ran out of attempts or cannot succeed: an incident stands open, with this sentence. Of the removal it says
     * nothing about the ingest's outcome.
     */
    void stopped(UUID ingestId, String step, String sentence);

    /** A step failed and will be tried again, or waits for a peer. For the timeline and the list. */
    void delayed(UUID ingestId, String step, String sentence);
}

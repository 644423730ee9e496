package org.zoomensemble.ingest;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** What an ingest tells its process. Implemented by the engine room. */
public interface IngestProcess {

    /**
     * Starts {@code recording-ingest} with business key {@code ingest:<id>} and the variable {@code ingestId}; joins the
     * caller's transaction.
     *
     * @return the process instance's id
     */
    String recordingFound(UUID ingestId);

    /**
     * Starts {@code recording-ingest} behind its outcome, with the removal from Zoom; joins the caller's transaction.
     *
     * @return the process instance's id
     */
    String removalWanted(UUID ingestId);

    /** Ends the process instance of a cancelled ingest, whatever it does; joins the caller's transaction. */
    void ingestCancelled(UUID ingestId, String reason);

    /**
     * Gives every failed step of the ingest one more round of attempts and wakes the bridge.
     *
     * @return false where the process instance does not exist or nothing failed
     */
    boolean retryRequested(UUID ingestId);

    /** Wakes an ingest that waits for Zoom (unfinished recording, late transcript); nothing happens where none waits. */
    void recordingChanged(UUID ingestId);

    /** Which of these process instances still run. */
    Set<String> alive(Collection<String> processInstanceIds);
}

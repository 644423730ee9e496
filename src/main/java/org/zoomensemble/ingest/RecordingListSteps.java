package org.zoomensemble.ingest;

import java.util.UUID;
import org.zoomensemble.operations.Heartbeat;

/**
 * The steps of a file that names recordings, as their process runs them. Each is safe to repeat; each may throw {@link
 * org.zoomensemble.operations.WorkFailure}.
 */
public interface RecordingListSteps {

    /**
     * Topic {@code find-recordings}: finds the recordings of the next batch of lines and opens their ingests, or lists the next
     * batch of active users.
     *
     * @return whether lines are left
     * @throws org.zoomensemble.operations.LeaseLostException from the heartbeat
     */
    boolean findNext(UUID listId, Heartbeat heartbeat);

    /** Finding ran out of attempts or cannot succeed: an incident stands open, with this sentence. Joins the caller's transaction. */
    void stopped(UUID listId, String sentence);
}

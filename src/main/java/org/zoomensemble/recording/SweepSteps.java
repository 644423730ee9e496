package org.zoomensemble.recording;

import java.util.UUID;
import org.zoomensemble.operations.Heartbeat;

/**
 * The steps of sweeps, as their process runs them. Each is safe to repeat; each may throw {@link
 * org.zoomensemble.operations.WorkFailure}.
 */
public interface SweepSteps {

    /**
     * Opens a sweep for every Zoom account that is due and has none running. Called by the timer, inside an engine
     * transaction that it joins: no call over the network.
     */
    void openDue();

    /**
     * Topic {@code list-recordings}: lists the recordings of the next batch of users and announces them.
     *
     * @return whether users are left
     * @throws org.zoomensemble.operations.LeaseLostException from the heartbeat
     */
    boolean listNext(UUID sweepId, Heartbeat heartbeat);

    /** Listing ran out of attempts or cannot succeed: an incident stands open, with this sentence. Joins the caller's transaction. */
    void stopped(UUID sweepId, String sentence);
}

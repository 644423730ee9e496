package org.zoomensemble.ingest;

import java.util.UUID;
import org.zoomensemble.operations.Heartbeat;

/**
 * The steps of reconciliations, as their process runs them. Each is safe to repeat; each may throw {@link
 * org.zoomensemble.operations.WorkFailure}.
 */
public interface ReconciliationSteps {

    /**
     * Opens the next hundred of today's reconciliations that are due and forgets old ones. Called by the timer, inside an
     * engine transaction that it joins: no call over the network.
     *
     * @return whether more are due
     */
    boolean openDue();

    /**
     * Topic {@code look-at-zoom}: lists the recordings of the next batch of hosts.
     *
     * @return whether hosts are left
     * @throws org.zoomensemble.operations.LeaseLostException from the heartbeat
     */
    boolean lookAtZoom(UUID reconciliationId, Heartbeat heartbeat);

    /**
     * Topic {@code look-at-ensemble}: asks for the next batch of contents; behind the last one everything is compared.
     *
     * @return whether contents are left
     * @throws org.zoomensemble.operations.LeaseLostException from the heartbeat
     */
    boolean lookAtEnsemble(UUID reconciliationId, Heartbeat heartbeat);

    /** A step ran out of attempts: an incident stands open, with this sentence. Joins the caller's transaction. */
    void stopped(UUID reconciliationId, String sentence);
}

package org.zoomensemble.engine;

import java.util.Set;
import java.util.UUID;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.Peer;

/** Does the work of one topic: one call of a feature, told in the process's words. */
interface TopicWorker {

    String topic();

    /** Whom the work needs; it waits while one of them is away. */
    Set<Peer> peers();

    /** How many may run at once on this node where no setting says otherwise. */
    int concurrency();

    /**
     * Works on what the business key of the process names.
     *
     * @throws org.zoomensemble.operations.WorkFailure told by the reaction it asks for
     */
    WorkResult work(UUID id, Heartbeat heartbeat);

    /** Nothing more is tried: an incident stands open. Joins the transaction that opens it. */
    void stopped(UUID id, String sentence);

    /** Another attempt follows by itself. */
    void delayed(UUID id, String sentence);
}

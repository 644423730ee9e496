package org.zoomensemble.ingest;

import java.util.UUID;

/** What a reconciliation tells its process. Implemented by the engine. Thread-safe. */
public interface ReconciliationProcess {

    /**
     * Starts {@code recording-reconciliation} with business key {@code reconciliation:<id>}; joins the caller's transaction.
     */
    void reconciliationOpened(UUID reconciliationId);
}

package org.zoomensemble.ingest;

import java.time.LocalDate;
import java.util.UUID;

/** What the steps need to know of a reconciliation. */
record ReconciliationRow(
        UUID id,
        UUID mediaWorkflowId,
        UUID connectionId,
        LocalDate fromDay,
        LocalDate toDay,
        Reconciliation.State state) {}

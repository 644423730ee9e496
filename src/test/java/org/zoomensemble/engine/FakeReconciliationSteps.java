package org.zoomensemble.engine;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.zoomensemble.ingest.ReconciliationSteps;
import org.zoomensemble.operations.Heartbeat;

/** Reconciliations with numbers of batches that a test says. */
class FakeReconciliationSteps implements ReconciliationSteps {

    final List<String> told = new CopyOnWriteArrayList<>();
    final AtomicInteger dueBatches = new AtomicInteger(1);
    final AtomicInteger hostBatches = new AtomicInteger(1);
    final AtomicInteger contentBatches = new AtomicInteger(1);

    @Override
    public boolean openDue() {
        told.add("open");
        return dueBatches.decrementAndGet() > 0;
    }

    @Override
    public boolean lookAtZoom(UUID reconciliationId, Heartbeat heartbeat) {
        told.add("zoom " + reconciliationId);
        return hostBatches.decrementAndGet() > 0;
    }

    @Override
    public boolean lookAtEnsemble(UUID reconciliationId, Heartbeat heartbeat) {
        told.add("ensemble " + reconciliationId);
        return contentBatches.decrementAndGet() > 0;
    }

    @Override
    public void stopped(UUID reconciliationId, String sentence) {
        told.add("stopped: " + sentence);
    }
}

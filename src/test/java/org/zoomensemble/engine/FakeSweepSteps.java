package org.zoomensemble.engine;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.recording.SweepSteps;

/** Sweeps with a number of batches that a test says. */
class FakeSweepSteps implements SweepSteps {

    final List<String> told = new CopyOnWriteArrayList<>();
    final AtomicInteger batchesLeft = new AtomicInteger();
    Runnable onOpen = () -> {};

    @Override
    public void openDue() {
        told.add("open");
        onOpen.run();
    }

    @Override
    public boolean listNext(UUID sweepId, Heartbeat heartbeat) {
        told.add("list");
        return batchesLeft.decrementAndGet() > 0;
    }

    @Override
    public void stopped(UUID sweepId, String sentence) {
        told.add("stopped: " + sentence);
    }
}

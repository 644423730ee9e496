package org.zoomensemble.engine;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.zoomensemble.ingest.RecordingListSteps;
import org.zoomensemble.operations.Heartbeat;

/** Lists of recordings with a number of batches that a test says. */
class FakeRecordingListSteps implements RecordingListSteps {

    final AtomicInteger batchesLeft = new AtomicInteger();
    volatile String stopped;

    @Override
    public boolean findNext(UUID listId, Heartbeat heartbeat) {
        return batchesLeft.decrementAndGet() > 0;
    }

    @Override
    public void stopped(UUID listId, String sentence) {
        stopped = sentence;
    }
}

package org.zoomensemble.ensemble.camel;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends uploads that Ensemble takes no bytes of any more: a blocked write has no timeout of its own. Well below the lease
 * of the work (60 s), so that whoever runs it sees the failure while it still owns it.
 */
final class StalledUploads implements AutoCloseable {

    static final long LIMIT_SECONDS = 30;

    private final Set<UploadEntity> running = ConcurrentHashMap.newKeySet();
    private final long limitSeconds;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "ensemble-stalled-uploads");
        thread.setDaemon(true);
        return thread;
    });

    StalledUploads(long limitSeconds) {
        this.limitSeconds = limitSeconds;
        clock.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    void watch(UploadEntity upload) {
        running.add(upload);
    }

    void forget(UploadEntity upload) {
        running.remove(upload);
    }

    private void look() {
        long now = System.nanoTime();
        running.forEach(upload -> upload.abortIfStalled(now, limitSeconds));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

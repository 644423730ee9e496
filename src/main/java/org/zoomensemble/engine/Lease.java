package org.zoomensemble.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.LeaseLostException;

/**
 * The lease of one running work: extended while the work advances, ended by a monotonic deadline well before the lease of the
 * database ends, whatever the database says.
 */
final class Lease implements Heartbeat {

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);

    private final LeasedTask task;
    private final Settlement settlement;
    private final DatabaseOutages outages;
    private final BridgeSettings settings;
    private final AtomicBoolean isStopping;
    private long confirmedAt;
    private long nextExtension;
    private boolean isSuspended;

    Lease(LeasedTask task, BridgeTools tools, AtomicBoolean isStopping) {
        this.task = task;
        this.settlement = tools.settlement();
        this.outages = tools.outages();
        this.settings = tools.settings();
        this.isStopping = isStopping;
        this.confirmedAt = task.leasedAt();
        this.nextExtension = confirmedAt + settings.extendEvery().toNanos();
    }

    @Override
    public void advanced() {
        long now = System.nanoTime();
        if (isStopping.get()) {
            throw new LeaseLostException("The application is stopping.");
        }
        if (isOver(now)) {
            throw new LeaseLostException("The lease was not extended in time.");
        }
        if (now - nextExtension >= 0) {
            extend(now);
        }
    }

    /** Whether nothing may be done any more under this lease. */
    boolean isOver() {
        return isOver(System.nanoTime());
    }

    void foundSuspended() {
        isSuspended = true;
    }

    /** Whether the instance was found suspended at the last write. */
    boolean isSuspended() {
        return isSuspended;
    }

    private boolean isOver(long now) {
        return now - confirmedAt >= settings.stopAfter().toNanos();
    }

    private void extend(long now) {
        try {
            settlement.extend(task, settings.lease());
            confirmedAt = now;
            isSuspended = false;
            nextExtension = now + settings.extendEvery().toNanos();
        } catch (RuntimeException e) {
            switch (Trouble.of(e)) {
                case LOST, GONE -> {
                    confirmedAt = now - settings.stopAfter().toNanos();
                    throw new LeaseLostException("The task is another's, or gone.");
                }
                case SUSPENDED -> isSuspended = true;
                case CONFLICT, DATABASE, FAULT -> outages.notice(e);
            }
            nextExtension = now + AFTER_TROUBLE.toNanos();
        }
    }
}

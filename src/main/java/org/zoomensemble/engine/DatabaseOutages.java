package org.zoomensemble.engine;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Whether the database was away a short while ago, as this node noticed. What ended without an answer then was not killed by its
 * work. Thread-safe.
 */
@Component
final class DatabaseOutages {

    private final long memory;
    private final AtomicLong noticedAt;

    DatabaseOutages(BridgeSettings settings) {
        // A lease that could not be extended ends at most so much later, and is found at the next fetch.
        memory = settings.lease().plus(settings.poll().multipliedBy(3)).toNanos();
        noticedAt = new AtomicLong(System.nanoTime() - memory);
    }

    /** Takes note where this exception tells of it. */
    boolean notice(Throwable thrown) {
        boolean isAway = Trouble.isDatabaseAway(thrown);
        if (isAway) {
            noticedAt.set(System.nanoTime());
        }
        return isAway;
    }

    boolean isRecent() {
        return System.nanoTime() - noticedAt.get() < memory;
    }
}

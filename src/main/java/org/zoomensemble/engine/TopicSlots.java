package org.zoomensemble.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** How much of one topic runs on this node, and whether more may be waiting. */
final class TopicSlots {

    /** So long a few free slots wait for more of them: one fetch for several tasks is far cheaper than one for each. */
    static final Duration PATIENCE = Duration.ofMillis(25);

    private final TopicWorker worker;
    private final int capacity;
    private final AtomicInteger running = new AtomicInteger();
    // Of the fetching thread alone:
    private boolean mayHaveTasks = true;
    private long fetchedAt = System.nanoTime() - PATIENCE.toNanos();

    TopicSlots(TopicWorker worker, int capacity) {
        this.worker = worker;
        this.capacity = capacity;
    }

    TopicWorker worker() {
        return worker;
    }

    int free() {
        return capacity - running.get();
    }

    int running() {
        return running.get();
    }

    void begin() {
        running.incrementAndGet();
    }

    void end() {
        running.decrementAndGet();
    }

    boolean mayHaveTasks() {
        return mayHaveTasks;
    }

    void mayHaveTasks(boolean mayHaveTasks) {
        this.mayHaveTasks = mayHaveTasks;
    }

    void fetched(long at) {
        fetchedAt = at;
    }

    /** How long to wait for more free slots before the next fetch; zero or less: fetch now. */
    Duration patience(long now) {
        if (free() * 2 >= capacity) {
            return Duration.ZERO;
        }
        return PATIENCE.minusNanos(now - fetchedAt);
    }
}

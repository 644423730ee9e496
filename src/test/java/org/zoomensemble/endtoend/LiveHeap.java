package org.zoomensemble.endtoend;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;

/** The largest live heap of this JVM while it is open, in bytes: a collection is asked for before each look. */
public final class LiveHeap implements AutoCloseable {

    private static final long PAUSE_MILLIS = 50;

    private final AtomicLong most = new AtomicLong();
    private final Thread looking = new Thread(this::look, "live-heap");
    private volatile boolean isOpen = true;

    public LiveHeap() {
        looking.start();
    }

    /** What is live now. */
    public static long now() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    public long most() {
        return most.get();
    }

    private void look() {
        while (isOpen) {
            most.accumulateAndGet(now(), Math::max);
            Product.pause(PAUSE_MILLIS);
        }
    }

    @Override
    public void close() {
        isOpen = false;
        try {
            looking.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

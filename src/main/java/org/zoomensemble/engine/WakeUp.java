package org.zoomensemble.engine;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Wakes the one thread that fetches tasks. Cheap to call from anywhere; calls that come while nobody waits are kept.
 */
@Component
class WakeUp {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Long> times = new PriorityQueue<>();
    private boolean isWorkReady;
    private boolean isSlotFree;

    /** Tasks may be there. */
    void workReady() {
        lock.lock();
        try {
            isWorkReady = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Tasks will be there after the delay. */
    void workReadyIn(Duration delay) {
        lock.lock();
        try {
            times.add(System.nanoTime() + delay.toNanos());
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** A slot of a topic became free. */
    void slotFree() {
        lock.lock();
        try {
            isSlotFree = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Tells whether tasks may be there, and forgets it: to be asked <em>before</em> the fetch, so that what arrives during the
     * fetch is not lost.
     */
    boolean takeWorkReady() {
        lock.lock();
        try {
            forgetPast();
            boolean taken = isWorkReady;
            isWorkReady = false;
            isSlotFree = false;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something was told, a known time has come, or the time is over. */
    void await(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        lock.lockInterruptibly();
        try {
            forgetPast();
            while (!isWorkReady && !isSlotFree) {
                long until = times.isEmpty() ? end : Math.min(end, times.peek());
                long left = until - System.nanoTime();
                if (left <= 0) {
                    forgetPast();
                    return;
                }
                changed.awaitNanos(Math.max(left, TimeUnit.MICROSECONDS.toNanos(50)));
                forgetPast();
            }
        } finally {
            lock.unlock();
        }
    }

    private void forgetPast() {
        long now = System.nanoTime();
        while (!times.isEmpty() && times.peek() - now <= 0) {
            times.poll();
            isWorkReady = true;
        }
    }
}

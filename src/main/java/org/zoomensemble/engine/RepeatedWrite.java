package org.zoomensemble.engine;

import java.time.Duration;
import java.util.function.Supplier;
import org.zoomensemble.operations.LeaseLostException;

/** Repeats a write about a leased task, and never the work, until it is in or the lease is over. */
final class RepeatedWrite {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private RepeatedWrite() {}

    /**
     * Writes.
     *
     * @throws TaskGoneException  the task does not exist any more
     * @throws LeaseLostException the task is another's, or the lease ended before the write was in
     * @throws RuntimeException   what failed, where repeating is of no use
     */
    static <T> T write(Lease lease, Supplier<T> write) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return write.get();
            } catch (RuntimeException e) {
                switch (Trouble.of(e)) {
                    case GONE -> throw new TaskGoneException();
                    case LOST -> throw new LeaseLostException("The task is another's.");
                    case FAULT -> throw e;
                    case SUSPENDED -> lease.foundSuspended();
                    case CONFLICT, DATABASE -> {}
                }
            }
            if (lease.isOver()) {
                throw new LeaseLostException("The answer could not be written before the lease ended.");
            }
            sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    static void write(Lease lease, Runnable write) {
        write(lease, () -> {
            write.run();
            return null;
        });
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LeaseLostException("The application is stopping.");
        }
    }
}

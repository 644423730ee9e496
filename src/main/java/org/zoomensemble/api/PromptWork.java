package org.zoomensemble.api;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * Does work of which somebody awaits the result for a short time only, on a few threads of its own. A connection to the
 * database is waited for much longer than Zoom waits for an answer; whoever asks here is answered in time nevertheless, and
 * what was not begun by then never is. Thread-safe.
 */
@Component
class PromptWork {

    /** Zoom waits for three seconds, with the way there and back. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private static final int THREADS = 8;
    private static final int WAITING = 256;

    private final ThreadPoolExecutor executor;

    PromptWork() {
        AtomicInteger count = new AtomicInteger();
        executor = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), work -> {
                    Thread thread = new Thread(work, "webhook-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
    }

    /**
     * What the work answers or throws.
     *
     * @throws TooLateException it is not done in time, or too much waits; it may still be done, or never
     */
    <T> T answer(Callable<T> work) throws TooLateException {
        FutureTask<T> task = new FutureTask<>(work);
        try {
            executor.execute(task);
            return task.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException | TimeoutException e) {
            throw new TooLateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooLateException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            if (!task.isDone()) {
                // Also ends the wait for a connection, so that the thread is free again.
                task.cancel(true);
                executor.remove(task);
            }
        }
    }

    @PreDestroy
    void close() {
        executor.shutdownNow();
    }

    /** No answer in time. */
    static final class TooLateException extends Exception {

        TooLateException(Throwable cause) {
            super(cause);
        }
    }
}

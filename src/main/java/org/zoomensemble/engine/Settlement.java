package org.zoomensemble.engine;

import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.ExternalTaskService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the bridge writes about a leased task: each in one transaction of its own, engine and lease row together. The engine
 * compares the worker id, which is unique for each fetch, so whoever lost the lease writes nothing.
 */
@Component
class Settlement {

    private final ExternalTaskService tasks;
    private final LeaseRows leaseRows;
    private final TransactionTemplate transaction;

    Settlement(ExternalTaskService tasks, LeaseRows leaseRows, PlatformTransactionManager transactions) {
        this.tasks = tasks;
        this.leaseRows = leaseRows;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Completes the task.
     *
     * @return false, and nothing written, where the guard refused
     */
    boolean complete(LeasedTask task, Map<String, Object> variables, BooleanSupplier guard) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (!guard.getAsBoolean()) {
                return false;
            }
            tasks.complete(task.id(), task.workerId(), variables);
            leaseRows.end(task);
            return true;
        }));
    }

    /** Reports a failure; with no attempt left the engine opens an incident. {@code alongside} joins the transaction. */
    void fail(LeasedTask task, String sentence, String details, int attemptsLeft, Duration delay, Runnable alongside) {
        transaction.executeWithoutResult(status -> {
            tasks.handleFailure(task.id(), task.workerId(), sentence, details, attemptsLeft, delay.toMillis());
            leaseRows.end(task);
            alongside.run();
        });
    }

    /**
     * Puts the task off without spending an attempt: it stays locked for the delay under a worker id that nobody uses any
     * more.
     */
    void postpone(LeasedTask task, Duration delay) {
        transaction.executeWithoutResult(status -> {
            tasks.extendLock(task.id(), task.workerId(), Math.max(1, delay.toMillis()));
            leaseRows.end(task);
        });
    }

    void extend(LeasedTask task, Duration lease) {
        transaction.executeWithoutResult(status -> tasks.extendLock(task.id(), task.workerId(), lease.toMillis()));
    }

    /** Counts an attempt that ended without an answer. */
    void countLapse(LeasedTask task, int attemptsLeft) {
        transaction.executeWithoutResult(status -> tasks.setRetries(task.id(), attemptsLeft));
    }

    /** Hands an unfinished task back, to be fetched at once by any node; nothing happens where it is another's by now. */
    void handBack(LeasedTask task) {
        transaction.executeWithoutResult(status -> {
            if (leaseRows.end(task)) {
                tasks.unlock(task.id());
            }
        });
    }

    /** Forgets the lease without touching the task: the end of this attempt is not to be counted. */
    void forget(LeasedTask task) {
        transaction.executeWithoutResult(status -> leaseRows.end(task));
    }
}

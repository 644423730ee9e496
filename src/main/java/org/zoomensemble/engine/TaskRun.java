package org.zoomensemble.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zoomensemble.operations.LeaseLostException;
import org.zoomensemble.operations.WorkFailure;

/** One attempt at one leased task: does the work and writes exactly one answer. */
final class TaskRun {

    private static final Logger LOG = LoggerFactory.getLogger(TaskRun.class);

    private static final Duration WITHOUT_DATABASE = Duration.ofSeconds(3);
    private static final String DATABASE_AWAY = "The database did not answer; this step is tried again.";

    private final LeasedTask task;
    private final TopicWorker worker;
    private final BridgeTools tools;
    private final AtomicBoolean isStopping;
    private final Lease lease;
    private final long begunAt = System.nanoTime();

    TaskRun(LeasedTask task, TopicWorker worker, BridgeTools tools, AtomicBoolean isStopping) {
        this.task = task;
        this.worker = worker;
        this.tools = tools;
        this.isStopping = isStopping;
        this.lease = new Lease(task, tools, isStopping);
    }

    Ending run() {
        try {
            return attempt();
        } catch (LeaseLostException e) {
            return dropped(e);
        } catch (TaskGoneException e) {
            tools.told().forget(task.id());
            tools.settlement().forget(task);
            return Ending.GONE;
        }
    }

    private Ending attempt() {
        UUID id;
        try {
            id = BusinessKeys.id(task.businessKey());
        } catch (WorkFailure e) {
            return fail(null, e.getMessage(), 0, Duration.ZERO, Ending.STOPPED);
        }
        int attemptsLeft = task.attemptsLeft();
        if (task.isLapsed() && !tools.outages().isRecent()) {
            attemptsLeft--;
            LOG.warn("The last attempt at {} of {} ended without an answer.", task.topic(), task.businessKey());
            if (attemptsLeft <= 0) {
                return stop(
                        id,
                        "Every attempt ended without an answer: the node was killed or stood still in the middle of it."
                                + " Look into its log of that time, then retry.");
            }
            int left = attemptsLeft;
            RepeatedWrite.write(lease, () -> tools.settlement().countLapse(task, left));
        }
        while (true) {
            WorkResult result;
            try {
                result = worker.work(id, lease);
            } catch (LeaseLostException e) {
                throw e;
            } catch (WorkFailure e) {
                dropWhereOver();
                return failed(id, e, attemptsLeft - 1);
            } catch (RuntimeException | Error e) {
                dropWhereOver();
                if (tools.outages().notice(e)) {
                    LOG.warn("{} of {} waits for the database: {}", task.topic(), task.businessKey(), e.toString());
                    return postpone(id, spread(WITHOUT_DATABASE), DATABASE_AWAY, Ending.PAUSED);
                }
                return failed(id, internal(e), attemptsLeft - 1);
            }
            tools.pauses().answered(worker.peers(), begunAt);
            if (result instanceof WorkResult.NotYet later) {
                return postpone(id, later.delay(), later.sentence(), Ending.NOT_YET);
            }
            WorkResult.Done done = (WorkResult.Done) result;
            try {
                if (RepeatedWrite.write(
                        lease, () -> tools.settlement().complete(task, done.variables(), done.guard()))) {
                    tools.told().forget(task.id());
                    return Ending.DONE;
                }
            } catch (LeaseLostException | TaskGoneException e) {
                throw e;
            } catch (RuntimeException e) {
                // The engine has logged it with its stack trace.
                return stop(id, Trouble.sentence(e));
            }
        }
    }

    private Ending failed(UUID id, WorkFailure failure, int attemptsLeft) {
        return switch (failure.reaction()) {
            case GIVE_UP -> stop(id, failure.getMessage());
            case PAUSE -> {
                Duration delay = failure.peer()
                        .map(peer -> tools.pauses().pause(peer, failure.retryAfter(), failure.getMessage()))
                        .orElse(failure.retryAfter().orElse(PeerPauses.SHORTEST));
                yield postpone(id, spread(delay), failure.getMessage(), Ending.PAUSED);
            }
            case RETRY -> {
                if (attemptsLeft <= 0) {
                    yield stop(id, failure.getMessage());
                }
                Duration delay = task.retryPlan().delay(attemptsLeft);
                Duration asked = failure.retryAfter().orElse(Duration.ZERO);
                yield fail(
                        id,
                        failure.getMessage(),
                        attemptsLeft,
                        delay.compareTo(asked) > 0 ? delay : asked,
                        Ending.RETRY);
            }
        };
    }

    private Ending stop(UUID id, String sentence) {
        return fail(id, sentence, 0, Duration.ZERO, Ending.STOPPED);
    }

    private Ending fail(UUID id, String sentence, int attemptsLeft, Duration delay, Ending ending) {
        Runnable alongside = id != null && attemptsLeft == 0 ? () -> worker.stopped(id, sentence) : () -> {};
        String details = sentence + "\n\n" + Instant.now().truncatedTo(ChronoUnit.SECONDS) + ", worker "
                + task.workerId() + ", attempts left: " + attemptsLeft;
        try {
            RepeatedWrite.write(
                    lease, () -> tools.settlement().fail(task, sentence, details, attemptsLeft, delay, alongside));
        } catch (LeaseLostException | TaskGoneException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("{} of {} could not be told that it stopped", task.topic(), task.businessKey(), e);
            RepeatedWrite.write(
                    lease, () -> tools.settlement().fail(task, sentence, details, attemptsLeft, delay, () -> {}));
        }
        if (attemptsLeft == 0) {
            tools.told().forget(task.id());
            LOG.warn("{} of {} stopped: {}", task.topic(), task.businessKey(), sentence);
        } else {
            tools.wakeUp().workReadyIn(delay);
            tell(id, sentence);
        }
        return ending;
    }

    private Ending postpone(UUID id, Duration delay, String sentence, Ending ending) {
        RepeatedWrite.write(lease, () -> tools.settlement().postpone(task, delay));
        tools.wakeUp().workReadyIn(delay);
        tell(id, sentence);
        return ending;
    }

    private void tell(UUID id, String sentence) {
        if (!tools.told().isNews(task.id(), sentence)) {
            return;
        }
        try {
            worker.delayed(id, sentence);
        } catch (RuntimeException e) {
            LOG.warn("{} of {} waits, which could not be written down", task.topic(), task.businessKey(), e);
        }
    }

    /** What fails because the lease ended or the application stops is no failure of the work. */
    private void dropWhereOver() {
        if (isStopping.get()) {
            throw new LeaseLostException("The application is stopping.");
        }
        if (lease.isOver()) {
            throw new LeaseLostException("The work outlived its lease.");
        }
    }

    private Ending dropped(LeaseLostException e) {
        if (isStopping.get() && !lease.isOver()) {
            tools.settlement().handBack(task);
            return Ending.HANDED_BACK;
        }
        if (lease.isSuspended()) {
            tools.settlement().forget(task);
        }
        LOG.info("{} of {} was dropped: {}", task.topic(), task.businessKey(), e.getMessage());
        return Ending.LOST;
    }

    private WorkFailure internal(Throwable thrown) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        LOG.error("{} of {} failed", task.topic(), task.businessKey(), thrown);
        return WorkFailure.retry("An internal error (" + thrown.getClass().getSimpleName()
                + ") stopped this step; the application's log of " + now + " has its details.");
    }

    private static Duration spread(Duration delay) {
        return delay.plusMillis(ThreadLocalRandom.current().nextLong(delay.toMillis() / 5 + 1));
    }
}

package org.zoomensemble.recording;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskExecutor;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Looks every few seconds whether a recording is to be read at Zoom. The rows say when, so restarts and other nodes change nothing. */
@Component
class RecordingLookSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(RecordingLookSchedule.class);

    private final RecordingLooking looking;
    private final TaskExecutor executor;

    RecordingLookSchedule(
            RecordingLooking looking, @Qualifier(RecordingLookScheduling.EXECUTOR) TaskExecutor executor) {
        this.looking = looking;
        this.executor = executor;
    }

    @Scheduled(fixedDelay = 5, initialDelay = 10, timeUnit = TimeUnit.SECONDS)
    void look() {
        executor.execute(this::work);
    }

    private void work() {
        try {
            looking.work();
        } catch (DataAccessException | TransactionException e) {
            waits(e);
        }
    }

    private static void waits(RuntimeException e) {
        LOG.warn(
                "Reading of recordings that Zoom's events named waits, because the database does not answer: {}",
                e.getMessage());
    }
}

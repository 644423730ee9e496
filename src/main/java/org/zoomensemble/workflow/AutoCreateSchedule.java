package org.zoomensemble.workflow;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Looks every few minutes whether a library waits for its media workflow: one that came to another organization, or whose
 * process instance somebody deleted, does not wait for the next sync.
 */
@Component
class AutoCreateSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(AutoCreateSchedule.class);

    private final AutoCreation creation;

    AutoCreateSchedule(AutoCreation creation) {
        this.creation = creation;
    }

    @Scheduled(fixedDelay = 3, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void look() {
        try {
            creation.look();
        } catch (DataAccessException | CannotCreateTransactionException e) {
            waits(e);
        }
    }

    private static void waits(RuntimeException e) {
        LOG.warn("Auto create waits, because the database does not answer: {}", e.getMessage());
    }
}

package org.zoomensemble.workflow;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Looks whether a list of Zoom users is due: soon after the start, and often enough that a connection that was made or
 * changed is read at once. The rows say when the last reading was, so restarts and other nodes change nothing.
 */
@Component
class ZoomUserSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(ZoomUserSchedule.class);

    private final ZoomUserMirroring mirroring;

    ZoomUserSchedule(ZoomUserMirroring mirroring) {
        this.mirroring = mirroring;
    }

    @Scheduled(fixedDelay = 10, initialDelay = 10, timeUnit = TimeUnit.SECONDS)
    void look() {
        try {
            mirroring.startDue();
        } catch (DataAccessException | CannotCreateTransactionException e) {
            waits(e);
        }
    }

    private static void waits(RuntimeException e) {
        LOG.warn("Reading of Zoom users waits, because the database does not answer: {}", e.getMessage());
    }
}

package org.zoomensemble.directory;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every minute whether a sync is due. The rows say when the last one was, so restarts and other nodes change nothing. */
@Component
class SyncSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(SyncSchedule.class);

    private final DirectorySyncs syncs;

    SyncSchedule(DirectorySyncs syncs) {
        this.syncs = syncs;
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void look() {
        try {
            syncs.startDue();
        } catch (DataAccessException e) {
            LOG.warn("The directory's sync waits, because the database does not answer: {}", e.getMessage());
        }
    }
}

package org.zoomensemble.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Once an hour, removes the leases of tasks that ended while their node was down. */
@Component
class LeaseHousekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseHousekeeping.class);

    private final LeaseRows leaseRows;

    LeaseHousekeeping(LeaseRows leaseRows) {
        this.leaseRows = leaseRows;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT2M")
    void tidy() {
        int forgotten = leaseRows.forgetGone();
        if (forgotten > 0) {
            LOG.info("{} leases of tasks that are gone were removed.", forgotten);
        }
    }
}

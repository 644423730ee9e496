package org.zoomensemble.workflow;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** Sees to it that no push-down waits for one whose process instance somebody deleted in Cockpit. */
@Service
class PushDownWatch {

    private final PushDownRepository rows;
    private final PushDowns pushDowns;

    PushDownWatch(PushDownRepository rows, PushDowns pushDowns) {
        this.rows = rows;
        this.pushDowns = pushDowns;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void look() {
        rows.forgetOld();
        rows.busyRoots().forEach(pushDowns::goOn);
    }
}

package org.zoomensemble.engine;

import org.springframework.stereotype.Component;
import org.zoomensemble.ingest.ReconciliationSettings;

/** The timer cycle of {@code recording-reconciliation}. Public because the model's expression asks it. */
@Component("reconciliationSchedule")
public class ReconciliationSchedule {

    private final ReconciliationSettings settings;

    ReconciliationSchedule(ReconciliationSettings settings) {
        this.settings = settings;
    }

    /** An ISO 8601 repetition without end: every 24 hours at the time of day (UTC) of the setting. */
    public String getCycle() {
        return "R/2026-01-01T" + settings.dailyAt() + ":00Z/PT24H";
    }
}

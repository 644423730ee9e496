package org.zoomensemble.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import org.zoomensemble.ingest.ReconciliationSettings;
import org.zoomensemble.ingest.ReconciliationSteps;

/** What the timer of {@code recording-reconciliation} calls. Public because the model's expressions call it. */
@Component("recordingReconciliation")
public class RecordingReconciliation {

    private final ReconciliationSteps steps;
    private final ReconciliationSettings settings;

    RecordingReconciliation(ReconciliationSteps steps, ReconciliationSettings settings) {
        this.steps = steps;
        this.settings = settings;
    }

    /** An ISO 8601 repetition without end: every 24 hours at the time of day (UTC) of the setting. */
    public String getCycle() {
        return "R/2026-01-01T" + settings.dailyAt() + ":00Z/PT24H";
    }

    public void openDue(DelegateExecution execution) {
        execution.setVariable("hasMoreDue", Variables.booleanValue(steps.openDue(), true));
    }
}

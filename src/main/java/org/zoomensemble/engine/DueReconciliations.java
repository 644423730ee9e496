package org.zoomensemble.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import org.zoomensemble.ingest.ReconciliationSteps;

/**
 * Called by "Open what is due" of {@code recording-reconciliation}. Public because the model's expression calls it.
 */
@Component("dueReconciliations")
public class DueReconciliations {

    private final ReconciliationSteps steps;

    DueReconciliations(ReconciliationSteps steps) {
        this.steps = steps;
    }

    public void open(DelegateExecution execution) {
        execution.setVariable("hasMoreDue", Variables.booleanValue(steps.openDue(), true));
    }
}

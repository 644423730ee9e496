package org.zoomensemble.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.zoomensemble.ingest.IngestSteps;

/**
 * Called by the events of {@code recording-ingest} that are outcomes, in the transaction that reaches them. Public because the
 * models' expressions call it.
 */
@Component("ingestOutcomes")
public class IngestOutcomes {

    private final IngestSteps steps;

    IngestOutcomes(IngestSteps steps) {
        this.steps = steps;
    }

    public void ingested(DelegateExecution execution) {
        // Not known any more in instances that began with a model in which the removal came before the outcome.
        boolean isRemovalWanted = Boolean.TRUE.equals(execution.getVariable(IngestVariables.IS_REMOVAL_WANTED));
        steps.ingested(BusinessKeys.id(execution.getProcessBusinessKey()), isRemovalWanted);
    }

    public void skipped(DelegateExecution execution) {
        steps.skipped(BusinessKeys.id(execution.getProcessBusinessKey()));
    }

    public void gone(DelegateExecution execution) {
        steps.gone(BusinessKeys.id(execution.getProcessBusinessKey()));
    }
}

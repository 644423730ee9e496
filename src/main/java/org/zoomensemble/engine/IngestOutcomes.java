package org.zoomensemble.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.zoomensemble.ingest.IngestSteps;

/**
 * Called by the end events of {@code recording-ingest}, in the transaction that ends the instance. Public because the models'
 * expressions call it.
 */
@Component("ingestOutcomes")
public class IngestOutcomes {

    private final IngestSteps steps;

    IngestOutcomes(IngestSteps steps) {
        this.steps = steps;
    }

    public void ingested(DelegateExecution execution) {
        steps.ingested(BusinessKeys.id(execution.getProcessBusinessKey()));
    }

    public void skipped(DelegateExecution execution) {
        steps.skipped(BusinessKeys.id(execution.getProcessBusinessKey()));
    }

    public void gone(DelegateExecution execution) {
        steps.gone(BusinessKeys.id(execution.getProcessBusinessKey()));
    }
}

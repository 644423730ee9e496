package org.zoomensemble.engine;

import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.zoomensemble.ingest.ReconciliationProcess;

/** What a reconciliation tells {@code recording-reconciliation}. */
@Component
class CamundaReconciliationProcess implements ReconciliationProcess {

    static final String PROCESS = "recording-reconciliation";
    static final String MESSAGE = "zoomIngest.reconciliationRequested";

    private final RuntimeService runtime;

    CamundaReconciliationProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void reconciliationOpened(UUID reconciliationId) {
        runtime.startProcessInstanceByMessage(MESSAGE, BusinessKeys.ofReconciliation(reconciliationId));
    }
}

package org.zoomensemble.engine;

import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.zoomensemble.workflow.PushDownProcess;

/** What a push-down tells {@code template-push-down}. */
@Component
class CamundaPushDownProcess implements PushDownProcess {

    static final String PROCESS = "template-push-down";
    static final String MESSAGE = "zoomIngest.templateSaved";

    private final RuntimeService runtime;

    CamundaPushDownProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void pushDownBegun(UUID pushDownId) {
        runtime.startProcessInstanceByMessage(MESSAGE, BusinessKeys.ofPushDown(pushDownId));
    }

    @Override
    public boolean isAlive(UUID pushDownId) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(BusinessKeys.ofPushDown(pushDownId), PROCESS)
                        .count()
                > 0;
    }

    @Override
    public boolean standsStill(UUID pushDownId) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(BusinessKeys.ofPushDown(pushDownId), PROCESS)
                        .withIncident()
                        .count()
                > 0;
    }
}

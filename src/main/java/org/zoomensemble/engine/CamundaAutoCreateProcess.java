package org.zoomensemble.engine;

import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.zoomensemble.workflow.AutoCreateProcess;

/** What new libraries tell {@code library-auto-create}. */
@Component
class CamundaAutoCreateProcess implements AutoCreateProcess {

    static final String MESSAGE = "zoomIngest.librariesSeen";

    private final RuntimeService runtime;

    CamundaAutoCreateProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void librariesSeen(UUID syncId) {
        runtime.startProcessInstanceByMessage(MESSAGE, BusinessKeys.ofAutoCreate(syncId));
    }

    @Override
    public boolean isRunning() {
        return runtime.createProcessInstanceQuery()
                        .processDefinitionKey("library-auto-create")
                        .count()
                > 0;
    }
}

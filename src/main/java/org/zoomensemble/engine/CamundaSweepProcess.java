package org.zoomensemble.engine;

import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.zoomensemble.recording.SweepProcess;

/** What a sweep tells {@code recording-sweep}. */
@Component
class CamundaSweepProcess implements SweepProcess {

    static final String MESSAGE = "zoomIngest.sweepRequested";

    private final RuntimeService runtime;

    CamundaSweepProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void sweepOpened(UUID sweepId) {
        runtime.startProcessInstanceByMessage(MESSAGE, BusinessKeys.ofSweep(sweepId));
    }
}

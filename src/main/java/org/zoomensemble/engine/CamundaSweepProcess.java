package org.zoomensemble.engine;

import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;
import org.zoomensemble.recording.SweepProcess;

/** What a sweep tells {@code recording-sweep}. */
@Component
class CamundaSweepProcess implements SweepProcess {

    static final String MESSAGE = "zoomIngest.sweepRequested";

    private static final String PROCESS = "recording-sweep";

    private final RuntimeService runtime;
    private final ManagementService management;

    CamundaSweepProcess(RuntimeService runtime, ManagementService management) {
        this.runtime = runtime;
        this.management = management;
    }

    @Override
    public void sweepOpened(UUID sweepId) {
        runtime.startProcessInstanceByMessage(MESSAGE, BusinessKeys.ofSweep(sweepId));
    }

    @Override
    public Optional<Instant> nextTurn() {
        return management
                .createJobQuery()
                .processDefinitionKey(PROCESS)
                .timers()
                .active()
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1)
                .stream()
                .map(Job::getDuedate)
                .filter(Objects::nonNull)
                .map(Date::toInstant)
                .findFirst();
    }
}

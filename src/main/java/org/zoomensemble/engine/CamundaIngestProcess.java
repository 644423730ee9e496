package org.zoomensemble.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.zoomensemble.ingest.IngestProcess;

/** What an ingest tells {@code recording-ingest}. */
@Component
class CamundaIngestProcess implements IngestProcess {

    static final String PROCESS = "recording-ingest";
    static final List<String> MESSAGES = List.of("zoomIngest.recordingCompleted", "zoomIngest.transcriptCompleted");

    private static final String REMOVAL = "serviceTask_zoomRemoveRecording";
    private static final int CORRELATIONS = 5;

    private final RuntimeService runtime;
    private final ExternalTaskService tasks;
    private final ManagementService management;
    private final WakeUp wakeUp;

    CamundaIngestProcess(
            RuntimeService runtime, ExternalTaskService tasks, ManagementService management, WakeUp wakeUp) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.wakeUp = wakeUp;
    }

    @Override
    public String recordingFound(UUID ingestId) {
        return runtime.startProcessInstanceByKey(
                        PROCESS,
                        BusinessKeys.ofIngest(ingestId),
                        Map.of(IngestVariables.INGEST_ID, ingestId.toString()))
                .getId();
    }

    @Override
    public String removalWanted(UUID ingestId) {
        return runtime.createProcessInstanceByKey(PROCESS)
                .businessKey(BusinessKeys.ofIngest(ingestId))
                .setVariable(IngestVariables.INGEST_ID, ingestId.toString())
                .startBeforeActivity(REMOVAL)
                .execute()
                .getId();
    }

    @Override
    public void ingestCancelled(UUID ingestId, String reason) {
        for (ProcessInstance instance : instances(ingestId)) {
            runtime.deleteProcessInstance(instance.getId(), reason);
        }
    }

    @Override
    public boolean retryRequested(UUID ingestId) {
        boolean isAnyFailed = false;
        for (ProcessInstance instance : instances(ingestId)) {
            for (ExternalTask task : failedTasks(instance)) {
                tasks.setRetries(
                        task.getId(),
                        RetryPlan.of(task.getExtensionProperties()).attempts());
                isAnyFailed = true;
            }
            for (Job job : failedJobs(instance)) {
                management.setJobRetries(job.getId(), 1);
                isAnyFailed = true;
            }
        }
        if (isAnyFailed) {
            afterCommit(wakeUp::workReady);
        }
        return isAnyFailed;
    }

    @Override
    public void recordingChanged(UUID ingestId) {
        for (String message : MESSAGES) {
            correlate(message, ingestId);
        }
    }

    @Override
    public Set<String> alive(Collection<String> processInstanceIds) {
        if (processInstanceIds.isEmpty()) {
            return Set.of();
        }
        return runtime.createProcessInstanceQuery().processInstanceIds(Set.copyOf(processInstanceIds)).list().stream()
                .map(ProcessInstance::getId)
                .collect(Collectors.toSet());
    }

    /** A timer that fires at the same moment makes the correlation fail: by then the ingest looks again anyway, or waits anew. */
    private void correlate(String message, UUID ingestId) {
        for (int attempt = 1; ; attempt++) {
            try {
                runtime.createMessageCorrelation(message)
                        .processInstanceBusinessKey(BusinessKeys.ofIngest(ingestId))
                        .correlateAll();
                return;
            } catch (OptimisticLockingException e) {
                if (attempt == CORRELATIONS) {
                    throw e;
                }
            }
        }
    }

    private List<ProcessInstance> instances(UUID ingestId) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(BusinessKeys.ofIngest(ingestId), PROCESS)
                .list();
    }

    private List<ExternalTask> failedTasks(ProcessInstance instance) {
        return tasks.createExternalTaskQuery()
                .processInstanceId(instance.getId())
                .noRetriesLeft()
                .list();
    }

    private List<Job> failedJobs(ProcessInstance instance) {
        return management
                .createJobQuery()
                .processInstanceId(instance.getId())
                .noRetriesLeft()
                .list();
    }

    private static void afterCommit(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}

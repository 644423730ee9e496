package org.zoomensemble.engine;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.zoomensemble.ingest.ReconciliationSettings;
import org.zoomensemble.operations.Heartbeat;

/** An engine in memory with the shipped models and tables, the real workers and listeners, and no bridge and no job executor. */
final class TestEngine implements AutoCloseable {

    final FakeIngestSteps ingest = new FakeIngestSteps();
    final FakeSweepSteps sweeps = new FakeSweepSteps();
    final FakeRecordingListSteps recordingLists = new FakeRecordingListSteps();
    final FakeReconciliationSteps reconciliations = new FakeReconciliationSteps();
    final FakePushDownSteps pushDowns = new FakePushDownSteps();
    final AtomicInteger autoCreateBatches = new AtomicInteger(1);
    final ProcessEngine engine;
    private final Map<String, TopicWorker> workers;

    TestEngine() {
        LastDecisions lastDecisions = new LastDecisions();
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
        configuration.setProcessEngineName(UUID.randomUUID().toString());
        configuration.setHistory("full");
        configuration.setJobExecutorActivate(false);
        configuration.setReevaluateTimeCycleWhenDue(true);
        configuration.setProcessEnginePlugins(List.of(new TablesPlugin(lastDecisions)));
        configuration.setBeans(Map.of(
                "ingestOutcomes",
                new IngestOutcomes(ingest),
                "verdicts",
                new Verdicts(ingest, lastDecisions),
                "sweepSchedule",
                new SweepSchedule(new SweepSettings(Duration.ofMinutes(15))),
                "dueSweeps",
                new DueSweeps(sweeps),
                "reconciliationSchedule",
                new ReconciliationSchedule(new ReconciliationSettings("03:00", 7)),
                "dueReconciliations",
                new DueReconciliations(reconciliations),
                "templatePushDown",
                new TemplatePushDown(pushDowns),
                "libraryAutoCreate",
                new LibraryAutoCreate(() -> autoCreateBatches.decrementAndGet() > 0)));
        engine = configuration.buildProcessEngine();
        workers = Stream.of(
                        new ReadRecordingWorker(ingest),
                        new CreateItemsWorker(ingest),
                        new TransferMediaWorker(ingest),
                        new ConfirmItemsWorker(ingest),
                        new AttachCaptionsWorker(ingest),
                        new RemoveRecordingWorker(ingest),
                        new ListRecordingsWorker(sweeps),
                        new FindRecordingsWorker(recordingLists),
                        new LookAtZoomWorker(reconciliations),
                        new LookAtEnsembleWorker(reconciliations))
                .collect(Collectors.toMap(TopicWorker::topic, Function.identity()));
        ShippedFiles shipped = new ShippedFiles();
        new DecisionSeeder(shipped).seed(engine.getRepositoryService());
        new ModelDeployment(shipped).deploy(engine.getRepositoryService());
    }

    ProcessInstance recordingFound(UUID ingestId) {
        return engine.getRuntimeService()
                .startProcessInstanceByKey(
                        CamundaIngestProcess.PROCESS,
                        BusinessKeys.ofIngest(ingestId),
                        Map.of(IngestVariables.INGEST_ID, ingestId.toString()));
    }

    /** Runs the worker of the one task that waits at this topic, and completes it. */
    void step(String topic) {
        List<LockedExternalTask> tasks = engine.getExternalTaskService()
                .fetchAndLock(1, "test")
                .topic(topic, 60_000)
                .execute();
        if (tasks.isEmpty()) {
            throw new AssertionError("nothing waits at " + topic);
        }
        LockedExternalTask task = tasks.get(0);
        WorkResult result = workers.get(topic).work(BusinessKeys.id(task.getBusinessKey()), Heartbeat.none());
        WorkResult.Done done = (WorkResult.Done) result;
        if (!done.guard().getAsBoolean()) {
            throw new AssertionError("the guard refused");
        }
        engine.getExternalTaskService().complete(task.getId(), "test", done.variables());
    }

    void deploy(String name, String content) {
        DeploymentBuilder deployment =
                engine.getRepositoryService().createDeployment().name(name);
        deployment.addInputStream(name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
        deployment.deploy();
    }

    @Override
    public void close() {
        engine.close();
    }
}

package org.zoomensemble.engine;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zoomensemble.TestDatabase;
import org.zoomensemble.ingest.ReconciliationSettings;
import org.zoomensemble.operations.DatabaseClock;

/** One node with the real engine, bridge and PostgreSQL, and with features that a test plays. */
final class BridgeNode implements AutoCloseable {

    final FakeIngestSteps ingest;
    final FakeSweepSteps sweeps;
    final ConfigurableApplicationContext context;

    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        CamundaBpmAutoConfiguration.class
    })
    @EnableConfigurationProperties({BridgeSettings.class, ReconciliationSettings.class, SweepSettings.class})
    @Import({
        DatabaseClock.class,
        AttachCaptionsWorker.class,
        BridgeTools.class,
        DatabaseOutages.class,
        CamundaDecisionTables.class,
        CamundaIngestProcess.class,
        CamundaSweepProcess.class,
        ConfirmItemsWorker.class,
        CreateItemsWorker.class,
        DecisionSeeder.class,
        DueReconciliations.class,
        DueSweeps.class,
        EngineBegins.class,
        EngineLock.class,
        EngineReady.class,
        ExternalTaskBridge.class,
        IncidentGauge.class,
        IngestOutcomes.class,
        LastDecisions.class,
        LeaseRows.class,
        ListRecordingsWorker.class,
        ModelDeployment.class,
        PeerPauses.class,
        ReadRecordingWorker.class,
        ReconciliationSchedule.class,
        RemoveRecordingWorker.class,
        RunningTables.class,
        Settlement.class,
        ShippedFiles.class,
        SweepSchedule.class,
        TablesPlugin.class,
        TaskFetch.class,
        Told.class,
        TransferMediaWorker.class,
        Verdicts.class,
        WakeUp.class
    })
    static class House {}

    private BridgeNode(FakeIngestSteps ingest, FakeSweepSteps sweeps, ConfigurableApplicationContext context) {
        this.ingest = ingest;
        this.sweeps = sweeps;
        this.context = context;
    }

    static BridgeNode start(TestDatabase database, String... settings) {
        return start(database, new FakeIngestSteps(), settings);
    }

    static BridgeNode start(TestDatabase database, FakeIngestSteps ingest, String... settings) {
        return start(database, ingest, starting -> {}, settings);
    }

    /** {@code preparation} may add beans. */
    static BridgeNode start(
            TestDatabase database,
            FakeIngestSteps ingest,
            Consumer<ConfigurableListableBeanFactory> preparation,
            String... settings) {
        FakeSweepSteps sweeps = new FakeSweepSteps();
        List<String> properties = new ArrayList<>(List.of(
                "spring.datasource.url=" + database.url(),
                "spring.datasource.username=" + database.username(),
                "spring.datasource.password=" + database.password(),
                "spring.datasource.hikari.maximum-pool-size=20",
                "spring.datasource.hikari.minimum-idle=1",
                "camunda.bpm.job-execution.enabled=false",
                "zoomensemble.work.shutdown=PT8S"));
        properties.addAll(List.of(settings));
        ConfigurableApplicationContext context = new SpringApplicationBuilder(House.class)
                .web(WebApplicationType.NONE)
                .properties(properties.toArray(String[]::new))
                .initializers(starting -> {
                    starting.getBeanFactory().registerSingleton("ingestSteps", ingest);
                    starting.getBeanFactory().registerSingleton("sweepSteps", sweeps);
                    starting.getBeanFactory().registerSingleton("reconciliationSteps", new FakeReconciliationSteps());
                    starting.getBeanFactory().registerSingleton("meters", new SimpleMeterRegistry());
                    preparation.accept(starting.getBeanFactory());
                })
                .run(properties.stream().map(property -> "--" + property).toArray(String[]::new));
        return new BridgeNode(ingest, sweeps, context);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    UUID recordingFound() {
        UUID ingestId = UUID.randomUUID();
        bean(CamundaIngestProcess.class).recordingFound(ingestId);
        return ingestId;
    }

    boolean isEnded(UUID ingestId) {
        return bean(RuntimeService.class)
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(BusinessKeys.ofIngest(ingestId))
                        .count()
                == 0;
    }

    /** The one external task there is. */
    ExternalTask task() {
        return bean(ExternalTaskService.class).createExternalTaskQuery().singleResult();
    }

    long leases() {
        return bean(JdbcClient.class)
                .sql("select count(*) from external_task_lease")
                .query(Long.class)
                .single();
    }

    /** Lets the time of every lock pass, as if the clock had moved. */
    void letLocksPass() {
        bean(JdbcClient.class)
                .sql(
                        "update act_ru_ext_task set lock_exp_time_ = now() - interval '1 second' where lock_exp_time_ is not null")
                .update();
    }

    void wake() {
        bean(WakeUp.class).workReady();
    }

    @Override
    public void close() {
        context.close();
    }
}

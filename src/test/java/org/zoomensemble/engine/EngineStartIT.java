package org.zoomensemble.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zoomensemble.LoggingLeftAlone;
import org.zoomensemble.TestDatabase;

/** The start of the engine on a real PostgreSQL. */
@ExtendWith(LoggingLeftAlone.class)
class EngineStartIT {

    private final TestDatabase database = TestDatabase.migrated();

    @Test
    void twoNodesOnAnEmptyDatabaseBothStartAndDeployOnce() {
        CyclicBarrier bothThere = new CyclicBarrier(2);
        List<CompletableFuture<BridgeNode>> starting = Stream.of(1, 2)
                .map(number -> CompletableFuture.supplyAsync(() -> BridgeNode.start(
                        database,
                        new FakeIngestSteps(),
                        beans -> beans.registerSingleton("meeting", new Meeting(bothThere)))))
                .toList();
        List<BridgeNode> nodes = starting.stream().map(CompletableFuture::join).toList();
        try {
            for (BridgeNode node : nodes) {
                RepositoryService repository = node.bean(RepositoryService.class);
                assertThat(repository.createProcessDefinitionQuery().list())
                        .extracting(ProcessDefinition::getKey, ProcessDefinition::getVersion)
                        .extracting(Object::toString)
                        .contains("(\"recording-ingest\", 1)", "(\"recording-sweep\", 1)")
                        .allMatch(definition -> definition.endsWith(", 1)"));
                assertThat(repository.createDecisionDefinitionQuery().list())
                        .hasSize(4)
                        .extracting(DecisionDefinition::getVersion)
                        .containsOnly(1);
            }
            assertThat(nodes.get(0)
                            .bean(ManagementService.class)
                            .createJobQuery()
                            .timers()
                            .count())
                    .as("the sweep's and the reconciliation's")
                    .isEqualTo(2);
        } finally {
            nodes.forEach(BridgeNode::close);
        }
    }

    /** Lets two engines touch the database at the same moment. */
    private static final class Meeting extends AbstractProcessEnginePlugin implements Ordered {
        private final CyclicBarrier bothThere;

        Meeting(CyclicBarrier bothThere) {
            this.bothThere = bothThere;
        }

        @Override
        public void preInit(ProcessEngineConfigurationImpl configuration) {
            try {
                bothThere.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }
    }

    @Test
    void settingsOfTheEngineAreInForce() {
        try (BridgeNode node = BridgeNode.start(database, "zoomensemble.sweep.interval=PT7M")) {
            ProcessEngineConfigurationImpl configuration = (ProcessEngineConfigurationImpl)
                    node.bean(ProcessEngine.class).getProcessEngineConfiguration();
            assertThat(configuration.isReevaluateTimeCycleWhenDue()).isTrue();
            assertThat(configuration.isEnableExceptionsAfterUnhandledBpmnError())
                    .isTrue();
            assertThat(configuration.getHistoryRemovalTimeStrategy()).isEqualTo("start");
            assertThat(configuration.getHistoryLevel().getName()).isEqualTo("full");
            assertThat(node.bean(SweepSchedule.class).getCycle()).isEqualTo("R/PT7M");
            assertThat(node.bean(JdbcClient.class)
                            .sql("select count(*) from pg_indexes where indexname = 'external_task_order'")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
            assertThat(node.bean(JdbcClient.class)
                            .sql("select count(*) from pg_locks where locktype = 'advisory'")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void theLockIsHeldByOneNodeAndFreedWhenAnotherFails() {
        EngineLock first = new EngineLock(database.dataSource());
        EngineLock second = new EngineLock(database.dataSource());
        first.take();
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(second::take);
        await().during(Duration.ofMillis(600)).until(() -> !waiting.isDone());

        first.destroy();

        await().until(waiting::isDone);
        second.release();
    }
}

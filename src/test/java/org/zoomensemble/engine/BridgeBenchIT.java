package org.zoomensemble.engine;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zoomensemble.TestDatabase;

/**
 * How many ingests a second the engine and the bridge carry when the work itself takes no time, and what one costs: an upper bound
 * for the whole application.
 */
@Tag("bench")
class BridgeBenchIT {

    private static final int WARM_UP = 600;
    private static final int INSTANCES = Integer.getInteger("bench.instances", 800);

    @Test
    void ordinaryIngests() throws Exception {
        StatementCount statements = new StatementCount();
        try (BridgeNode node = BridgeNode.start(
                TestDatabase.migrated(),
                new FakeIngestSteps(),
                beans -> beans.addBeanPostProcessor(statements),
                settings())) {
            run(node, WARM_UP);
            statements.reset();
            long cpu = processCpu();
            long postgres = postgresCpu(node);
            long before = System.nanoTime();
            run(node, INSTANCES);
            double seconds = (System.nanoTime() - before) / 1e9;
            System.out.printf(
                    "%d ingests in %.1f s: %.1f/s, CPU %.1f ms in the JVM and %.1f ms in PostgreSQL, %.0f statements each%n",
                    INSTANCES,
                    seconds,
                    INSTANCES / seconds,
                    (processCpu() - cpu) / 1e6 / INSTANCES,
                    (double) (postgresCpu(node) - postgres) / INSTANCES,
                    (double) statements.statements.get() / INSTANCES);
            statements.byWords.entrySet().stream()
                    .sorted(Comparator.comparingLong((java.util.Map.Entry<String, AtomicLong> entry) ->
                                    entry.getValue().get())
                            .reversed())
                    .limit(40)
                    .forEach(entry -> System.out.printf(
                            "  %6.2f %s%n", (double) entry.getValue().get() / INSTANCES, entry.getKey()));
        }
    }

    /** Settings to compare, from the system property {@code bench.settings}, separated by semicolons. */
    private static String[] settings() {
        String settings = System.getProperty("bench.settings", "");
        return settings.isEmpty() ? new String[0] : settings.split(";");
    }

    private static void run(BridgeNode node, int instances) throws InterruptedException {
        node.ingest.told.clear();
        node.ingest.verdicts.clear();
        for (int i = 0; i < instances; i++) {
            node.recordingFound();
        }
        while (node.bean(RuntimeService.class).createProcessInstanceQuery().count() > 0) {
            Thread.sleep(50);
        }
    }

    private static long processCpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** Milliseconds of all of the server's processes. */
    private static long postgresCpu(BridgeNode node) {
        long backend = node.bean(JdbcClient.class)
                .sql("select pg_backend_pid()")
                .query(Long.class)
                .single();
        return ProcessHandle.of(backend).flatMap(ProcessHandle::parent).stream()
                .flatMap(ProcessHandle::descendants)
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .mapToLong(Duration::toMillis)
                .sum();
    }
}

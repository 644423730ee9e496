package org.zoomensemble.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zoomensemble.sandbox.ensemble.Options;
import org.zoomensemble.sandbox.zoom.SandboxFile;
import org.zoomensemble.sandbox.zoom.SandboxRecording;
import org.zoomensemble.sandbox.zoom.SandboxUser;

/**
 * What sweeps and a reconciliation of 5,000 users cost at Zoom, by Zoom's own ledger, and here: time without Zoom's limits, rows
 * in the engine's history, in a heap of 256 MB. Every tenth user has a recording, of a chat alone. Run by {@code mvn -Pbench
 * verify}.
 */
@Tag("bench")
class SweepBenchIT {

    private static final int USERS = Integer.getInteger("bench.users", 5_000);
    private static final int AT_ONCE = 100;
    private static final Duration LONG = Duration.ofMinutes(10);

    private World world;
    private JdbcClient jdbc;
    private String workflow;

    @Test
    void sweepsAndReconciliation() {
        try (World bench = new World("bench-sweep", Options.defaults(), "-XX:TieredStopAtLevel=4", "-Xmx256m")) {
            world = bench;
            jdbc = JdbcClient.create(world.database.dataSource());
            world.settings.put("ZOOMENSEMBLE_ZOOM_LIGHT_PER_SECOND", "100000");
            world.settings.put("ZOOMENSEMBLE_ZOOM_MEDIUM_PER_SECOND", "100000");
            world.settings.put("ZOOMENSEMBLE_SWEEP_INTERVAL", "P1D");
            world.zoom.account().withoutLimits();
            world.library("lib-1", "Physics");
            List<SandboxUser> users = new ArrayList<>();
            for (int number = 1; number <= USERS; number++) {
                users.add(world.zoom.addUser("user%05d@example.edu".formatted(number), "User", "No " + number));
            }
            world.startProduct();
            workflow = world.mediaWorkflow(world.template("Zoom", false), "Physics", users.subList(0, 1));
            for (int from = 1; from < USERS; from += AT_ONCE) {
                world.administrator.activate(
                        workflow,
                        users.subList(from, Math.min(USERS, from + AT_ONCE)).stream()
                                .map(SandboxUser::email)
                                .toList());
            }
            measure("first sweep", this::sweep);
            measure("next sweep", this::sweep);
            Instant start = Instant.now().minus(1, ChronoUnit.DAYS);
            for (int at = 0; at < USERS; at += 10) {
                world.zoom.addRecording(SandboxRecording.of(users.get(at), "Recording " + at)
                        .start(start.plusSeconds(at))
                        .file(SandboxFile.chat()));
            }
            measure("sweep with %d new recordings".formatted((USERS + 9) / 10), this::sweep);
            world.awaitOutcomes((USERS + 9) / 10, LONG);
            measure("reconciliation of 7 days", this::reconcile);
        }
    }

    private void measure(String what, Runnable work) {
        int calls = calls();
        long rows = historyRows();
        long begun = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - begun) / 1e9;
        Report.line(String.format(
                Locale.ROOT,
                "%s of %,d users: %d calls of Zoom's list of recordings, %.1f s without Zoom's limits, %d rows of history",
                what,
                USERS,
                calls() - calls,
                seconds,
                historyRows() - rows));
    }

    private void sweep() {
        world.administrator.sweep(workflow);
        world.await(
                "the sweep is over",
                LONG,
                () -> jdbc.sql("select count(*) from sweep where state = 'RUNNING'")
                                .query(Integer.class)
                                .single()
                        == 0);
        assertThat(jdbc.sql("select state from sweep order by started_at desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("DONE");
    }

    private void reconcile() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        world.administrator.post(
                "/api/v1/media-workflows/" + workflow + "/reconciliations",
                Map.of("from", today.minusDays(7).toString(), "to", today.toString()));
        String path = "/api/v1/media-workflows/" + workflow + "/reconciliation";
        world.await("the reconciliation is over", LONG, () -> state(path).equals("DONE"));
    }

    private String state(String path) {
        return world.administrator.get(path).body().at("/reconciliation/state").asText();
    }

    private int calls() {
        return world.zoom
                .calls()
                .count(call ->
                        call.path().startsWith("/v2/users/") && call.path().contains("/recordings"));
    }

    private long historyRows() {
        return jdbc.sql("""
                        select (select count(*) from act_hi_actinst) + (select count(*) from act_hi_varinst)
                             + (select count(*) from act_hi_procinst) + (select count(*) from act_hi_ext_task_log)
                             + (select count(*) from act_hi_job_log) + (select count(*) from act_hi_op_log)
                             + (select count(*) from act_hi_detail)
                        """).query(Long.class).single();
    }
}

package org.zoomensemble.endtoend;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;
import org.zoomensemble.sandbox.ensemble.Options;
import org.zoomensemble.sandbox.zoom.SandboxFile;
import org.zoomensemble.sandbox.zoom.SandboxMedia;
import org.zoomensemble.sandbox.zoom.SandboxRecording;
import org.zoomensemble.sandbox.zoom.SandboxUser;

/**
 * How many recordings of 3 MB a second go from backlog to finished, on an embedded PostgreSQL with durable commits and full
 * history, peers on the same machine. Run by {@code mvn -Pbench verify}.
 */
@Tag("bench")
class ThroughputBenchIT {

    private static final int RECORDINGS = 200;
    private static final int SAMPLE = 50;
    private static final Path SINK = Files.isDirectory(Path.of("/dev/shm")) ? Path.of("/dev/shm") : Path.of("target");

    @Test
    void backlogToFinished() throws Exception {
        Path folder = Files.createTempDirectory(SINK, "bench-sink");
        Path data = Files.createTempDirectory(Path.of(System.getProperty("java.io.tmpdir")), "bench-data");
        try (World world = new World(
                "bench-throughput",
                Options.defaults().withFolder(folder).discarding(),
                "-XX:TieredStopAtLevel=4",
                "-Xmx512m")) {
            // The product's own database: fsync and synchronous_commit are on, unlike in the tests' database.
            List.of("URL", "USERNAME", "PASSWORD").forEach(name -> world.settings.remove("SPRING_DATASOURCE_" + name));
            world.settings.put("ZOOMENSEMBLE_DATA_FOLDER", data.toString());
            world.settings.put("ZOOMENSEMBLE_ZOOM_LIGHT_PER_SECOND", "100000");
            world.settings.put("ZOOMENSEMBLE_ZOOM_MEDIUM_PER_SECOND", "100000");
            world.zoom.account().withoutLimits();
            world.library("lib-1", "Physics");
            SandboxUser host = world.zoom.addUser("ada@example.edu", "Ada", "Lovelace");
            world.startProduct();
            String workflow = world.mediaWorkflow(world.template("Zoom", false), "Physics", List.of(host));
            List<Double> rates = new ArrayList<>();
            for (int round = 0; round < 4; round++) {
                int calls = world.zoom.calls().count(call -> call.path().startsWith("/v2/meetings/"));
                double rate = round(world, host, workflow, round, RECORDINGS);
                calls = world.zoom.calls().count(call -> call.path().startsWith("/v2/meetings/")) - calls;
                if (round > 0) {
                    rates.add(rate);
                }
                Report.line("%d recordings of 3 MB, %s: %.1f a second, %.2f Zoom API calls each"
                        .formatted(
                                RECORDINGS,
                                round == 0 ? "warm-up" : "round " + round,
                                rate,
                                calls / (double) RECORDINGS));
            }
            Report.line("backlog to finished: %.1f recordings a second (median of 3 rounds after a warm-up)"
                    .formatted(rates.stream().sorted().skip(1).findFirst().orElseThrow()));
        } finally {
            FileSystemUtils.deleteRecursively(folder);
            FileSystemUtils.deleteRecursively(data);
        }
    }

    /** Counted in the driver's own log, so that nothing stands between it and the database; polls for work are counted too. */
    @Test
    void statementsOfOneRecording() throws Exception {
        try (World world = new World(
                "bench-statements",
                Options.defaults(),
                "-Dlogging.level.org.postgresql.core.v3.QueryExecutorImpl=TRACE")) {
            world.zoom.account().withoutLimits();
            world.library("lib-1", "Physics");
            SandboxUser host = world.zoom.addUser("ada@example.edu", "Ada", "Lovelace");
            world.startProduct();
            String workflow = world.mediaWorkflow(world.template("Zoom", false), "Physics", List.of(host));
            round(world, host, workflow, 0, SAMPLE);
            long before = executions(world);
            round(world, host, workflow, 1, SAMPLE);
            Report.line("database statements for one recording: %d (mean of %d)"
                    .formatted((executions(world) - before) / SAMPLE, SAMPLE));
        }
    }

    private static long executions(World world) {
        return world.product
                .log()
                .lines()
                .filter(line -> line.contains("FE=> Execute("))
                .count();
    }

    private static double round(World world, SandboxUser host, String workflow, int round, int recordings) {
        for (int number = 0; number < recordings; number++) {
            int at = round * recordings + number;
            world.zoom.addRecording(SandboxRecording.of(host, "Recording " + at)
                    .start(Instant.now().minus(2, ChronoUnit.DAYS).plus(at, ChronoUnit.SECONDS))
                    .file(SandboxFile.video("active_speaker", SandboxMedia.generated(at, 3_000_000)))
                    .file(SandboxFile.captions()));
        }
        int all = (round + 1) * recordings;
        long begun = System.nanoTime();
        world.administrator.sweep(workflow);
        world.await(
                "round " + round,
                Duration.ofMinutes(5),
                () -> world.ensemble.ledger().contents().stream()
                                .filter(content -> !content.captions().isEmpty())
                                .count()
                        == all);
        double seconds = (System.nanoTime() - begun) / 1e9;
        world.awaitOutcomes(all, Duration.ofMinutes(2));
        return recordings / seconds;
    }
}

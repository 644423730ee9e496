package org.zoomensemble.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zoomensemble.sandbox.Fault;
import org.zoomensemble.sandbox.Faults;
import org.zoomensemble.sandbox.ensemble.Options;
import org.zoomensemble.sandbox.zoom.SandboxFile;
import org.zoomensemble.sandbox.zoom.SandboxMedia;
import org.zoomensemble.sandbox.zoom.SandboxRecording;
import org.zoomensemble.sandbox.zoom.SandboxUser;

/**
 * kill -9 before and after each effect that an ingest has on a peer, and while bytes flow. The peer itself kills: before
 * it does what it was asked, or after it did it and before it answers. {@code kill.seed} repeats a sample, {@code kill.points}
 * takes the points whose name contains it.
 */
class KillIT {

    private static final Logger LOG = LoggerFactory.getLogger(KillIT.class);
    private static final int SAMPLE = 5;

    /** Where the application dies. {@code isAfter}: the peer has done its work, the answer is never sent. */
    record Point(String name, boolean isZoom, String method, String path, boolean isAfter) {

        Faults faults(World world) {
            return isZoom ? world.zoom.faults() : world.ensemble.faults();
        }
    }

    static List<Point> points() {
        List<Point> points = new ArrayList<>();
        for (boolean isAfter : List.of(false, true)) {
            String when = isAfter ? "after " : "before ";
            points.add(new Point(when + "listing recordings", true, "GET", "/v2/users/", isAfter));
            points.add(new Point(when + "reading the recording", true, "GET", "/v2/meetings/", isAfter));
            points.add(new Point(when + "creating the item", false, "POST", "/hapi/v1/contents", isAfter));
            points.add(new Point(when + "creating the upload", false, "POST", "/tus/", isAfter));
            points.add(new Point(when + "opening the download", true, "GET", "/rec/download/", isAfter));
            points.add(new Point(when + "sending the bytes", false, "PATCH", "/tus/", isAfter));
            points.add(new Point(when + "asking for the state", false, "GET", "/hapi/v1/contents/", isAfter));
            points.add(new Point(when + "attaching captions", false, "POST", "/hapi/v1/captions/", isAfter));
            points.add(new Point(when + "removing from Zoom", true, "DELETE", "/recordings", isAfter));
        }
        return points;
    }

    @Test
    void aSeededSampleOfPoints() {
        long seed = Long.getLong("kill.seed", System.nanoTime());
        LOG.warn("kill.seed={}", seed);
        List<Point> points = points();
        Collections.shuffle(points, new Random(seed));
        String only = System.getProperty("kill.points");
        dieAt(
                only == null
                        ? points.subList(0, SAMPLE)
                        : points.stream()
                                .filter(point -> point.name().contains(only))
                                .toList(),
                seed);
    }

    @Test
    @Tag("faults")
    void everyPoint() {
        dieAt(points(), 1);
    }

    private void dieAt(List<Point> points, long seed) {
        try (World world = new World("kill-" + points.size(), Options.defaults())) {
            Judge judge = new Judge(world);
            world.library("lib-1", "Physics");
            SandboxUser host = world.zoom.addUser("ada@example.edu", "Ada", "Lovelace");
            world.startProduct();
            String workflow = world.mediaWorkflow(world.template("Zoom", true), "Physics", List.of(host));
            int meeting = 0;
            for (Point point : points) {
                record(world, judge, host, "Dies " + point.name(), ++meeting);
                dieOnce(world, judge, workflow, point);
            }
            record(world, judge, host, "Dies while bytes flow", ++meeting);
            dieWhileBytesFlow(world, workflow, new Random(seed));
            world.administrator.sweep(workflow);
            world.awaitOutcomes(meeting, Duration.ofMinutes(3));
            world.awaitRemovals(Duration.ofMinutes(3));
            retryWhatDiedTooOften(world);
            world.awaitOutcomes(meeting, Duration.ofMinutes(3));
            world.awaitRemovals(Duration.ofMinutes(3));

            judge.judge();
            assertThat(world.zoom.recordings()).allMatch(SandboxRecording::isTrashed);
        }
    }

    /** A step that was killed at each of its attempts is an incident, as it should be; then an operator chooses retry. */
    static void retryWhatDiedTooOften(World world) {
        for (JsonNode ingest : world.administrator.ingests()) {
            boolean isRemoval = ingest.path("removal").asText().equals("FAILED");
            if (isRemoval || World.state(ingest).equals("FAILED")) {
                assertThat(ingest.path(isRemoval ? "removalSentence" : "reason").asText())
                        .startsWith("Every attempt ended without an answer");
                world.administrator.post("/api/v1/ingests/" + ingest.path("id").asText() + "/retry", null);
            }
        }
    }

    private static void record(World world, Judge judge, SandboxUser host, String topic, int number) {
        SandboxFile video =
                SandboxFile.video("active_speaker", SandboxMedia.generated(number, 2_000_000 + number * 1000L));
        SandboxFile captions = SandboxFile.captions();
        SandboxRecording recording = SandboxRecording.of(host, topic)
                .start(Instant.now().minus(2, ChronoUnit.DAYS).plus(number, ChronoUnit.MINUTES))
                .file(video)
                .file(captions);
        world.zoom.addRecording(recording);
        judge.expect(new Judge.Expected(
                "lib-1", recording, topic, video, captions.media().text()));
    }

    private static void dieOnce(World world, Judge judge, String workflow, Point point) {
        CountDownLatch dead = new CountDownLatch(1);
        Runnable kill = () -> {
            world.product.kill();
            dead.countDown();
        };
        if (point.method().equals("DELETE")) {
            judge.atNextRemoval(point.isAfter(), request -> true, kill);
        } else {
            point.faults(world)
                    .add(new Fault(
                            point.name(),
                            Fault.to(point.method(), point.path()),
                            1,
                            point.isAfter() ? new Fault.After(kill) : new Fault.Before(kill)));
        }
        askForSweep(world, workflow);
        await(world, dead, point.name());
        world.startProduct();
    }

    private static void dieWhileBytesFlow(World world, String workflow, Random random) {
        world.zoom.downloadRate(1_000_000);
        CountDownLatch dead = new CountDownLatch(1);
        world.ensemble
                .faults()
                .add(new Fault(
                        "while bytes flow",
                        Fault.to("PATCH", "/tus/"),
                        1,
                        new Fault.Before(() -> new Thread(() -> {
                                    Product.pause(300 + random.nextInt(900));
                                    world.product.kill();
                                    dead.countDown();
                                })
                                .start())));
        askForSweep(world, workflow);
        await(world, dead, "while bytes flow");
        world.zoom.downloadRate(0);
        world.startProduct();
    }

    /** The application may be dead before it can answer: an earlier meeting reached the point first. */
    private static void askForSweep(World world, String workflow) {
        try {
            world.administrator.sweep(workflow);
        } catch (IllegalStateException noAnswer) {
            LOG.info("The sweep was not answered: {}", noAnswer.getMessage());
        }
    }

    private static void await(World world, CountDownLatch latch, String name) {
        try {
            if (!latch.await(90, TimeUnit.SECONDS)) {
                throw new AssertionError("Not killed %s; the ingests: %s".formatted(name, world.told()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

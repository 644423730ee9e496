package org.zoomensemble.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zoomensemble.sandbox.Administrator;
import org.zoomensemble.sandbox.Fault;
import org.zoomensemble.sandbox.ensemble.Options;
import org.zoomensemble.sandbox.zoom.SandboxFile;
import org.zoomensemble.sandbox.zoom.SandboxMedia;
import org.zoomensemble.sandbox.zoom.SandboxRecording;
import org.zoomensemble.sandbox.zoom.SandboxUser;
import org.zoomensemble.sandbox.zoom.ZoomWebhook;

/**
 * The tests are tried: with one guard of the application taken out at a time, the judge finds the promise broken. The guards are
 * taken out of copies of the classes, see {@link Overlay}; the application itself has no switch for them.
 */
@Tag("faults")
@EnabledOnOs(OS.LINUX)
class UnguardedIT {

    private static final String INGEST = "org.zoomensemble.ingest.";
    private static final Duration LONG = Duration.ofMinutes(3);

    private static final Overlay.Passage[] FENCE_OF_CREATION = {
        new Overlay.Passage(INGEST + "ItemCreation", "heartbeat.advanced();", ""),
        new Overlay.Passage(INGEST + "ItemCreation", "heartbeat::advanced", "() -> {}")
    };
    private static final Overlay.Passage[] FENCE_OF_REMOVAL = {
        new Overlay.Passage(INGEST + "RecordingRemoval", "heartbeat.advanced();", ""),
        new Overlay.Passage(INGEST + "RecordingRemoval", "heartbeat::advanced", "() -> {}"),
        // A late node is stopped by these two as well.
        new Overlay.Passage(INGEST + "RecordingRemoval", "removals.wasRemoved(ingest)", "false"),
        new Overlay.Passage(INGEST + "RecordingRemoval", "if (objection.isPresent()) {", "if (false) {")
    };
    private static final Overlay.Passage[] CONFIRMATION = {
        new Overlay.Passage(INGEST + "ItemConfirmation", "return content.get().isReady();", "return true;"),
        new Overlay.Passage(
                INGEST + "RecordingRemoval", "content.isEmpty() || !content.get().isReady()", "content.isEmpty()")
    };
    private static final Overlay.Passage[] LENGTH = {
        new Overlay.Passage(
                INGEST + "TransferStream",
                "download.totalLength() >= 0 && download.totalLength() != begun.length()",
                "false")
    };

    private World world;
    private Judge judge;
    private Meetings meetings;
    private String workflow;
    private ZoomWebhook webhook;

    @Test
    void withoutTheFenceOfCreationAnItemIsDoubled() {
        try (World unguarded = world("no-fence-of-creation", Options.defaults(), FENCE_OF_CREATION)) {
            Product one = twoNodes();
            CountDownLatch isStill = new CountDownLatch(1);
            unguarded
                    .ensemble
                    .faults()
                    .add(new Fault(
                            "stands still",
                            Fault.to("POST", "/hapi/v1/contents").and(one::isAsking),
                            1,
                            new Fault.After(() -> {
                                one.standStill();
                                isStill.countDown();
                            })));
            meetings.addSegments("Segments", 2, 100_000);
            sweepAt(one);
            await(isStill);
            unguarded.awaitOutcomes(meetings.count(), LONG);
            judge.judge();

            one.goOn();

            unguarded.await(
                    "the second item is made twice",
                    LONG,
                    () -> unguarded.ensemble.ledger().contents().size() > 2);
            assertThatThrownBy(judge::judge)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("items for “Segments (2)”");
        }
    }

    @Test
    void withTheFenceOfRemovalALateNodeRemovesNothing() {
        staleRemoval("fence-of-removal");

        judge.judgeRemovals();
    }

    @Test
    void withoutTheFenceOfRemovalALateNodeRemovesWhatIsNotSafe() {
        staleRemoval("no-fence-of-removal", FENCE_OF_REMOVAL);

        assertThatThrownBy(judge::judgeRemovals)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("removed from Zoom before it was safe");
    }

    /** It has asked everybody, stands still, and goes on when the recording was recovered and has got another segment. */
    private void staleRemoval(String name, Overlay.Passage... passages) {
        try (World ofTwo = world(name, Options.defaults(), passages)) {
            Product one = twoNodes();
            CountDownLatch isStill = new CountDownLatch(1);
            AtomicInteger reads = new AtomicInteger();
            ofTwo.zoom
                    .faults()
                    .add(new Fault(
                            "stands still",
                            request -> request.getMethod().equals("GET")
                                    && request.getRequestURI().endsWith("/recordings")
                                    && request.getRequestURI().startsWith("/v2/meetings/")
                                    && reads.incrementAndGet() == 2
                                    && one.isAsking(request),
                            1,
                            new Fault.After(() -> {
                                one.standStill();
                                isStill.countDown();
                            })));
            SandboxRecording recording = meetings.add("Recovered", 100_000);
            sweepAt(one);
            await(isStill);
            ofTwo.awaitOutcomes(1, LONG);
            ofTwo.awaitRemovals(LONG);
            judge.judge();
            assertThat(recording.isTrashed()).isTrue();
            recording.recover();
            Instant later = recording.start().plus(20, ChronoUnit.MINUTES);
            SandboxFile second = Meetings.video(100_000).segment(later, later.plus(5, ChronoUnit.MINUTES));
            recording.file(second);
            judge.expect(new Judge.Expected("lib-1", recording, "Recovered (2)", second, null));
            String before = one.log();

            one.goOn();

            ofTwo.await(
                    "it goes on",
                    LONG,
                    () -> one.isReady()
                            && (recording.isTrashed()
                                    || one.log().substring(before.length()).contains("was dropped")));
        }
    }

    @Test
    void withoutConfirmationSomethingLeavesZoomBeforeItIsSafe() {
        Options slow = Options.defaults().withProcessingDelay(Duration.ofSeconds(20));
        try (World unguarded = world("no-confirmation", slow, CONFIRMATION)) {
            oneNode();
            meetings.add("Not processed yet", 100_000);
            unguarded.administrator.sweep(workflow);
            unguarded.awaitOutcomes(1, LONG);

            assertThatThrownBy(judge::judge)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("removed from Zoom before it was safe");
        }
    }

    @Test
    void withTheLengthCheckAFileThatChangedIsBegunAnew() {
        changedInTheMiddle("length-check");
    }

    @Test
    void withoutTheLengthCheckTheBytesOfTwoFilesAreMixed() {
        assertThatThrownBy(() -> changedInTheMiddle("no-length-check", LENGTH))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("bytes of “Changed”");
    }

    private void changedInTheMiddle(String name, Overlay.Passage... passages) {
        try (World changing = world(name, Options.defaults(), passages)) {
            oneNode();
            changing.zoom.etags(false);
            SandboxRecording recording = meetings.add("Changed", 600_000);
            SandboxFile video = recording.files().get(0);
            changing.ensemble
                    .faults()
                    .add(new Fault("cut", Fault.to("PATCH", "/tus/"), 1, new Fault.CutUpload(300_000)));
            changing.ensemble
                    .faults()
                    .add(new Fault(
                            "changed",
                            Fault.to("HEAD", "/tus/"),
                            1,
                            new Fault.Before(() -> video.replace(SandboxMedia.generated(4711, 700_000)))));
            changing.administrator.sweep(workflow);
            changing.awaitOutcomes(1, LONG);
            assertThat(changing.ensemble.faults().fired("cut")).isEqualTo(1);
            assertThat(changing.ensemble.faults().fired("changed")).isEqualTo(1);

            judge.judge();
        }
    }

    @Test
    void withoutTheUniqueRowAnItemIsDoubled() {
        try (World unguarded = world("no-unique-row", Options.defaults())) {
            oneNode();
            JdbcClient jdbc = JdbcClient.create(unguarded.database.dataSource());
            jdbc.sql("alter table ingest drop constraint ingest_media_workflow_id_recording_uuid_run_key")
                    .update();
            jdbc.sql("alter table item drop constraint item_reference_key").update();
            List<AssertionError> found = new ArrayList<>();
            for (int time = 1; time <= 10 && found.isEmpty(); time++) {
                SandboxRecording recording = meetings.add("Announced " + time, 50_000);
                Announcers.announce(unguarded, recording, List.of(workflow), webhook);
                unguarded.awaitOutcomes(time, LONG);
                try {
                    judge.judge();
                } catch (AssertionError broken) {
                    found.add(broken);
                }
            }

            assertThat(found)
                    .singleElement()
                    .satisfies(broken -> assertThat(broken.getMessage()).contains("items for “Announced"));
        }
    }

    private World world(String name, Options options, Overlay.Passage... passages) {
        world = new World(name, options);
        if (passages.length > 0) {
            world.overlay = Overlay.none().without(name, passages);
        }
        judge = new Judge(world);
        world.library("lib-1", "Physics");
        return world;
    }

    private void oneNode() {
        SandboxUser host = world.zoom.addUser("ada@example.edu", "Ada", "Lovelace");
        meetings = new Meetings(world, judge, "lib-1", host);
        world.startProduct();
        String template = world.template("Zoom", true);
        webhook = world.webhook(template);
        workflow = world.mediaWorkflow(template, "Physics", List.of(host));
    }

    /** Answers the one that is to stand still; the other is asked. */
    private Product twoNodes() {
        CompletableFuture<Product> one = CompletableFuture.supplyAsync(() -> world.startNode("one", Map.of()));
        oneNode();
        return one.join();
    }

    private void sweepAt(Product node) {
        new Administrator(node.uri(), "admin", World.ADMIN_PASSWORD).sweep(workflow);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(2, TimeUnit.MINUTES)).as("it stands still").isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

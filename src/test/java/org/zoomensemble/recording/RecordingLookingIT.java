package org.zoomensemble.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zoomensemble.FeatureRooms;
import org.zoomensemble.operations.Peer;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.workflow.ActiveUsers;
import org.zoomensemble.workflow.Drafts;
import org.zoomensemble.workflow.MediaWorkflowDraft;
import org.zoomensemble.workflow.MediaWorkflows;
import org.zoomensemble.workflow.SwitchesDraft;
import org.zoomensemble.workflow.WorkflowTemplate;
import org.zoomensemble.workflow.WorkflowTemplates;
import org.zoomensemble.zoom.ZoomConnections;
import org.zoomensemble.zoom.ZoomEvent;
import org.zoomensemble.zoom.ZoomRecording;

class RecordingLookingIT {

    private static final Instant OLD = Instant.now().minus(Duration.ofDays(60));

    private FeatureRooms rooms;
    private RecordingLooking looking;
    private UUID connection;
    private UUID painting;

    @BeforeEach
    void account() {
        rooms = new FeatureRooms();
        looking = rooms.get(RecordingLooking.class);
        UUID arts = rooms.organization(rooms.institution(), "Arts");
        WorkflowTemplate template = rooms.get(WorkflowTemplates.class)
                .make(Drafts.organizationTemplate(
                        arts, "Zoom", Drafts.connection("acc", "client"), new SwitchesDraft(true, false, false, true)))
                .template();
        connection = template.connection().id();
        painting = rooms.get(MediaWorkflows.class)
                .make(new MediaWorkflowDraft(
                        rooms.library(arts, "Painting"), template.id(), null, null, null, null, null, null))
                .mediaWorkflow()
                .id();
        rooms.zoom.user("z1", "ada@example.org");
        rooms.get(ActiveUsers.class).add(painting, List.of("ada@example.org"));
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void aBatchIsReadAndAnnouncedToThoseThatWantItAndThoseThatHaveIt() {
        rooms.zoom.recording("new", "z1", Instant.now());
        rooms.zoom.recording("old", "z1", OLD);
        rooms.zoom.recording("had", "z1", OLD);
        rooms.zoom.recording("other", "z2", Instant.now());
        rooms.get(FeatureRooms.Known.class).having.put("acc had", Set.of(painting, UUID.randomUUID()));

        recovered("new", "old", "had", "other", "gone");
        looking.work();

        assertThat(rooms.announced.to(painting)).containsExactlyInAnyOrder("new", "had");
        assertThat(rooms.announced.all).extracting(Announcement::foundBy).containsOnly(FoundBy.WEBHOOK);
        assertThat(rooms.announced.changed).contains("acc new", "acc gone");
        assertThat(rooms.zoom.recordingsAsked).containsExactlyInAnyOrder("new", "old", "had", "other", "gone");
        assertThat(left()).isZero();
    }

    @Test
    void eachLookIsOneNodes() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        rooms.zoom.recording("r1", "z1", Instant.now());
        rooms.zoom.beforeRecording = uuid -> {
            reading.countDown();
            awaited(goOn);
        };
        recovered("r1");
        ExecutorService node = Executors.newSingleThreadExecutor();
        try {
            Future<?> first = node.submit(looking::work);
            awaited(reading);
            rooms.zoom.beforeRecording = uuid -> {};

            looking.work();

            goOn.countDown();
            first.get(120, TimeUnit.SECONDS);
        } finally {
            goOn.countDown();
            node.shutdownNow();
        }
        assertThat(rooms.zoom.recordingsAsked).containsExactly("r1");
        assertThat(rooms.announced.to(painting)).containsExactly("r1");
        assertThat(left()).isZero();
    }

    @Test
    void anEventThatComesWhileItIsReadLeadsToAnotherLook() {
        rooms.zoom.recording("r1", "z1", Instant.now());
        recovered("r1");
        rooms.zoom.beforeRecording = uuid -> {
            rooms.zoom.beforeRecording = again -> {};
            recovered("r1");
        };

        looking.work();

        assertThat(rooms.zoom.recordingsAsked).containsExactly("r1", "r1");
        assertThat(left()).isZero();
    }

    @Test
    void aFailureIsTriedAgainLaterAndLater() {
        rooms.zoom.recording("r1", "z1", Instant.now());
        rooms.zoom.alwaysFails.put("r1", WorkFailure.retry("Zoom answered 500."));
        recovered("r1");

        worksAndPutsOff(Duration.ofSeconds(30));
        due();
        worksAndPutsOff(Duration.ofSeconds(60));
        due();
        rooms.zoom.alwaysFails.clear();
        looking.work();

        assertThat(rooms.announced.to(painting)).containsExactly("r1");
        assertThat(left()).isZero();
    }

    @Test
    void whileZoomIsAwayNothingOfTheAccountIsReadAndNoAttemptIsSpent() {
        rooms.zoom.alwaysFails.put("r1", WorkFailure.pause(Peer.ZOOM, Duration.ofMinutes(10), "Zoom says 429."));
        rooms.zoom.alwaysFails.put("r2", WorkFailure.pause(Peer.ZOOM, Duration.ofMinutes(10), "Zoom says 429."));
        recovered("r1", "r2");

        worksAndPutsOff(Duration.ofMinutes(10));

        assertThat(rooms.zoom.recordingsAsked).hasSize(1);
        assertThat(rooms.jdbc
                        .sql("select sum(attempts) from recording_look")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void afterADayItIsGivenUp() {
        rooms.zoom.alwaysFails.put("r1", WorkFailure.giveUp("The app lacks a scope."));
        recovered("r1");
        looking.work();
        assertThat(left()).isOne();
        due();

        new RecordingLooking(
                        rooms.get(RecordingLookRepository.class),
                        rooms.get(Audience.class),
                        rooms.zoom,
                        rooms.get(ZoomConnections.class),
                        rooms.announced,
                        Clock.fixed(Instant.now().plus(Duration.ofHours(25)), ZoneOffset.UTC))
                .work();

        assertThat(left()).isZero();
    }

    private void recovered(String... uuids) {
        rooms.get(RecordingEvents.class)
                .happened(
                        connection,
                        new ZoomEvent(
                                "recording.batch_recovered",
                                ZoomEvent.Kind.THERE,
                                "acc",
                                "",
                                List.of(uuids).stream()
                                        .map(uuid -> new ZoomRecording(
                                                uuid, "", "", "", "", "", "", null, "", 0, false, List.of()))
                                        .toList()));
    }

    private int left() {
        return rooms.jdbc
                .sql("select count(*) from recording_look")
                .query(Integer.class)
                .single();
    }

    /** Counted from a moment while it worked, by the database's clock and to the second. */
    private void worksAndPutsOff(Duration time) {
        Instant before = instant("now()");
        looking.work();
        assertThat(instant("min(due_at)"))
                .isBetween(before.plus(time).minusMillis(1), instant("now()").plus(time));
    }

    private Instant instant(String sql) {
        return rooms.jdbc
                .sql("select " + sql + " from recording_look")
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .list()
                .get(0);
    }

    private void due() {
        rooms.jdbc.sql("update recording_look set due_at = now()").update();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(120, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

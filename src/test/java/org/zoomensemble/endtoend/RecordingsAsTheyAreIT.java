package org.zoomensemble.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zoomensemble.sandbox.Fault;
import org.zoomensemble.sandbox.ensemble.Options;
import org.zoomensemble.sandbox.zoom.SandboxFile;
import org.zoomensemble.sandbox.zoom.SandboxMedia;
import org.zoomensemble.sandbox.zoom.SandboxRecording;
import org.zoomensemble.sandbox.zoom.SandboxUser;

/** Every shape that a recording may have at Zoom, all in one account, judged by what Ensemble holds in the end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecordingsAsTheyAreIT {

    private static final Instant DAYS_AGO =
            Instant.now().minus(3, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    /**
     * How an ingest ends.
     *
     * @param told words that its steps, rules or reason say
     */
    private record Outcome(String topic, String state, String... told) {

        @Override
        public String toString() {
            return topic;
        }
    }

    private final List<Outcome> outcomes = new ArrayList<>();
    private World world;
    private Judge judge;
    private SandboxUser ada;
    private String workflow;
    private int meetings;
    private SandboxRecording processing;
    private SandboxFile closed;

    @BeforeAll
    void run() {
        world = new World("recordings-as-they-are", Options.defaults());
        judge = new Judge(world);
        world.library("lib-1", "Physics");
        ada = world.zoom.addUser("ada@example.edu", "Ada", "Lovelace");
        views();
        kinds();
        texts();
        nothingToPlay();
        processing = stillProcessing();
        Instant old = Instant.now().minus(100, ChronoUnit.DAYS);
        SandboxFile video = video();
        arrives(meeting("A hundred days old").start(old), video, null, video);
        world.startProduct();
        workflow = world.mediaWorkflow(world.template("Zoom", false), "Physics", List.of(ada));
        world.administrator.sweep(workflow);
        LocalDate day = LocalDate.ofInstant(old, ZoneOffset.UTC);
        world.administrator.post(
                "/api/v1/media-workflows/" + workflow + "/sweeps",
                Map.of(
                        "from",
                        day.minusDays(1).toString(),
                        "to",
                        day.plusDays(1).toString()));
        world.await("all but the one in the making", Duration.ofMinutes(2), () -> {
            List<JsonNode> ingests = world.administrator.ingests();
            return ingests.size() == meetings
                    && ingests.stream()
                                    .filter(ingest -> World.state(ingest).equals("RUNNING"))
                                    .count()
                            == 1;
        });
    }

    @AfterAll
    void close() {
        world.close();
    }

    private SandboxRecording meeting(String topic) {
        meetings++;
        return SandboxRecording.of(ada, topic).start(DAYS_AGO.plus(meetings, ChronoUnit.HOURS));
    }

    private SandboxFile video() {
        return view("active_speaker");
    }

    private SandboxFile view(String recordingType) {
        return SandboxFile.video(
                recordingType, SandboxMedia.generated(meetings * 10L + recordingType.length(), 90_000));
    }

    private void arrives(SandboxRecording recording, SandboxFile media, String captions, SandboxFile... files) {
        Stream.of(files).forEach(recording::file);
        world.zoom.addRecording(recording);
        judge.expect(new Judge.Expected("lib-1", recording, recording.topic(), media, captions));
        outcomes.add(new Outcome(recording.topic(), "INGESTED", "Confirmed by Ensemble"));
    }

    private void told(String... words) {
        Outcome last = outcomes.remove(outcomes.size() - 1);
        outcomes.add(new Outcome(last.topic(), last.state(), words));
    }

    private void views() {
        SandboxRecording lost = meeting("The best view is lost");
        SandboxFile gallery = view("gallery_view");
        arrives(
                lost,
                gallery,
                null,
                SandboxFile.audio(),
                view("shared_screen_with_speaker_view").lost(),
                gallery);
        told("shared screen with speaker view of segment 1 cannot be had", "The gallery view is taken in its place");

        SandboxRecording own = meeting("Only its own token opens it");
        SandboxFile best = view("shared_screen").ownTokenOnly();
        arrives(own, best, null, view("gallery_view"), best, SandboxFile.captions());
        told("Only the host may download: video without captions");

        SandboxRecording moved = meeting("Moved before it was fetched");
        SandboxFile moving = view("shared_screen");
        arrives(moved, moving, null, moving, view("gallery_view"));
        world.zoom
                .faults()
                .add(new Fault("move", Fault.to("GET", "/rec/download/" + moving.address()), 1, before(moving::move)));

        SandboxRecording restricted = meeting("Nobody may have it");
        closed = view("shared_screen").withheld(true);
        arrives(restricted, closed, null, closed, SandboxFile.audio());
        outcomes.remove(outcomes.size() - 1);
        outcomes.add(new Outcome(
                restricted.topic(),
                "FAILED",
                "only the host can download",
                "Only the host can download cloud recordings",
                "then choose retry"));
    }

    private static Fault.Effect before(Runnable action) {
        return new Fault.Before(action);
    }

    private void kinds() {
        SandboxFile upload = video();
        arrives(meeting("Uploaded").type(99), upload, null, upload);
        SandboxFile webinar = video();
        arrives(meeting("Webinar series").type(9), webinar, null, webinar);
        for (String day : List.of("Monday", "Tuesday")) {
            SandboxFile lecture = video();
            arrives(meeting("Recurring, " + day).type(8).number(82_400_944_973L), lecture, null, lecture);
        }
        SandboxFile untold = video().untold();
        arrives(
                meeting("Tells nothing of its files"),
                untold,
                null,
                SandboxFile.audio().untold(),
                untold);
        SandboxFile wrong = video().sizeShown(7);
        arrives(meeting("Tells a wrong size"), wrong, null, wrong);
        threeSegments();
    }

    private void threeSegments() {
        SandboxRecording recording = meeting("Stopped twice");
        for (int segment = 3; segment >= 1; segment--) {
            Instant start = recording.start().plus(segment * 5L, ChronoUnit.MINUTES);
            SandboxFile media = SandboxFile.video(
                            "active_speaker", SandboxMedia.generated(1000 + segment, 50_000 + segment))
                    .segment(start, start.plusSeconds(60));
            recording.file(media);
            judge.expect(new Judge.Expected("lib-1", recording, "Stopped twice (" + segment + ")", media, null));
        }
        world.zoom.addRecording(recording);
        outcomes.add(new Outcome("Stopped twice", "INGESTED", "3 segments"));
    }

    private void texts() {
        SandboxFile sound = SandboxFile.audio();
        SandboxFile transcript = SandboxFile.transcript();
        arrives(meeting("Sound and its transcript"), sound, transcript.media().text(), sound, transcript);
        SandboxFile untidy = video();
        arrives(
                meeting("An untidy transcript"),
                untidy,
                "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nAda Lovelace: Hello\n",
                untidy,
                SandboxFile.transcript(SandboxMedia.text(
                        "\uFEFFWEBVTT\r\n\r\nSTYLE\r\n::cue{}\r\n\r\nNOTE x\r\n\r\n1\r\n00:00:01.000 --> 00:00:02.000\r\nAda Lovelace: Hello\r\n",
                        "text/vtt")));
        SandboxFile silent = video();
        arrives(
                meeting("An empty transcript"),
                silent,
                null,
                silent,
                SandboxFile.transcript(SandboxMedia.text("WEBVTT\n\n", "text/vtt")));
        told("Zoom's transcript is empty: there is nothing to attach");
        SandboxFile withheld = video();
        arrives(
                meeting("Withheld without a word"),
                withheld,
                null,
                withheld,
                SandboxFile.captions().withheld(true));
        told("Zoom withholds the captions", "only the host can download");
    }

    private void nothingToPlay() {
        world.zoom.addRecording(meeting("Only a chat").file(SandboxFile.chat()).file(SandboxFile.timeline()));
        outcomes.add(new Outcome("Only a chat", "SKIPPED", "too short"));
        world.zoom.addRecording(meeting("No files at all").minutes(0));
        outcomes.add(new Outcome("No files at all", "SKIPPED", "too short"));
        SandboxRecording trashed = world.zoom.addRecording(meeting("Trashed before it was read")
                .uuid("/tra//shed+before==")
                .file(video()));
        world.zoom
                .faults()
                .add(new Fault(
                        "trash",
                        request -> request.getMethod().equals("GET") && trashed.isNamedIn(request.getRequestURI()),
                        1,
                        before(trashed::trash)));
        outcomes.add(new Outcome(trashed.topic(), "SKIPPED", "Gone"));
    }

    private SandboxRecording stillProcessing() {
        SandboxRecording recording = meeting("Still processing").uuid("/still//pro+cessing==");
        SandboxFile video = video();
        arrives(recording, video, null, video, view("gallery_view").processing());
        outcomes.remove(outcomes.size() - 1);
        return recording;
    }

    private JsonNode ingest(String topic) {
        return world.administrator.ingests().stream()
                .filter(ingest -> ingest.path("topic").asText().equals(topic))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no ingest of “" + topic + "”"));
    }

    List<Outcome> outcomes() {
        return outcomes;
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    @Order(1)
    void eachEndsAsItShould(Outcome expected) {
        JsonNode ingest = ingest(expected.topic());

        assertThat(World.state(ingest)).isEqualTo(expected.state());
        String view = world.administrator.ingest(ingest.path("id").asText()).toString();
        assertThat(view.replace("\\\"", "")).contains(expected.told());
    }

    @Test
    @Order(2)
    void theFaultsFired() {
        assertThat(world.zoom.faults().fired("move")).isEqualTo(1);
        assertThat(world.zoom.faults().fired("trash")).isEqualTo(1);
    }

    @Test
    @Order(3)
    void whatIsInTheMakingWaitsWithoutAskingAgainAndAgain() {
        assertThat(ingest("Still processing").path("reason").asText()).contains("Waits for Zoom to finish processing");
        assertThat(world.zoom
                        .calls()
                        .count(call -> call.path().startsWith("/v2/meetings/") && processing.isNamedIn(call.path())))
                .isBetween(1, 2);
    }

    @Test
    @Order(4)
    void inTheEndEverythingIsInEnsembleOnceAndNothingIsWhatItDoesNotClaimToBe() {
        processing.completed();
        world.administrator.post(
                "/api/v1/ingests", Map.of("mediaWorkflowId", workflow, "meetingUuid", processing.uuid()));
        closed.withheld(false);
        world.administrator.post(
                "/api/v1/ingests/" + ingest("Nobody may have it").path("id").asText() + "/retry", null);

        world.awaitOutcomes(meetings, Duration.ofMinutes(3));
        world.await(
                "the retried one",
                Duration.ofMinutes(3),
                () -> World.state(ingest("Nobody may have it")).equals("INGESTED"));

        judge.judge();
    }
}

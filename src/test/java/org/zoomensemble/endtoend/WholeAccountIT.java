package org.zoomensemble.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zoomensemble.sandbox.ensemble.Options;
import org.zoomensemble.sandbox.zoom.SandboxFile;
import org.zoomensemble.sandbox.zoom.SandboxMedia;
import org.zoomensemble.sandbox.zoom.SandboxRecording;
import org.zoomensemble.sandbox.zoom.SandboxUser;

/** A whole Zoom account, from its recordings to what Ensemble holds, judged by the peers' own record. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeAccountIT {

    private static final Instant DAYS_AGO =
            Instant.now().minus(3, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    private static final String PASSCODE = "cnryPASS9";

    private World world;
    private Judge judge;
    private SandboxUser ada;
    private SandboxUser max;
    private SandboxRecording late;
    private String biologyWorkflow;
    private int meetings;

    @BeforeAll
    void run() {
        world = new World("whole-account", Options.defaults().withProcessingDelay(Duration.ofMillis(300)));
        judge = new Judge(world);
        world.library("lib-physics", "Physics");
        world.library("lib-biology", "Biology");
        ada = world.zoom.addUser("ada@example.edu", "Ada", "Lovelace");
        max = world.zoom.addUser("max@example.edu", "Max", "Planck");
        physics();
        biology();
        world.startProduct();
        String physics = world.mediaWorkflow(world.template("Zoom with removal", true), "Physics", List.of(ada));
        biologyWorkflow = world.mediaWorkflow(world.template("Zoom", false), "Biology", List.of(max));
        world.administrator.sweep(physics);
        world.administrator.sweep(biologyWorkflow);
        world.await("every ingest but the late one", Duration.ofMinutes(2), () -> {
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

    private SandboxRecording meeting(SandboxUser host, String topic) {
        meetings++;
        return SandboxRecording.of(host, topic).start(DAYS_AGO.plus(meetings, ChronoUnit.HOURS));
    }

    private void arrives(String library, SandboxRecording recording, SandboxFile media, String captions) {
        judge.expect(new Judge.Expected(library, recording, recording.topic(), media, captions));
        world.zoom.addRecording(recording);
    }

    private void physics() {
        SandboxFile video = SandboxFile.video();
        SandboxFile captions = SandboxFile.captions();
        arrives(
                "lib-physics",
                meeting(ada, "With captions")
                        .file(video)
                        .file(SandboxFile.audio())
                        .file(captions)
                        .file(SandboxFile.transcript())
                        .file(SandboxFile.timeline())
                        .file(SandboxFile.chat()),
                video,
                captions.media().text());
        SandboxFile second = SandboxFile.video();
        SandboxFile transcript = SandboxFile.transcript();
        arrives(
                "lib-physics",
                meeting(ada, "With a transcript").file(second).file(transcript),
                second,
                transcript.media().text());
        SandboxFile third = SandboxFile.video("active_speaker", SandboxMedia.generated(7, 3_000_000));
        arrives("lib-physics", meeting(ada, "With neither").file(third), third, null);
        SandboxFile audio = SandboxFile.audio();
        arrives("lib-physics", meeting(ada, "Audio only").file(audio), audio, null);
        SandboxFile best = SandboxFile.video();
        arrives(
                "lib-physics",
                meeting(ada, "Several views")
                        .file(SandboxFile.video("gallery_view", SandboxMedia.galleryView()))
                        .file(best)
                        .file(SandboxFile.video("shared_screen", SandboxMedia.sharedScreen())),
                best,
                null);
        for (String uuid : List.of("/slash+first==", "two//slashes/in==")) {
            SandboxFile file = SandboxFile.video("active_speaker", SandboxMedia.generated(uuid.length(), 100_000));
            arrives("lib-physics", meeting(ada, "uuid " + uuid).uuid(uuid).file(file), file, null);
        }
        twoSegments();
        world.zoom.addRecording(meeting(ada, "Too short").minutes(0));
    }

    private void twoSegments() {
        SandboxRecording recording = meeting(ada, "Stopped and started");
        Instant second = recording.start().plus(20, ChronoUnit.MINUTES);
        SandboxFile first = SandboxFile.video("active_speaker", SandboxMedia.generated(1, 200_000));
        SandboxFile then = SandboxFile.video("active_speaker", SandboxMedia.generated(2, 250_000))
                .segment(second, second.plus(5, ChronoUnit.MINUTES));
        SandboxFile captions = SandboxFile.captions().segment(second, second.plus(5, ChronoUnit.MINUTES));
        recording.file(first).file(then).file(captions);
        world.zoom.addRecording(recording);
        judge.expect(new Judge.Expected("lib-physics", recording, "Stopped and started (1)", first, null));
        judge.expect(new Judge.Expected(
                "lib-physics",
                recording,
                "Stopped and started (2)",
                then,
                captions.media().text()));
    }

    private void biology() {
        restricted("With a password").password(PASSCODE);
        restricted("Download disabled").viewerDownload(false);
        restricted("Host only").hostOnly(true);
        SandboxFile webinar = SandboxFile.video();
        arrives("lib-biology", meeting(max, "Webinar").webinar().file(webinar), webinar, null);
        SandboxFile video = SandboxFile.video();
        late = SandboxRecording.of(max, "Transcript comes late")
                .start(Instant.now().minus(1, ChronoUnit.HOURS))
                .file(video);
        meetings++;
        arrives("lib-biology", late, video, SandboxMedia.transcript().text());
    }

    private SandboxRecording restricted(String topic) {
        SandboxFile video = SandboxFile.video();
        SandboxRecording recording =
                meeting(max, topic).file(video).file(SandboxFile.captions()).file(SandboxFile.transcript());
        arrives("lib-biology", recording, video, null);
        return recording;
    }

    @Test
    @Order(1)
    void theLateTranscriptReachesTheItemThatIsThereAlready() {
        late.file(SandboxFile.transcript());

        world.administrator.post(
                "/api/v1/ingests", Map.of("mediaWorkflowId", biologyWorkflow, "meetingUuid", late.uuid()));

        world.awaitOutcomes(meetings, Duration.ofMinutes(3));
        world.awaitRemovals(Duration.ofMinutes(3));
        judge.judge();
    }

    @Test
    @Order(2)
    void everyRecordingHasItsOutcome() {
        Map<String, String> outcomes = new HashMap<>();
        world.administrator
                .ingests()
                .forEach(ingest -> outcomes.put(ingest.path("topic").asText(), World.state(ingest)));

        assertThat(outcomes).hasSize(meetings).containsEntry("Too short", "SKIPPED");
        outcomes.remove("Too short");
        assertThat(outcomes.values()).containsOnly("INGESTED");
    }

    @Test
    @Order(3)
    void onlyWhatTheSwitchSaysIsInZoomsTrash() {
        for (SandboxRecording recording : world.zoom.recordings()) {
            boolean isExpected =
                    recording.host().equals(ada) && !recording.topic().equals("Too short");
            assertThat(recording.isTrashed()).as(recording.topic()).isEqualTo(isExpected);
        }
    }

    @Test
    @Order(4)
    void aRecordingCostsTwoCallsAtZoomAndTwoMoreWithRemoval() {
        assertThat(world.zoom.tokensIssued())
                .as("tokens, one for each connection")
                .isEqualTo(2);
        for (SandboxRecording recording : world.zoom.recordings()) {
            int calls = world.zoom
                    .calls()
                    .count(call -> call.path().startsWith("/v2/meetings/") && recording.isNamedIn(call.path()));
            int allowed = recording.equals(late) ? 5 : recording.host().equals(ada) ? 4 : 2;
            assertThat(calls).as("calls about “%s”", recording.topic()).isBetween(2, allowed);
        }
    }

    @Test
    @Order(5)
    void anIngestTellsItsStepsBytesRulesAndProcess() {
        JsonNode summary = world.administrator.ingests().stream()
                .filter(ingest -> ingest.path("topic").asText().equals("With captions"))
                .findFirst()
                .orElseThrow();

        JsonNode view = world.administrator.ingest(summary.path("id").asText());

        String told = view.toString();
        assertThat(told)
                .contains("recording-selection")
                .contains("restriction-handling")
                .contains("caption-source");
        assertThat(told).contains("Moved to Zoom's trash");
        assertThat(told).contains("\"bytes\":");
        assertThat(told).contains("processInstanceId");
    }

    @Test
    @Order(6)
    void noSecretIsAnywhere() {
        Map<String, String> secrets = new HashMap<>();
        secrets.put("Zoom's client secret", World.CLIENT_SECRET);
        secrets.put("Zoom's webhook secret token", World.WEBHOOK_SECRET);
        secrets.put("Ensemble's password", World.ENSEMBLE_PASSWORD);
        secrets.put("the administrator's password", World.ADMIN_PASSWORD);
        secrets.put("a passcode", PASSCODE);
        world.zoom.calls().all().stream()
                .map(call -> call.bearer())
                .filter(bearer -> bearer != null && bearer.startsWith("Bearer "))
                .distinct()
                .forEach(bearer -> secrets.put("an access token " + bearer.hashCode(), bearer.substring(7)));
        assertThat(secrets).hasSizeGreaterThan(4);
        Canaries canaries = new Canaries(secrets);

        assertThat(canaries.inDatabase(JdbcClient.create(world.database.dataSource())))
                .isEmpty();
        assertThat(canaries.inText("the log", world.product.log())).isEmpty();
        for (String path : List.of(
                "/api/v1/workflow-templates", "/api/v1/media-workflows", "/api/v1/ingests", "/api/v1/institutions")) {
            assertThat(canaries.inText(
                            path, world.administrator.get(path).body().toString()))
                    .isEmpty();
        }
        for (JsonNode ingest : world.administrator.ingests()) {
            String id = ingest.path("id").asText();
            assertThat(canaries.inText(
                            "ingest " + id, world.administrator.ingest(id).toString()))
                    .isEmpty();
        }
    }

    @Test
    @Order(7)
    void theLogHasNoErrorAndSigtermEndsItQuickly() {
        assertThat(world.product.log()).doesNotContain(" ERROR ").doesNotContain("Exception");
        assertThat(world.product.terminate()).isLessThan(Duration.ofSeconds(30));
    }
}

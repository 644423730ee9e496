package org.zoomensemble.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.zoomensemble.sandbox.ensemble.Content;
import org.zoomensemble.sandbox.ensemble.Options;
import org.zoomensemble.sandbox.zoom.SandboxFile;
import org.zoomensemble.sandbox.zoom.SandboxMedia;
import org.zoomensemble.sandbox.zoom.SandboxRecording;
import org.zoomensemble.sandbox.zoom.SandboxUser;
import org.zoomensemble.sandbox.zoom.ZoomWebhook;

/** What Zoom's events alone bring about: no sweep takes place after the beginning. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WebhookIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String COMPLETED = "recording.completed";

    private World world;
    private Judge judge;
    private SandboxUser ada;
    private ZoomWebhook webhook;
    private SandboxRecording lecture;
    private String template;
    private int meetings;

    @BeforeAll
    void start() {
        world = new World("webhook", Options.defaults());
        world.settings.put("ZOOMENSEMBLE_SWEEP_INTERVAL", "PT12H");
        judge = new Judge(world);
        world.library("lib-1", "Physics");
        ada = world.zoom.addUser("ada@example.edu", "Ada", "Lovelace");
        world.startProduct();
        template = world.template("Zoom", false);
        webhook = world.webhook(template);
        String workflow = world.mediaWorkflow(template, "Physics", List.of(ada));
        world.administrator.sweep(workflow);
        world.await(
                "the sweep of nothing is done",
                PATIENCE,
                () -> world.administrator.items("/api/v1/media-workflows/" + workflow + "/sweeps").stream()
                        .anyMatch(sweep -> sweep.path("state").asText().equals("DONE")));
    }

    @AfterAll
    void close() {
        world.close();
    }

    /** Ended so long ago that the next look by time comes long after this test. */
    private SandboxRecording meeting(String topic, SandboxFile... files) {
        meetings++;
        SandboxRecording recording = SandboxRecording.of(ada, topic)
                .start(Instant.now().minus(2, ChronoUnit.HOURS).plusSeconds(meetings));
        List.of(files).forEach(recording::file);
        return world.zoom.addRecording(recording);
    }

    private static SandboxFile video(int seed) {
        return SandboxFile.video("active_speaker", SandboxMedia.generated(seed, 150_000));
    }

    private void arrives(SandboxRecording recording, SandboxFile media, SandboxFile captions) {
        judge.expect(new Judge.Expected(
                "lib-1",
                recording,
                recording.topic(),
                media,
                captions == null ? null : captions.media().text()));
    }

    /** Missing while there is none: an event is carried out after it was answered. */
    private JsonNode newest(SandboxRecording recording) {
        return world.administrator.ingests().stream()
                .filter(ingest -> ingest.path("meetingUuid").asText().equals(recording.uuid()))
                .max((left, right) -> Integer.compare(
                        left.path("run").asInt(), right.path("run").asInt()))
                .orElse(MissingNode.getInstance());
    }

    @Test
    @Order(1)
    void theAddressProvesThatItKnowsTheToken() {
        HttpResponse<String> answer = webhook.validate("qgg8vlvZRS6UYooatFL8Aw");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("qgg8vlvZRS6UYooatFL8Aw").contains("encryptedToken");
    }

    @Test
    @Order(2)
    void aForgedEventIsRefusedAndASignedOneBringsTheRecording() {
        SandboxFile media = video(1);
        SandboxFile captions = SandboxFile.captions();
        lecture = meeting("Mechanics", media, captions);
        URI address = URI.create(world.administrator
                .get("/api/v1/workflow-templates/" + template)
                .body()
                .at("/zoom/webhookUrl")
                .asText());

        assertThat(world.zoom.webhook(address, "guessed").send(COMPLETED, lecture))
                .isEqualTo(401);
        assertThat(world.administrator.ingests()).isEmpty();
        assertThat(webhook.send(COMPLETED, lecture)).isLessThan(300);

        arrives(lecture, media, captions);
        world.awaitOutcomes(1, PATIENCE);
        judge.judge();
        assertThat(newest(lecture).path("foundBy").asText()).isEqualTo("WEBHOOK");
    }

    @Test
    @Order(3)
    void theTranscriptsEventBringsItToTheItemThatIsThereAlready() {
        SandboxFile media = video(2);
        SandboxRecording late = meeting("Optics", media);
        webhook.send(COMPLETED, late);
        world.await(
                "the video waits for its transcript",
                PATIENCE,
                () -> newest(late).path("reason").asText().contains("waits for Zoom's transcript"));

        SandboxFile transcript = SandboxFile.transcript();
        late.file(transcript);
        assertThat(webhook.send("recording.transcript_completed", late)).isLessThan(300);

        arrives(late, media, transcript);
        world.awaitOutcomes(2, PATIENCE);
        judge.judge();
    }

    @Test
    @Order(4)
    void whatIsRecoveredFromTheTrashIsIngestedByANextRun() {
        SandboxFile media = video(3);
        SandboxFile captions = SandboxFile.captions();
        SandboxRecording trashed = meeting("Acoustics", media, captions);
        String announced = webhook.body(COMPLETED, trashed);
        trashed.trash();
        assertThat(world.product.isAlive()).isTrue();
        send(announced);
        world.awaitOutcomes(3, PATIENCE);
        assertThat(newest(trashed).path("skippedAs").asText()).isEqualTo("GONE");

        trashed.recover();
        assertThat(webhook.sendBatch("recording.batch_recovered", List.of(trashed)))
                .isLessThan(300);

        arrives(trashed, media, captions);
        world.awaitOutcomes(4, PATIENCE);
        judge.judge();
        assertThat(newest(trashed).path("run").asInt()).isEqualTo(2);
    }

    private void send(String body) {
        try {
            int status = HttpClient.newHttpClient()
                    .send(webhook.request(body), HttpResponse.BodyHandlers.ofString())
                    .statusCode();
            assertThat(status).isLessThan(300);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Order(5)
    void eventsThatComeLateTwiceAndInAnyOrderChangeNothing() {
        int runs = world.administrator.ingests().size();
        int readings = reads();
        for (int time = 0; time < 3; time++) {
            assertThat(webhook.send("recording.transcript_completed", lecture)).isLessThan(300);
            assertThat(webhook.send("recording.trashed", lecture)).isLessThan(300);
            assertThat(webhook.send(COMPLETED, lecture)).isLessThan(300);
            assertThat(webhook.send("recording.deleted", lecture)).isLessThan(300);
        }
        world.await("Zoom was asked what is true", PATIENCE, () -> reads() > readings);

        world.awaitOutcomes(runs, PATIENCE);
        assertThat(world.administrator.ingests()).hasSize(runs);
        judge.judge();
    }

    private int reads() {
        return world.zoom.calls().count(call -> call.path().startsWith("/v2/meetings/"));
    }

    @Test
    @Order(6)
    void theNameFollowsATopicThatIsChangedInZoom() {
        lecture.topic("Mechanics, corrected");
        assertThat(webhook.sendRenamed(lecture, "Mechanics")).isLessThan(300);

        world.await(
                "the name in Ensemble",
                PATIENCE,
                () -> world.ensemble.ledger().contentsOf("lib-1").stream()
                        .map(Content::name)
                        .anyMatch("Mechanics, corrected"::equals));
        world.awaitOutcomes(5, PATIENCE);
        assertThat(world.ensemble.ledger().duplicates()).isEmpty();
        assertThat(world.ensemble.ledger().contents()).hasSize(3);
    }
}

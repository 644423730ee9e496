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
import org.zoomensemble.sandbox.Administrator;
import org.zoomensemble.sandbox.Fault;
import org.zoomensemble.sandbox.ensemble.Options;
import org.zoomensemble.sandbox.zoom.SandboxFile;
import org.zoomensemble.sandbox.zoom.SandboxMedia;
import org.zoomensemble.sandbox.zoom.SandboxRecording;
import org.zoomensemble.sandbox.zoom.SandboxUser;

/** What goes wrong in ordinary life: each gives one clear sentence, and nothing is lost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TroubleIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String READ_RECORDING = "cloud_recording:read:list_recording_files:admin";

    private World world;
    private Judge judge;
    private SandboxUser ada;
    private String template;
    private String workflow;
    private int meetings;

    @BeforeAll
    void start() {
        world = new World("trouble", Options.defaults());
        judge = new Judge(world);
        world.library("lib-1", "Physics");
        ada = world.zoom.addUser("ada@example.edu", "Ada", "Lovelace");
        world.zoom.addUser("basic@example.edu", "Bob", "Basic").basic();
        world.zoom.addUser("gone@example.edu", "Gwen", "Gone").deactivated();
        world.zoom.addUser("off@example.edu", "Otto", "Off").cloudRecording(false);
        world.startProduct();
        template = world.template("Zoom", false);
        workflow = world.mediaWorkflow(template, "Physics", List.of(ada));
    }

    @AfterAll
    void close() {
        world.close();
    }

    private SandboxRecording record(String topic) {
        meetings++;
        SandboxFile video = SandboxFile.video("active_speaker", SandboxMedia.generated(meetings, 500_000));
        SandboxFile captions = SandboxFile.captions();
        SandboxRecording recording = SandboxRecording.of(ada, topic)
                .start(Instant.now().minus(2, ChronoUnit.DAYS).plus(meetings, ChronoUnit.MINUTES))
                .file(video)
                .file(captions);
        judge.expect(new Judge.Expected(
                "lib-1", recording, topic, video, captions.media().text()));
        return world.zoom.addRecording(recording);
    }

    private JsonNode ingest(String topic) {
        return world.administrator.ingests().stream()
                .filter(ingest -> ingest.path("topic").asText().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    private String reasonAfterStop(String topic) {
        world.await(
                topic + " has stopped",
                PATIENCE,
                () -> world.administrator.ingests().stream()
                        .anyMatch(ingest -> ingest.path("topic").asText().equals(topic)
                                && World.state(ingest).equals("FAILED")));
        return ingest(topic).path("reason").asText();
    }

    @Test
    @Order(1)
    void eachPersonIsAnsweredOneByOne() {
        JsonNode answer = world.administrator.activate(
                workflow,
                List.of(
                        "ADA@example.edu",
                        "nobody@example.edu",
                        "basic@example.edu",
                        "gone@example.edu",
                        "off@example.edu",
                        "no address"));

        assertThat(answer.findValuesAsText("verdict"))
                .containsExactly(
                        "ALREADY_ACTIVE",
                        "UNKNOWN_AT_ZOOM",
                        "NOT_LICENSED",
                        "DEACTIVATED",
                        "NO_CLOUD_RECORDING",
                        "INVALID_EMAIL");
        assertThat(answer.findValuesAsText("sentence")).allMatch(sentence -> sentence.endsWith("."));
    }

    @Test
    @Order(2)
    void aWrongCredentialIsSaid() {
        Map<String, Object> draft = new HashMap<>();
        draft.put("level", "INSTITUTION");
        draft.put("institutionId", world.administrator.institution("University", "inst-1"));
        draft.put("name", "Wrong");
        draft.put(
                "zoom",
                Map.of(
                        "apiUrl", world.zoom.apiUrl().toString(),
                        "oauthUrl", world.zoom.oauthUrl().toString(),
                        "accountId", world.zoom.account().accountId(),
                        "clientId", "client-id",
                        "clientSecret", "not-the-secret"));
        String wrong = world.administrator.template("Wrong", draft);

        Administrator.Answer answer =
                world.administrator.post("/api/v1/workflow-templates/" + wrong + "/test-connection", null);

        assertThat(answer.body().path("isUsable").asBoolean()).isFalse();
        assertThat(answer.body().toString()).contains("client-id").doesNotContain("not-the-secret");
    }

    @Test
    @Order(3)
    void aMissingScopeIsAnIncidentThatNamesItAndRetryGoesOn() {
        world.zoom.account().revoke(READ_RECORDING);
        world.zoom.forgetTokens();
        record("Without the scope");
        world.administrator.sweep(workflow);

        assertThat(reasonAfterStop("Without the scope")).contains(READ_RECORDING);

        world.zoom.account().grant(READ_RECORDING);
        world.zoom.forgetTokens();
        String id = ingest("Without the scope").path("id").asText();
        assertThat(world.administrator
                        .post("/api/v1/ingests/" + id + "/retry", null)
                        .status())
                .isLessThan(300);
        world.awaitOutcomes(meetings, PATIENCE);
        judge.judge();
    }

    @Test
    @Order(4)
    void whileEnsembleIsAwayNoAttemptIsSpent() {
        int port = world.ensemble.uri().getPort();
        world.ensemble.stop();
        record("Ensemble is away");
        world.administrator.sweep(workflow);
        world.await("the pause is said", PATIENCE, () -> world.product.log().contains("needs Ensemble pauses"));

        assertThat(World.state(ingest("Ensemble is away"))).isEqualTo("RUNNING");

        world.ensemble.start(port);
        world.awaitOutcomes(meetings, PATIENCE);
        judge.judge();
        assertThat(world.product.log()).contains("Ensemble answers again");
    }

    @Test
    @Order(5)
    void oddAnswersBreakNothing() {
        world.ensemble.oddAnswers(true);
        record("Odd answers");
        world.administrator.sweep(workflow);

        world.awaitOutcomes(meetings, PATIENCE);
        world.ensemble.oddAnswers(false);
        judge.judge();
    }

    @Test
    @Order(6)
    void brokenConnectionsAndLostAnswersCostNothing() {
        world.ensemble
                .faults()
                .add(new Fault("lost creation", Fault.to("POST", "/hapi/v1/contents"), 1, new Fault.LoseAnswer()));
        world.ensemble.faults().add(new Fault("lost upload", Fault.to("POST", "/tus/"), 1, new Fault.LoseAnswer()));
        world.ensemble
                .faults()
                .add(new Fault("cut upload", Fault.to("PATCH", "/tus/"), 1, new Fault.CutUpload(200_000)));
        world.ensemble
                .faults()
                .add(new Fault("lost captions", Fault.to("POST", "/hapi/v1/captions/"), 1, new Fault.LoseAnswer()));
        world.zoom
                .faults()
                .add(new Fault(
                        "slow down",
                        Fault.to("GET", "/recordings/settings"),
                        1,
                        new Fault.Answer(429, Map.of("Retry-After", "1"), "{}")));
        record("Everything breaks once");
        world.administrator.sweep(workflow);

        world.awaitOutcomes(meetings, PATIENCE);
        for (String fault : List.of("lost creation", "lost upload", "cut upload", "lost captions")) {
            assertThat(world.ensemble.faults().fired(fault)).as(fault).isEqualTo(1);
        }
        assertThat(world.zoom.faults().fired("slow down")).isEqualTo(1);
        judge.judge();
    }

    /** The judge counts every content: what was there is not made a second time. */
    @Test
    @Order(7)
    void aSegmentThatAppearsAfterTheIngestIsMadeAlone() {
        SandboxRecording recording = record("Stopped and started again");
        world.administrator.sweep(workflow);
        world.awaitOutcomes(meetings, PATIENCE);
        judge.judge();
        SandboxFile late = SandboxFile.video("active_speaker", SandboxMedia.generated(700, 500_000))
                .segment(recording.start().plusSeconds(3600), recording.start().plusSeconds(5400));
        SandboxFile captions = SandboxFile.captions()
                .segment(recording.start().plusSeconds(3600), recording.start().plusSeconds(5400));
        recording.file(late).file(captions);
        judge.expect(new Judge.Expected(
                "lib-1",
                recording,
                "Stopped and started again (2)",
                late,
                captions.media().text()));
        meetings++;

        world.administrator.sweep(workflow);

        world.awaitOutcomes(meetings, PATIENCE);
        judge.judge();
        world.administrator.sweep(workflow);
        assertThat(world.awaitOutcomes(meetings, PATIENCE)).hasSize(meetings);
        assertThat(ingest("Stopped and started again").path("run").asInt()).isEqualTo(2);
    }
}

package org.zoomensemble.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zoomensemble.ingest.CaptionsResult;
import org.zoomensemble.ingest.RecordingRead;
import org.zoomensemble.ingest.RemovalResult;
import org.zoomensemble.ingest.Wait;

/**
 * An instance of the first release's {@code recording-ingest}, in which the removal came before the outcome, is brought to its
 * end by today's workers, wherever it waited when the new model was deployed.
 */
class FormerIngestModelTest {

    private static final String FILE = "recording-ingest.bpmn";
    private static final List<String> TOPICS = List.of(
            "read-recording", "create-items", "transfer-media", "confirm-items", "attach-captions", "remove-recording");

    private final UUID ingestId = UUID.randomUUID();
    private TestEngine house;
    private ProcessInstance instance;

    @BeforeEach
    void instanceOfTheFormerModel() {
        house = new TestEngine();
        house.ingest.behave("attach-captions", (id, heartbeat) -> new CaptionsResult.Settled(true));
        house.deploy(FILE, former());
        instance = house.recordingFound(ingestId);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void isFinishedFromEachTask(int before) {
        TOPICS.subList(0, before).forEach(house::step);
        upgrade();
        TOPICS.subList(before, TOPICS.size()).forEach(house::step);

        assertEnded();
        assertThat(house.ingest.told).last().isEqualTo("ingested " + ingestId);
    }

    @Test
    void isFinishedWithoutRemoval() {
        house.ingest.behave("attach-captions", (id, heartbeat) -> new CaptionsResult.Settled(false));
        TOPICS.subList(0, 4).forEach(house::step);
        upgrade();
        house.step("attach-captions");

        assertEnded();
        assertThat(house.ingest.told).last().isEqualTo("ingested " + ingestId);
    }

    @Test
    void goesOnFromTheWaitForZoom() {
        house.ingest.behave(
                "read-recording",
                (id, heartbeat) -> new RecordingRead.Unfinished(new Wait(FakeIngestSteps.inAnHour(), 0)));
        house.step("read-recording");
        upgrade();
        house.ingest.behave(
                "read-recording",
                (id, heartbeat) -> new RecordingRead.Finished(FakeIngestSteps.ORDINARY, FakeIngestSteps.UNRESTRICTED));
        process().recordingChanged(ingestId);
        TOPICS.forEach(house::step);

        assertEnded();
    }

    @Test
    void goesOnFromTheWaitForATranscript() {
        house.ingest.behave(
                "attach-captions",
                (id, heartbeat) -> new CaptionsResult.Awaited(new Wait(FakeIngestSteps.inAnHour(), 0)));
        TOPICS.subList(0, 5).forEach(house::step);
        upgrade();
        house.ingest.behave("attach-captions", (id, heartbeat) -> new CaptionsResult.Settled(true));
        Job timer = house.engine
                .getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .singleResult();
        house.engine.getManagementService().executeJob(timer.getId());
        TOPICS.subList(4, 6).forEach(house::step);

        assertEnded();
    }

    @Test
    void tellsItsEndAlsoWhereTheRemovalIsNotDue() {
        house.ingest.behave("remove-recording", (id, heartbeat) -> new RemovalResult.Later(FakeIngestSteps.inAnHour()));
        TOPICS.subList(0, 5).forEach(house::step);
        upgrade();
        house.step("remove-recording");

        assertEnded();
        // Whoever is told so begins the removal anew where it still waits.
        assertThat(house.ingest.told).last().isEqualTo("ingested " + ingestId);
    }

    @Test
    void anIncidentOfItsRemovalIsRetried() {
        TOPICS.subList(0, 5).forEach(house::step);
        var task = house.engine
                .getExternalTaskService()
                .fetchAndLock(1, "test")
                .topic("remove-recording", 60_000)
                .execute()
                .get(0);
        house.engine.getExternalTaskService().handleFailure(task.getId(), "test", "may not", "", 0, 0);
        upgrade();

        assertThat(process().retryRequested(ingestId)).isTrue();
        house.step("remove-recording");
        assertEnded();
    }

    private void upgrade() {
        house.deploy(FILE, new String(new ShippedFiles().models().get(FILE), StandardCharsets.UTF_8));
        assertThat(house.engine
                        .getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(CamundaIngestProcess.PROCESS)
                        .latestVersion()
                        .singleResult()
                        .getId())
                .isNotEqualTo(instance.getProcessDefinitionId());
    }

    private void assertEnded() {
        assertThat(house.engine
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(instance.getId())
                        .count())
                .isZero();
        assertThat(house.engine.getRuntimeService().createIncidentQuery().count())
                .isZero();
    }

    private CamundaIngestProcess process() {
        return new CamundaIngestProcess(
                house.engine.getRuntimeService(),
                house.engine.getExternalTaskService(),
                house.engine.getManagementService(),
                new WakeUp());
    }

    private static String former() {
        try (InputStream model = FormerIngestModelTest.class.getResourceAsStream("/upgrade/" + FILE)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

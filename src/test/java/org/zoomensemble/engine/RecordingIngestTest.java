package org.zoomensemble.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;

import java.time.Instant;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zoomensemble.ingest.CaptionsResult;
import org.zoomensemble.ingest.RecordingRead;
import org.zoomensemble.ingest.RemovalResult;
import org.zoomensemble.ingest.Wait;
import org.zoomensemble.rules.RestrictionFacts;
import org.zoomensemble.rules.SelectionFacts;

/** Every path of {@code recording-ingest}, with the real workers, listeners and tables. */
class RecordingIngestTest {

    private final UUID ingestId = UUID.randomUUID();
    private TestEngine house;
    private ProcessInstance instance;

    @BeforeEach
    void recordingFound() {
        house = new TestEngine();
        init(house.engine);
        instance = house.recordingFound(ingestId);
    }

    @AfterEach
    void close() {
        BpmnAwareTests.reset();
        house.close();
    }

    @Test
    void anOrdinaryIngestTakesFiveExternalTasksAndNoJob() {
        ingestUpToCaptions();
        house.step("attach-captions");

        BpmnAwareTests.assertThat(instance)
                .isEnded()
                .hasPassedInOrder(
                        "startEvent_recordingFound",
                        "serviceTask_zoomReadRecording",
                        "businessRuleTask_selectRecording",
                        "businessRuleTask_judgeRestrictions",
                        "serviceTask_ensembleCreateItems",
                        "serviceTask_transferMedia",
                        "serviceTask_ensembleConfirmItems",
                        "serviceTask_attachCaptions",
                        "event_recordingIngested",
                        "endEvent_nothingLeft")
                .hasNotPassed("serviceTask_zoomRemoveRecording", "event_recordingLookDue", "event_transcriptLookDue");
        assertThat(house.ingest.told).last().isEqualTo("ingested " + ingestId);
        assertThat(house.engine
                        .getHistoryService()
                        .createHistoricJobLogQuery()
                        .processInstanceId(instance.getId())
                        .count())
                .isZero();
        assertThat(house.engine
                        .getHistoryService()
                        .createHistoricExternalTaskLogQuery()
                        .processInstanceId(instance.getId())
                        .successLog()
                        .count())
                .isEqualTo(5);
    }

    @Test
    void verdictsAreToldWithFactsAndVersionAndStoreNoVariable() {
        ingestUpToCaptions();
        house.step("attach-captions");

        assertThat(house.ingest.verdicts)
                .extracting(verdict -> verdict.decision() + " " + verdict.version())
                .containsExactly("recording-selection 1", "restriction-handling 1");
        assertThat(house.ingest.verdicts.get(0).facts()).isEqualTo(FakeIngestSteps.ORDINARY.asMap());
        assertThat(house.ingest.verdicts.get(0).text("selection")).isEqualTo("INGEST");
        assertThat(house.ingest.verdicts.get(1).facts()).isEqualTo(FakeIngestSteps.UNRESTRICTED.asMap());
        assertThat(house.ingest.verdicts.get(1).isTrue("isVideoIngested")).isTrue();
        assertThat(house.engine
                        .getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(instance.getId())
                        .list())
                .extracting("name")
                .containsExactly("ingestId");
    }

    @Test
    void removalIsASixthTask() {
        house.ingest.behave("attach-captions", (id, heartbeat) -> new CaptionsResult.Settled(true));
        ingestUpToCaptions();
        house.step("attach-captions");
        BpmnAwareTests.assertThat(instance).isWaitingAt("serviceTask_zoomRemoveRecording");
        assertThat(house.ingest.told).last().isEqualTo("ingested " + ingestId + ", to be removed");
        house.step("remove-recording");

        BpmnAwareTests.assertThat(instance)
                .isEnded()
                .hasPassedInOrder("event_recordingIngested", "serviceTask_zoomRemoveRecording", "endEvent_nothingLeft")
                .hasNotPassed("event_removalDue");
        assertThat(house.ingest.told).last().isEqualTo("work remove-recording");
        assertThat(jobs()).isZero();
    }

    @Test
    void aRemovalThatIsNotDueLooksAgainThen() {
        upToRemoval();
        Instant due = FakeIngestSteps.inAnHour();
        house.ingest.behave("remove-recording", (id, heartbeat) -> new RemovalResult.Later(due));
        house.step("remove-recording");

        BpmnAwareTests.assertThat(instance).isWaitingAt("event_removalDue");
        Job timer = job("event_removalDue");
        assertThat(timer.getDuedate()).isCloseTo(java.util.Date.from(due), 1_000);

        // Somebody set more days meanwhile.
        house.engine.getManagementService().executeJob(timer.getId());
        house.step("remove-recording");
        BpmnAwareTests.assertThat(instance).isWaitingAt("event_removalDue");

        house.ingest.behave("remove-recording", (id, heartbeat) -> new RemovalResult.Settled());
        house.engine.getManagementService().executeJob(job("event_removalDue").getId());
        house.step("remove-recording");
        BpmnAwareTests.assertThat(instance).isEnded().hasPassed("event_removalDue", "endEvent_nothingLeft");
        assertThat(house.ingest.told)
                .filteredOn(told -> told.startsWith("ingested"))
                .hasSize(1);
    }

    @Test
    void anIncidentOfTheRemovalComesAfterTheOutcomeAndIsRetried() {
        upToRemoval();
        var task = house.engine
                .getExternalTaskService()
                .fetchAndLock(1, "test")
                .topic("remove-recording", 60_000)
                .execute()
                .get(0);
        house.engine.getExternalTaskService().handleFailure(task.getId(), "test", "may not", "", 0, 0);

        assertThat(house.engine
                        .getRuntimeService()
                        .createIncidentQuery()
                        .singleResult()
                        .getActivityId())
                .isEqualTo("serviceTask_zoomRemoveRecording");
        BpmnAwareTests.assertThat(instance).hasPassed("event_recordingIngested");
        assertThat(house.ingest.told).contains("ingested " + ingestId + ", to be removed");

        assertThat(process().retryRequested(ingestId)).isTrue();
        house.step("remove-recording");
        BpmnAwareTests.assertThat(instance).isEnded();
    }

    @Test
    void aRemovalWhoseInstanceIsGoneBeginsBehindTheOutcome() {
        UUID removed = UUID.randomUUID();

        String id = process().removalWanted(removed);
        assertThat(process().alive(java.util.List.of(id))).containsExactly(id);
        house.step("remove-recording");

        assertThat(process().alive(java.util.List.of(id))).isEmpty();
        assertThat(house.ingest.told).doesNotContain("ingested " + removed);
    }

    @Test
    void aRecordingThatIsGoneEndsAtOnce() {
        house.ingest.behave("read-recording", (id, heartbeat) -> new RecordingRead.Gone());
        house.step("read-recording");

        BpmnAwareTests.assertThat(instance)
                .isEnded()
                .hasPassed("endEvent_recordingGone")
                .hasNotPassed("businessRuleTask_selectRecording");
        assertThat(house.ingest.told).last().isEqualTo("gone " + ingestId);
    }

    @Test
    void aRecordingThatIsNotSelectedIsSkipped() {
        SelectionFacts empty = new SelectionFacts(0, "", "host@example.org", "1", false, false);
        house.ingest.behave(
                "read-recording", (id, heartbeat) -> new RecordingRead.Finished(empty, FakeIngestSteps.UNRESTRICTED));
        house.step("read-recording");

        BpmnAwareTests.assertThat(instance)
                .isEnded()
                .hasPassed("endEvent_recordingSkipped")
                .hasNotPassed("businessRuleTask_judgeRestrictions");
        assertThat(house.ingest.told).last().isEqualTo("skipped " + ingestId);
        assertThat(house.ingest.verdicts.get(0).text("reason")).startsWith("The recording is too short");
    }

    @Test
    void aRecordingWhoseVideoIsWithheldIsSkipped() {
        house.deploy(
                "restriction-handling.dmn",
                Shipped.table("restriction-handling")
                        .replaceFirst("<text>true</text>\\s*</outputEntry>", "<text>false</text></outputEntry>"));
        house.ingest.behave(
                "read-recording",
                (id, heartbeat) -> new RecordingRead.Finished(
                        FakeIngestSteps.ORDINARY, new RestrictionFacts(true, false, false, false)));
        house.step("read-recording");

        BpmnAwareTests.assertThat(instance)
                .isEnded()
                .hasPassed("businessRuleTask_judgeRestrictions", "endEvent_recordingSkipped")
                .hasNotPassed("serviceTask_ensembleCreateItems");
        assertThat(house.ingest.verdicts.get(1).version()).isEqualTo(2);
    }

    @Test
    void anUnfinishedRecordingIsReadAgainWhenZoomTells() {
        waitForRecording();

        process().recordingChanged(ingestId);

        BpmnAwareTests.assertThat(instance)
                .isWaitingAt("serviceTask_zoomReadRecording")
                .hasPassed("event_recordingCompleted");
        assertThat(jobs()).isZero();
    }

    @Test
    void anUnfinishedRecordingIsReadAgainWhenTheTimeHasCome() {
        waitForRecording();

        house.engine
                .getManagementService()
                .executeJob(job("event_recordingLookDue").getId());

        BpmnAwareTests.assertThat(instance)
                .isWaitingAt("serviceTask_zoomReadRecording")
                .hasPassed("event_recordingLookDue");
    }

    @Test
    void aLateTranscriptIsLookedForWhenZoomTells() {
        waitForTranscript();

        process().recordingChanged(ingestId);

        BpmnAwareTests.assertThat(instance)
                .isWaitingAt("serviceTask_attachCaptions")
                .hasPassed("event_transcriptCompleted");
    }

    @Test
    void aLateTranscriptIsLookedForWhenTheTimeHasCome() {
        Instant until = FakeIngestSteps.inAnHour();
        waitForTranscript();
        Job timer = job("event_transcriptLookDue");
        assertThat(timer.getDuedate()).isCloseTo(java.util.Date.from(until), 60_000);

        house.engine.getManagementService().executeJob(timer.getId());

        BpmnAwareTests.assertThat(instance)
                .isWaitingAt("serviceTask_attachCaptions")
                .hasPassed("event_transcriptLookDue");
    }

    @Test
    void newsThatNobodyWaitsForChangesNothing() {
        process().recordingChanged(ingestId);
        process().recordingChanged(UUID.randomUUID());

        BpmnAwareTests.assertThat(instance).isWaitingAt("serviceTask_zoomReadRecording");
    }

    @Test
    void aTableWithoutAnAnswerStopsTheStepBeforeAndNamesTableAndFacts() {
        house.deploy(
                "recording-selection.dmn",
                Shipped.table("recording-selection").replaceFirst("(?s)<rule id=\"rule_anythingElse\">.*?</rule>", ""));

        assertThatThrownBy(() -> house.step("read-recording"))
                .satisfies(thrown -> assertThat(Trouble.of(thrown)).isEqualTo(Trouble.FAULT))
                .extracting(Trouble::sentence)
                .asString()
                .startsWith(
                        "The table recording-selection gave no answer for durationMinutes = 50, topic = Lecture 1,");
        BpmnAwareTests.assertThat(instance).isWaitingAt("serviceTask_zoomReadRecording");
    }

    @Test
    void aGatewayWithoutAWayStopsTheStepBeforeAndSaysSo() {
        house.deploy(
                "recording-selection.dmn", Shipped.table("recording-selection").replace("\"INGEST\"", "\"MAYBE\""));

        assertThatThrownBy(() -> house.step("read-recording"))
                .satisfies(thrown -> assertThat(Trouble.of(thrown)).isEqualTo(Trouble.FAULT))
                .extracting(Trouble::sentence)
                .asString()
                .contains("gateway_recordingSelected");
    }

    @Test
    void aCancelledIngestEndsItsInstance() {
        process().ingestCancelled(ingestId, "cancelled by admin");

        BpmnAwareTests.assertThat(instance).isEnded();
        assertThat(process().alive(java.util.List.of(instance.getId()))).isEmpty();
    }

    @Test
    void aRetryGivesAFailedStepAnotherRound() {
        assertThat(process().retryRequested(ingestId)).isFalse();
        var task = house.engine
                .getExternalTaskService()
                .fetchAndLock(1, "test")
                .topic("read-recording", 60_000)
                .execute()
                .get(0);
        house.engine.getExternalTaskService().handleFailure(task.getId(), "test", "broken", "", 0, 0);
        assertThat(house.engine.getRuntimeService().createIncidentQuery().singleResult())
                .extracting("activityId", "incidentMessage")
                .containsExactly("serviceTask_zoomReadRecording", "broken");

        assertThat(process().retryRequested(ingestId)).isTrue();

        assertThat(house.engine.getRuntimeService().createIncidentQuery().count())
                .isZero();
        assertThat(house.engine
                        .getExternalTaskService()
                        .createExternalTaskQuery()
                        .singleResult()
                        .getRetries())
                .isEqualTo(6);
    }

    private void ingestUpToCaptions() {
        house.step("read-recording");
        house.step("create-items");
        house.step("transfer-media");
        house.step("confirm-items");
    }

    private void upToRemoval() {
        house.ingest.behave("attach-captions", (id, heartbeat) -> new CaptionsResult.Settled(true));
        ingestUpToCaptions();
        house.step("attach-captions");
    }

    private void waitForRecording() {
        house.ingest.behave(
                "read-recording",
                (id, heartbeat) -> new RecordingRead.Unfinished(new Wait(FakeIngestSteps.inAnHour(), 0)));
        house.step("read-recording");
        BpmnAwareTests.assertThat(instance).isWaitingAt("gateway_recordingAwaited");
    }

    private void waitForTranscript() {
        house.ingest.behave(
                "attach-captions",
                (id, heartbeat) -> new CaptionsResult.Awaited(new Wait(FakeIngestSteps.inAnHour(), 0)));
        ingestUpToCaptions();
        house.step("attach-captions");
        BpmnAwareTests.assertThat(instance).isWaitingAt("gateway_transcriptAwaited");
    }

    private CamundaIngestProcess process() {
        return new CamundaIngestProcess(
                house.engine.getRuntimeService(),
                house.engine.getExternalTaskService(),
                house.engine.getManagementService(),
                new WakeUp());
    }

    private Job job(String activityId) {
        return house.engine
                .getManagementService()
                .createJobQuery()
                .activityId(activityId)
                .singleResult();
    }

    private long jobs() {
        return house.engine
                .getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .count();
    }
}

package org.zoomensemble.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.Test;

/** Every path of {@code recording-reconciliation}. */
class RecordingReconciliationTest extends OnTestEngine {

    @Test
    void zoomIsAskedInBatchesThenEnsembleInBatches() {
        house.reconciliations.hostBatches.set(2);
        house.reconciliations.contentBatches.set(2);
        UUID id = UUID.randomUUID();
        new CamundaReconciliationProcess(house.engine.getRuntimeService()).reconciliationOpened(id);
        ProcessInstance instance = house.engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey("reconciliation:" + id)
                .singleResult();

        house.step("look-at-zoom");
        BpmnAwareTests.assertThat(instance).isWaitingAt("serviceTask_zoomLook");
        house.step("look-at-zoom");
        BpmnAwareTests.assertThat(instance).isWaitingAt("serviceTask_ensembleLook");
        house.step("look-at-ensemble");
        BpmnAwareTests.assertThat(instance).isWaitingAt("serviceTask_ensembleLook");
        house.step("look-at-ensemble");

        BpmnAwareTests.assertThat(instance)
                .isEnded()
                .hasPassed("startEvent_reconciliationRequested", "endEvent_compared")
                .hasNotPassed("serviceTask_openReconciliations");
        assertThat(house.reconciliations.told)
                .containsExactly("zoom " + id, "zoom " + id, "ensemble " + id, "ensemble " + id);
        assertThat(house.engine
                        .getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .count())
                .isZero();
    }

    @Test
    void theTimerComesRoundEveryDayAndOpensBatchesUntilNothingIsDue() {
        house.reconciliations.dueBatches.set(3);
        ManagementService management = house.engine.getManagementService();
        Job timer = timers().singleResult();
        Instant due = timer.getDuedate().toInstant();
        assertThat(due.atOffset(ZoneOffset.UTC).toLocalTime()).isEqualTo(LocalTime.of(3, 0));
        assertThat(Duration.between(Instant.now(), due)).isBetween(Duration.ofMinutes(-1), Duration.ofDays(1));

        management.executeJob(timer.getId());
        for (int batch = 1; batch <= 3; batch++) {
            management.executeJob(
                    management.createJobQuery().messages().singleResult().getId());
        }

        assertThat(house.reconciliations.told).containsExactly("open", "open", "open");
        assertThat(management.createJobQuery().messages().count()).isZero();
        assertThat(house.engine
                        .getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .activityId("endEvent_reconciliationsOpened")
                        .count())
                .isEqualTo(1);
        assertThat(timers().singleResult().getId()).isNotEqualTo(timer.getId());
    }

    private JobQuery timers() {
        return house.engine
                .getManagementService()
                .createJobQuery()
                .processDefinitionKey(CamundaReconciliationProcess.PROCESS)
                .timers();
    }
}

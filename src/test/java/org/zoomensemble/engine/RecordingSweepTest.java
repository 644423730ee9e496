package org.zoomensemble.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.Test;

/** Every path of {@code recording-sweep}. */
class RecordingSweepTest extends OnTestEngine {

    @Test
    void aSweepListsBatchesUntilNoUserIsLeft() {
        house.sweeps.batchesLeft.set(3);
        UUID sweepId = UUID.randomUUID();
        new CamundaSweepProcess(house.engine.getRuntimeService(), house.engine.getManagementService())
                .sweepOpened(sweepId);
        ProcessInstance instance = house.engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey("sweep:" + sweepId)
                .singleResult();

        house.step("list-recordings");
        house.step("list-recordings");
        BpmnAwareTests.assertThat(instance).isWaitingAt("serviceTask_zoomListRecordings");
        house.step("list-recordings");

        BpmnAwareTests.assertThat(instance)
                .isEnded()
                .hasPassed("startEvent_sweepRequested", "endEvent_recordingsAnnounced")
                .hasNotPassed("serviceTask_openSweeps");
        assertThat(house.engine
                        .getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .count())
                .isZero();
    }

    @Test
    void theTimerOpensSweepsAndComesRoundAgain() {
        Job timer = timers().singleResult();

        house.engine.getManagementService().executeJob(timer.getId());
        house.engine.getManagementService().executeJob(openJob().getId());

        assertThat(house.sweeps.told).containsExactly("open");
        assertThat(house.engine
                        .getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .activityId("endEvent_sweepsOpened")
                        .count())
                .isEqualTo(1);
        assertThat(timers().list()).hasSize(1).first().extracting(Job::getId).isNotEqualTo(timer.getId());
    }

    @Test
    void openingThatFailsIsAnIncidentAtItsOwnTaskAndNeverStopsTheTimer() {
        house.sweeps.onOpen = () -> {
            throw new IllegalStateException("no");
        };
        ManagementService management = house.engine.getManagementService();
        management.executeJob(timers().singleResult().getId());
        String job = openJob().getId();

        for (int attempt = 1; attempt <= 6; attempt++) {
            assertThat(house.engine.getRuntimeService().createIncidentQuery().count())
                    .isZero();
            assertThatThrownBy(() -> management.executeJob(job)).isInstanceOf(RuntimeException.class);
        }

        assertThat(house.sweeps.told).hasSize(6);
        assertThat(house.engine.getRuntimeService().createIncidentQuery().list())
                .extracting("activityId")
                .isEqualTo(List.of("serviceTask_openSweeps"));
        assertThat(timers().withRetriesLeft().count()).isEqualTo(1);
    }

    private JobQuery timers() {
        return house.engine
                .getManagementService()
                .createJobQuery()
                .processDefinitionKey("recording-sweep")
                .timers();
    }

    private Job openJob() {
        return house.engine.getManagementService().createJobQuery().messages().singleResult();
    }
}

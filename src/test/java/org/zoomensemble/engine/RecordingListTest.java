package org.zoomensemble.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.Test;

/** Every path of {@code recording-list}. */
class RecordingListTest extends OnTestEngine {

    @Test
    void aListIsWorkedOffInBatchesUntilNoLineIsLeft() {
        house.recordingLists.batchesLeft.set(2);
        UUID listId = UUID.randomUUID();
        new CamundaRecordingListProcess(house.engine.getRuntimeService()).listTaken(listId);
        ProcessInstance instance = house.engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey("recording-list:" + listId)
                .singleResult();

        house.step("find-recordings");
        BpmnAwareTests.assertThat(instance).isWaitingAt("serviceTask_zoomFindRecordings");
        house.step("find-recordings");

        BpmnAwareTests.assertThat(instance).isEnded().hasPassed("endEvent_listAnswered");
        assertThat(house.engine
                        .getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .count())
                .isZero();
    }
}

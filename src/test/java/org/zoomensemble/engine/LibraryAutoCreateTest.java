package org.zoomensemble.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.Test;

/** The path of {@code library-auto-create}. */
class LibraryAutoCreateTest extends OnTestEngine {

    @Test
    void eachBatchIsAJobOfItsOwnUntilNoLibraryIsLeft() {
        house.autoCreateBatches.set(3);
        UUID sync = UUID.randomUUID();
        new CamundaAutoCreateProcess(house.engine.getRuntimeService()).librariesSeen(sync);
        ProcessInstance instance = house.engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey("auto-create:" + sync)
                .singleResult();

        int jobs = 0;
        for (Job job = job(); job != null; job = job()) {
            house.engine.getManagementService().executeJob(job.getId());
            jobs++;
        }

        assertThat(jobs).isEqualTo(3);
        BpmnAwareTests.assertThat(instance).isEnded().hasPassed("endEvent_librariesServed");
        assertThat(house.engine
                        .getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .count())
                .isZero();
    }

    private Job job() {
        return house.engine
                .getManagementService()
                .createJobQuery()
                .processDefinitionKey("library-auto-create")
                .singleResult();
    }
}

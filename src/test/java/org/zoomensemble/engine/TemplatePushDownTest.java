package org.zoomensemble.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every path of {@code template-push-down}. */
class TemplatePushDownTest {

    private TestEngine house;
    private CamundaPushDownProcess process;
    private final UUID pushDownId = UUID.randomUUID();

    @BeforeEach
    void start() {
        house = new TestEngine();
        process = new CamundaPushDownProcess(house.engine.getRuntimeService());
        init(house.engine);
    }

    @AfterEach
    void close() {
        BpmnAwareTests.reset();
        house.close();
    }

    @Test
    void eachBatchIsAJobOfItsOwn() {
        house.pushDowns.templateBatches.set(2);
        house.pushDowns.mediaWorkflowBatches.set(3);
        ProcessInstance instance = begin();

        List<String> waitedAt = new ArrayList<>();
        for (Job job = job(); job != null; job = job()) {
            waitedAt.add(house.engine
                    .getRuntimeService()
                    .getActiveActivityIds(instance.getId())
                    .get(0));
            house.engine.getManagementService().executeJob(job.getId());
        }

        assertThat(waitedAt)
                .containsExactly(
                        "serviceTask_planPushDown",
                        "serviceTask_carryToTemplates",
                        "serviceTask_carryToTemplates",
                        "serviceTask_listMediaWorkflows",
                        "serviceTask_carryToMediaWorkflows",
                        "serviceTask_carryToMediaWorkflows",
                        "serviceTask_carryToMediaWorkflows",
                        "serviceTask_recordResult");
        assertThat(house.pushDowns.told)
                .containsExactly(
                        "plan " + pushDownId,
                        "carry to templates",
                        "carry to templates",
                        "list",
                        "carry to media workflows",
                        "carry to media workflows",
                        "carry to media workflows",
                        "record");
        BpmnAwareTests.assertThat(instance).isEnded().hasPassed("endEvent_stateCarriedDown");
        assertThat(house.engine
                        .getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .count())
                .isZero();
    }

    @Test
    void aBatchThatFailsIsAnIncidentAtItsOwnTaskAndIsTakenUpThere() {
        house.pushDowns.onCarry = () -> {
            throw new IllegalStateException("no");
        };
        ProcessInstance instance = begin();
        ManagementService management = house.engine.getManagementService();
        for (int step = 0; step < 3; step++) {
            management.executeJob(job().getId());
        }
        String batch = job().getId();
        for (int attempt = 1; attempt <= 6; attempt++) {
            assertThat(house.engine.getRuntimeService().createIncidentQuery().count())
                    .isZero();
            assertThat(process.standsStill(pushDownId)).isFalse();
            assertThatThrownBy(() -> management.executeJob(batch)).isInstanceOf(RuntimeException.class);
        }
        assertThat(house.engine.getRuntimeService().createIncidentQuery().list())
                .extracting("activityId")
                .isEqualTo(List.of("serviceTask_carryToMediaWorkflows"));
        assertThat(process.standsStill(pushDownId)).isTrue();

        house.pushDowns.onCarry = () -> {};
        management.setJobRetries(batch, 1);
        management.executeJob(batch);
        management.executeJob(job().getId());

        BpmnAwareTests.assertThat(instance).isEnded();
    }

    @Test
    void anInstanceThatWasDeletedIsNotAlive() {
        assertThat(process.isAlive(pushDownId)).isFalse();
        ProcessInstance instance = begin();
        assertThat(process.isAlive(pushDownId)).isTrue();

        house.engine.getRuntimeService().deleteProcessInstance(instance.getId(), "by an operator");

        assertThat(process.isAlive(pushDownId)).isFalse();
    }

    private ProcessInstance begin() {
        process.pushDownBegun(pushDownId);
        return house.engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey("push-down:" + pushDownId)
                .singleResult();
    }

    private Job job() {
        return house.engine.getManagementService().createJobQuery().messages().singleResult();
    }
}

package org.zoomensemble.engine;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import org.zoomensemble.workflow.PushDownSteps;

/** Called by the tasks of {@code template-push-down}. Public because the model's expressions call it. */
@Component("templatePushDown")
public class TemplatePushDown {

    private final PushDownSteps steps;

    TemplatePushDown(PushDownSteps steps) {
        this.steps = steps;
    }

    public void plan(DelegateExecution execution) {
        steps.plan(id(execution));
    }

    public void carryToTemplates(DelegateExecution execution) {
        says(execution, "hasTemplatesLeft", steps.carryToTemplates(id(execution)));
    }

    public void listMediaWorkflows(DelegateExecution execution) {
        steps.listMediaWorkflows(id(execution));
    }

    public void carryToMediaWorkflows(DelegateExecution execution) {
        says(execution, "hasMediaWorkflowsLeft", steps.carryToMediaWorkflows(id(execution)));
    }

    public void recordResult(DelegateExecution execution) {
        steps.recordResult(id(execution));
    }

    private static UUID id(DelegateExecution execution) {
        return BusinessKeys.id(execution.getProcessBusinessKey());
    }

    private static void says(DelegateExecution execution, String variable, boolean value) {
        execution.setVariable(variable, Variables.booleanValue(value, true));
    }
}

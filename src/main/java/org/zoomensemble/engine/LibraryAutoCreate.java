package org.zoomensemble.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import org.zoomensemble.workflow.AutoCreateSteps;

/** Called by the task of {@code library-auto-create}. Public because the model's expression calls it. */
@Component("libraryAutoCreate")
public class LibraryAutoCreate {

    private final AutoCreateSteps steps;

    LibraryAutoCreate(AutoCreateSteps steps) {
        this.steps = steps;
    }

    public void makeMediaWorkflows(DelegateExecution execution) {
        execution.setVariable("hasLibrariesLeft", Variables.booleanValue(steps.makeMediaWorkflows(), true));
    }
}

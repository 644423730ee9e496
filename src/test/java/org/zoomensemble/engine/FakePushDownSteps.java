package org.zoomensemble.engine;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.zoomensemble.workflow.PushDownSteps;

/** Push-downs with numbers of batches that a test says. */
class FakePushDownSteps implements PushDownSteps {

    final List<String> told = new CopyOnWriteArrayList<>();
    final AtomicInteger templateBatches = new AtomicInteger(1);
    final AtomicInteger mediaWorkflowBatches = new AtomicInteger(1);
    Runnable onCarry = () -> {};

    @Override
    public void plan(UUID pushDownId) {
        told.add("plan " + pushDownId);
    }

    @Override
    public boolean carryToTemplates(UUID pushDownId) {
        told.add("carry to templates");
        return templateBatches.decrementAndGet() > 0;
    }

    @Override
    public void listMediaWorkflows(UUID pushDownId) {
        told.add("list");
    }

    @Override
    public boolean carryToMediaWorkflows(UUID pushDownId) {
        told.add("carry to media workflows");
        onCarry.run();
        return mediaWorkflowBatches.decrementAndGet() > 0;
    }

    @Override
    public void recordResult(UUID pushDownId) {
        told.add("record");
    }
}

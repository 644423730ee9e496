package org.zoomensemble.engine;

import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.util.SingleConsumerCondition;

/**
 * Passes on the engine's own signal "external tasks were made", which it gives after the commit that made them. The one class
 * of this room that knows this internal of the engine.
 */
final class CommitSignal extends SingleConsumerCondition {

    private final Runnable action;

    CommitSignal(Runnable action) {
        super(Thread.currentThread());
        this.action = action;
    }

    void connect() {
        ProcessEngineImpl.EXT_TASK_CONDITIONS.addConsumer(this);
    }

    void disconnect() {
        ProcessEngineImpl.EXT_TASK_CONDITIONS.removeConsumer(this);
    }

    @Override
    public void signal() {
        action.run();
    }
}

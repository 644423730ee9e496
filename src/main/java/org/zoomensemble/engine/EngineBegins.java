package org.zoomensemble.engine;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** First of the engine's plugins: takes the lock before the engine touches the database. {@link EngineReady} frees it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class EngineBegins extends AbstractProcessEnginePlugin {

    private final EngineLock lock;

    EngineBegins(EngineLock lock) {
        this.lock = lock;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        lock.take();
    }
}

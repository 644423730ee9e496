package org.zoomensemble.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Last of the engine's plugins: deploys what the application ships and frees the lock. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class EngineReady extends AbstractProcessEnginePlugin {

    private final EngineLock lock;
    private final ModelDeployment models;
    private final DecisionSeeder seeder;
    private final JdbcClient jdbc;

    EngineReady(EngineLock lock, ModelDeployment models, DecisionSeeder seeder, JdbcClient jdbc) {
        this.lock = lock;
        this.models = models;
        this.seeder = seeder;
        this.jdbc = jdbc;
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        try {
            // Without it, a fetch among thousands of ready tasks sorts them all.
            jdbc.sql("create index if not exists external_task_order on act_ru_ext_task (priority_ desc, create_time_)")
                    .update();
            seeder.seed(engine.getRepositoryService());
            models.deploy(engine.getRepositoryService());
        } finally {
            lock.release();
        }
    }
}

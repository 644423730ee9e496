package org.zoomensemble.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Users and groups: made while the engine is built, which is before the port opens. */
@Component
@Order(PeoplePlugin.AMONG_THE_FIRST)
final class PeoplePlugin extends AbstractProcessEnginePlugin {

    static final int AMONG_THE_FIRST = 0;

    private final FirstAdministrator firstAdministrator;

    PeoplePlugin(FirstAdministrator firstAdministrator) {
        this.firstAdministrator = firstAdministrator;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setPasswordEncryptor(new SlowPasswordEncryptor());
        // Failures wait a minute at most and are counted by address before; a lock for good would hand a stranger the
        // means to shut an administrator out.
        configuration.setLoginMaxAttempts(Integer.MAX_VALUE);
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        new EngineGrants(engine.getIdentityService(), engine.getAuthorizationService()).ensure();
        firstAdministrator.ensure(engine.getIdentityService());
    }
}

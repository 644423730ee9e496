package org.zoomensemble.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Sets up how the engine reads and evaluates tables. */
@Component
class TablesPlugin extends AbstractProcessEnginePlugin {

    private final LastDecisions lastDecisions;

    TablesPlugin(LastDecisions lastDecisions) {
        this.lastDecisions = lastDecisions;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        DefaultDmnEngineConfiguration dmn = new DefaultDmnEngineConfiguration();
        dmn.setCustomPostDecisionEvaluationListeners(new ArrayList<>(List.of(lastDecisions)));
        dmn.setFeelEngineFactory(() -> new QuickFeel(new ScalaFeelEngineFactory().createInstance()));
        dmn.getTransformer().getTransformListeners().add(new FeelOnly());
        configuration.setDmnEngineConfiguration(dmn);
    }
}

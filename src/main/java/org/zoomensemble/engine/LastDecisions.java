package org.zoomensemble.engine;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationListener;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;

/**
 * Which version of a table decided last on this thread: a business rule task hands its result to the listener behind it, but
 * not which version gave it, and asking for the latest one might name a version published a moment later.
 */
@Component
class LastDecisions implements DmnDecisionEvaluationListener {

    private final ThreadLocal<Map<String, Integer>> versions = ThreadLocal.withInitial(HashMap::new);

    @Override
    public void notify(DmnDecisionEvaluationEvent event) {
        DmnDecision decision = event.getDecisionResult().getDecision();
        if (decision instanceof DecisionDefinition definition) {
            versions.get().put(definition.getKey(), definition.getVersion());
        }
    }

    /** The version that decided last on this thread; 0 where none did. */
    int version(String table) {
        return versions.get().getOrDefault(table, 0);
    }
}

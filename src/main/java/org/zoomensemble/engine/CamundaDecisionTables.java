package org.zoomensemble.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;
import org.zoomensemble.rules.DecisionTables;
import org.zoomensemble.rules.Verdict;

/** Decides through the engine's decision service. What one version answered to the same facts is remembered. */
@Component
class CamundaDecisionTables implements DecisionTables {

    private static final int MOST = 2_000;

    private final DecisionService decisions;
    private final RunningTables tables;
    private final Map<Question, Verdict> answered = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Verdict> eldest) {
            return size() > MOST;
        }
    };

    private record Question(String definitionId, Map<String, Object> facts) {}

    CamundaDecisionTables(DecisionService decisions, RunningTables tables) {
        this.decisions = decisions;
        this.tables = tables;
    }

    @Override
    public Verdict decide(String decision, Map<String, Object> facts) {
        DecisionDefinition definition = tables.latest(decision).orElseThrow(() -> Unanswered.missing(decision));
        Question question = new Question(definition.getId(), new LinkedHashMap<>(facts));
        synchronized (answered) {
            Verdict verdict = answered.get(question);
            if (verdict != null) {
                return verdict;
            }
        }
        Verdict verdict = evaluate(definition, question.facts());
        synchronized (answered) {
            answered.put(question, verdict);
        }
        return verdict;
    }

    /** What lies deepest says what is wrong with the table. */
    private static String reason(Throwable thrown) {
        Throwable deepest = thrown;
        while (deepest.getCause() instanceof DmnEngineException cause) {
            deepest = cause;
        }
        return deepest.getMessage();
    }

    private Verdict evaluate(DecisionDefinition definition, Map<String, Object> facts) {
        DmnDecisionTableResult result;
        try {
            result = decisions
                    .evaluateDecisionTableById(definition.getId())
                    .variables(facts)
                    .evaluate();
        } catch (DmnEngineException | ProcessEngineException e) {
            if (Trouble.of(e) == Trouble.FAULT) {
                throw Unanswered.broken(definition.getKey(), facts, reason(e));
            }
            throw e;
        }
        if (result.isEmpty() || result.getFirstResult().isEmpty()) {
            throw Unanswered.by(definition.getKey(), facts);
        }
        if (result.size() > 1) {
            throw Unanswered.broken(definition.getKey(), facts, result.size() + " answers");
        }
        return new Verdict(
                definition.getKey(),
                definition.getVersion(),
                facts,
                result.getSingleResult().getEntryMap());
    }
}

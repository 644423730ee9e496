package org.zoomensemble.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.springframework.stereotype.Component;
import org.zoomensemble.ingest.IngestSteps;
import org.zoomensemble.rules.RestrictionFacts;
import org.zoomensemble.rules.SelectionFacts;
import org.zoomensemble.rules.Verdict;

/**
 * Called at the end of each business rule task, in its transaction: writes the verdict with its facts into the ingest's own rows
 * and hands its outputs to the gateways behind. A table without an answer becomes a failure that names it. Public because the
 * models' expressions call it.
 */
@Component("verdicts")
public class Verdicts {

    private static final Map<String, Set<String>> FACTS = Map.of(
            SelectionFacts.DECISION,
            new SelectionFacts(0, "", "", "", false, false).asMap().keySet(),
            RestrictionFacts.DECISION,
            new RestrictionFacts(false, false, false, false).asMap().keySet());

    private final IngestSteps steps;
    private final LastDecisions decisions;

    Verdicts(IngestSteps steps, LastDecisions decisions) {
        this.steps = steps;
        this.decisions = decisions;
    }

    public void record(DelegateExecution execution) {
        String table = ((BusinessRuleTask) execution.getBpmnModelElementInstance()).getCamundaDecisionRef();
        Map<String, Object> facts = facts(table, execution);
        DmnDecisionResult answer = (DmnDecisionResult) execution.getVariable("decisionResult");
        if (answer != null && answer.size() > 1) {
            throw Unanswered.broken(table, facts, answer.size() + " answers");
        }
        DmnDecisionResultEntries outputs = answer == null ? null : answer.getSingleResult();
        if (outputs == null || outputs.isEmpty()) {
            throw Unanswered.by(table, facts);
        }
        Map<String, Object> result = new LinkedHashMap<>(outputs.getEntryMap());
        result.forEach((name, value) -> execution.setVariable(name, IngestVariables.passing(value)));
        UUID ingestId = BusinessKeys.id(execution.getProcessBusinessKey());
        steps.decided(ingestId, new Verdict(table, decisions.version(table), facts, result));
    }

    private static Map<String, Object> facts(String table, DelegateExecution execution) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (String name : FACTS.getOrDefault(table, Set.of())) {
            facts.put(name, execution.getVariable(name));
        }
        return facts;
    }
}

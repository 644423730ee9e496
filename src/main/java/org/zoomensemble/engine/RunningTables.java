package org.zoomensemble.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Component;

/** Which version of a table runs. Thread-safe. */
@Component
class RunningTables {

    private static final long FRESH_NANOS = 1_000_000_000L;

    private final RepositoryService repository;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(DecisionDefinition definition, long at) {}

    RunningTables(RepositoryService repository) {
        this.repository = repository;
    }

    /** The running version, at most a second old. */
    Optional<DecisionDefinition> latest(String table) {
        long now = System.nanoTime();
        Known last = known.get(table);
        if (last != null && now - last.at() < FRESH_NANOS) {
            return Optional.of(last.definition());
        }
        Optional<DecisionDefinition> definition = Optional.ofNullable(repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(table)
                .latestVersion()
                .singleResult());
        definition.ifPresent(found -> known.put(table, new Known(found, now)));
        return definition;
    }
}

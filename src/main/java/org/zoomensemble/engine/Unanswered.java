package org.zoomensemble.engine;

import java.util.Map;
import java.util.stream.Collectors;
import org.zoomensemble.operations.WorkFailure;

/** Words for tables that do not decide. */
final class Unanswered {

    private Unanswered() {}

    static WorkFailure by(String table, Map<String, Object> facts) {
        return WorkFailure.giveUp("The table " + table + " gave no answer for " + words(facts)
                + ". Publish a table that covers this case, then retry.");
    }

    static WorkFailure broken(String table, Map<String, Object> facts, String reason) {
        return WorkFailure.giveUp("The table " + table + " could not decide for " + words(facts) + " (" + reason
                + "). Publish a corrected table, then retry.");
    }

    static WorkFailure missing(String table) {
        return WorkFailure.giveUp("There is no table " + table + ". Publish one, then retry.");
    }

    private static String words(Map<String, Object> facts) {
        return facts.entrySet().stream()
                .map(fact -> fact.getKey() + " = " + fact.getValue())
                .collect(Collectors.joining(", "));
    }
}

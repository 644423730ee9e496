package org.zoomensemble.rules;

import java.util.Map;

/** Evaluates the running version of a decision table. Implemented by the engine room. Thread-safe. */
public interface DecisionTables {

    /**
     * Decides by facts.
     *
     * @throws org.zoomensemble.operations.WorkFailure GIVE_UP when the table gives no answer, more than one, or cannot be
     *                                                 evaluated; the message names the table and the facts
     */
    Verdict decide(String decision, Map<String, Object> facts);
}

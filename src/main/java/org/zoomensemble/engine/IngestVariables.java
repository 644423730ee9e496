package org.zoomensemble.engine;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.variable.Variables;
import org.zoomensemble.ingest.Wait;
import org.zoomensemble.rules.RestrictionFacts;
import org.zoomensemble.rules.SelectionFacts;

/**
 * Every variable of {@code recording-ingest}. All but {@code ingestId} and {@code lookAgainAt} are transient: gateways and
 * tables read them in the transaction that sets them, nothing stores them.
 */
final class IngestVariables {

    static final String INGEST_ID = "ingestId";
    static final String RECORDING_STATE = "recordingState";
    static final String LOOK_AGAIN_AT = "lookAgainAt";
    static final String IS_CAPTION_SETTLED = "isCaptionSettled";
    static final String IS_REMOVAL_WANTED = "isRemovalWanted";
    static final String IS_REMOVAL_SETTLED = "isRemovalSettled";

    private IngestVariables() {}

    static Map<String, Object> finished(SelectionFacts selection, RestrictionFacts restriction) {
        Map<String, Object> variables = state("FINISHED");
        selection.asMap().forEach((name, fact) -> variables.put(name, passing(fact)));
        restriction.asMap().forEach((name, fact) -> variables.put(name, passing(fact)));
        return variables;
    }

    static Map<String, Object> unfinished(Wait waiting) {
        Map<String, Object> variables = state("UNFINISHED");
        variables.put(LOOK_AGAIN_AT, Date.from(waiting.until()));
        return variables;
    }

    static Map<String, Object> gone() {
        return state("GONE");
    }

    static Map<String, Object> captionsSettled(boolean isRemovalWanted) {
        return Map.of(IS_CAPTION_SETTLED, passing(true), IS_REMOVAL_WANTED, passing(isRemovalWanted));
    }

    static Map<String, Object> transcriptAwaited(Wait waiting) {
        return Map.of(IS_CAPTION_SETTLED, passing(false), LOOK_AGAIN_AT, Date.from(waiting.until()));
    }

    static Map<String, Object> removalSettled() {
        return Map.of(IS_REMOVAL_SETTLED, passing(true));
    }

    static Map<String, Object> removalLater(Instant at) {
        return Map.of(IS_REMOVAL_SETTLED, passing(false), LOOK_AGAIN_AT, Date.from(at));
    }

    /** A value that is there for the running transaction only. */
    static Object passing(Object value) {
        return Variables.untypedValue(value, true);
    }

    private static Map<String, Object> state(String state) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(RECORDING_STATE, passing(state));
        return variables;
    }
}

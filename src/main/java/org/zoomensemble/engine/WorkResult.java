package org.zoomensemble.engine;

import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.zoomensemble.ingest.StepResult;

/** How work on an external task ended, when it did not fail. */
sealed interface WorkResult {

    /**
     * The process goes on.
     *
     * @param variables what gateways and tables behind the task read
     * @param guard     asked in the completing transaction; when false, the work is run again instead
     */
    record Done(Map<String, Object> variables, BooleanSupplier guard) implements WorkResult {}

    /** Nothing failed: look again after {@code delay}; no attempt is spent. */
    record NotYet(Duration delay, String sentence) implements WorkResult {}

    static WorkResult done() {
        return done(Map.of());
    }

    static WorkResult done(Map<String, Object> variables) {
        return done(variables, () -> true);
    }

    static WorkResult done(Map<String, Object> variables, BooleanSupplier guard) {
        return new Done(variables, guard);
    }

    static WorkResult notYet(Duration delay, String sentence) {
        return new NotYet(delay, sentence);
    }

    static WorkResult of(StepResult step) {
        return step instanceof StepResult.NotYet later ? notYet(later.delay(), later.sentence()) : done();
    }
}

package org.zoomensemble.ingest;

import java.time.Duration;

/** How a step of an ingest ended, when it did not fail. */
public sealed interface StepResult {

    /** The step reached its result. */
    record Done() implements StepResult {}

    /**
     * Nothing failed, the peer is just not there yet: look again after {@code delay}; no attempt is spent.
     *
     * @param sentence what is waited for
     */
    record NotYet(Duration delay, String sentence) implements StepResult {}

    static StepResult done() {
        return new Done();
    }

    static StepResult notYet(Duration delay, String sentence) {
        return new NotYet(delay, sentence);
    }
}

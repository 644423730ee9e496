package org.zoomensemble.workflow;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The carrying down of one revision of a template. Each template or media workflow below ends in exactly one of changed,
 * unchanged, left as customized, failed.
 *
 * @param total            templates and media workflows below
 * @param changed          got at least one field, or is not customized any more
 * @param unchanged        had everything already
 * @param leftAsCustomized differ only where they are customized, and stay so
 * @param finishedAt       null while it waits or runs
 * @param standsStill      a step failed and is tried no more by itself; somebody has to choose <i>retry</i> in Cockpit
 * @param sentence         how far it is, in words
 * @param carried          what it carries down
 * @param failures         the first of those that failed, with the reason
 */
public record PushDown(
        UUID id,
        UUID templateId,
        String templateName,
        int revision,
        PushDownMode mode,
        State state,
        int total,
        int changed,
        int unchanged,
        int leftAsCustomized,
        int failed,
        String requestedBy,
        Instant requestedAt,
        Instant finishedAt,
        boolean standsStill,
        String sentence,
        Texts carried,
        List<Failure> failures) {

    /** How far it is. */
    public enum State {
        /** An earlier one of the same templates goes first. */
        WAITING,
        RUNNING,
        DONE
    }

    /** The template's texts at the push-down's revision. */
    public record Texts(String name, String title, String description, boolean publish) {}

    /** One that could not be changed. */
    public record Failure(String name, String sentence) {}

    public int done() {
        return changed + unchanged + leftAsCustomized + failed;
    }

    /** For those who see the template and not everything below it. */
    public PushDown withoutFailures() {
        return with(standsStill, sentence, List.of());
    }

    PushDown standingStill() {
        return with(true, PushDownWords.standsStill(done(), total), failures);
    }

    private PushDown with(boolean isStanding, String words, List<Failure> shown) {
        return new PushDown(
                id,
                templateId,
                templateName,
                revision,
                mode,
                state,
                total,
                changed,
                unchanged,
                leftAsCustomized,
                failed,
                requestedBy,
                requestedAt,
                finishedAt,
                isStanding,
                words,
                carried,
                shown);
    }
}

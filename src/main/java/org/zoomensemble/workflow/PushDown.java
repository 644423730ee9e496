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
 * @param sentence         how far it is, in words
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
        String sentence,
        List<Failure> failures) {

    /** How far it is. */
    public enum State {
        /** An earlier one of the same templates goes first. */
        WAITING,
        RUNNING,
        DONE
    }

    /** One that could not be changed. */
    public record Failure(String name, String sentence) {}

    public int done() {
        return changed + unchanged + leftAsCustomized + failed;
    }

    /** For those who see the template and not everything below it. */
    public PushDown withoutFailures() {
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
                sentence,
                List.of());
    }
}

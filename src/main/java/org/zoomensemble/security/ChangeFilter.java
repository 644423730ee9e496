package org.zoomensemble.security;

import java.time.Instant;

/**
 * Which changes are asked for; null means any.
 *
 * @param person who made them, exactly
 * @param from   not before
 * @param to     before
 */
public record ChangeFilter(Change.Kind kind, String subjectId, String person, Instant from, Instant to) {

    /** Every change. */
    public static ChangeFilter any() {
        return new ChangeFilter(null, null, null, null, null);
    }
}

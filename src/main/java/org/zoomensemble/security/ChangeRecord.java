package org.zoomensemble.security;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A change that was made, as the record has it.
 *
 * @param person   who made it
 * @param subject  the name that the subject had then
 * @param revision the revision that the change made; null where the kind has none
 * @param before   the fields that changed, in the order of the forms; empty where the subject was made; a null value means none
 * @param after    the same fields after; empty where the subject was deleted
 */
public record ChangeRecord(
        UUID id,
        Instant at,
        String person,
        Change.Action action,
        Change.Kind kind,
        String subjectId,
        String subject,
        Change.Place place,
        Integer revision,
        Map<String, String> before,
        Map<String, String> after) {}

package org.zoomensemble.security;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * One change that somebody made, for the record. Secrets never stand in it; a null value means none.
 *
 * @param kind      what was changed
 * @param subjectId its id
 * @param subject   its name
 * @param place     where it belongs, which decides who may read the record
 * @param revision  the revision that the change made; null where the kind has none
 * @param before    the fields before, by the names of the REST interface; empty where it was made
 * @param after     the fields after; empty where it was deleted
 */
public record Change(
        Kind kind,
        String subjectId,
        String subject,
        Place place,
        Integer revision,
        Map<String, String> before,
        Map<String, String> after) {

    /** What changes are recorded of. */
    public enum Kind {
        INSTITUTION,
        TEMPLATE,
        MEDIA_WORKFLOW,
        ACTIVE_USER,
        PEOPLE,
        ROLE,
        RULE
    }

    /** What was done. */
    public enum Action {
        MADE,
        CHANGED,
        DELETED
    }

    /** A place in the hierarchy with all that stands above it; all null means the site as a whole. */
    public record Place(UUID institutionId, UUID organizationId, UUID libraryId) {

        public static Place site() {
            return new Place(null, null, null);
        }
    }

    public Action action() {
        return before.isEmpty() ? Action.MADE : after.isEmpty() ? Action.DELETED : Action.CHANGED;
    }

    /** With only those fields that differ, where it is a change of something that was there and stays. */
    Change reduced() {
        if (action() != Action.CHANGED) {
            return this;
        }
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
        return new Change(kind, subjectId, subject, place, revision, only(before, names), only(after, names));
    }

    private static Map<String, String> only(Map<String, String> fields, Set<String> names) {
        Map<String, String> only = new LinkedHashMap<>();
        names.forEach(name -> only.put(name, fields.get(name)));
        return only;
    }
}

package org.zoomensemble.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.web.util.UriComponentsBuilder;
import org.zoomensemble.security.Change;
import org.zoomensemble.security.ChangeFilter;

/**
 * The address of a list of changes; a filtered list can be sent to a colleague. Null means any.
 *
 * @param from the first day, in UTC
 * @param to   the last day, in UTC
 */
public record ChangesAddress(
        Change.Kind kind, String subjectId, String person, LocalDate from, LocalDate to, String cursor) {

    static final String ROOT = "/changes";

    ChangeFilter filter() {
        return new ChangeFilter(kind, subjectId, person, start(from), to == null ? null : start(to.plusDays(1)));
    }

    private static Instant start(LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    public ChangesAddress withKind(Change.Kind other) {
        return new ChangesAddress(other, subjectId, person, from, to, null);
    }

    public ChangesAddress withSubject(String other) {
        return new ChangesAddress(kind, other, person, from, to, null);
    }

    public ChangesAddress withPerson(String other) {
        return new ChangesAddress(kind, subjectId, other, from, to, null);
    }

    public ChangesAddress withDays(LocalDate first, LocalDate last) {
        return new ChangesAddress(kind, subjectId, person, first, last, null);
    }

    public ChangesAddress withCursor(String other) {
        return new ChangesAddress(kind, subjectId, person, from, to, other);
    }

    public boolean isFiltered() {
        return kind != null || subjectId != null || person != null || from != null || to != null || cursor != null;
    }

    /** Without the context path. */
    public String path() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(ROOT);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("kind", kind);
        values.put("subjectId", subjectId);
        values.put("person", person);
        values.put("from", from);
        values.put("to", to);
        values.put("cursor", cursor);
        values.values().removeIf(Objects::isNull);
        values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(values).toUriString();
    }
}

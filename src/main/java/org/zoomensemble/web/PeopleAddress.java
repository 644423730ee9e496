package org.zoomensemble.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the two lists of a media workflow show.
 *
 * @param library     whose people: another library's id, {@code *} for the whole institution, or null for the own library
 * @param other       a library that was just chosen; goes before {@code library}
 * @param libraryName part of the name of a library that is looked for
 * @param search      narrows the candidates
 * @param cursor      where the candidates go on
 * @param active      narrows the active users
 * @param activeCursor where the active users go on
 */
public record PeopleAddress(
        String library,
        String other,
        String libraryName,
        String search,
        String cursor,
        String active,
        String activeCursor) {

    PeopleAddress normal() {
        return new PeopleAddress(
                plain(other) == null ? plain(library) : plain(other),
                plain(other),
                plain(libraryName),
                plain(search),
                plain(cursor),
                plain(active),
                plain(activeCursor));
    }

    /** The query part for the next candidates, with its question mark. */
    public String nextCandidates(String next) {
        return query(next, activeCursor);
    }

    /** The query part for the next active users, with its question mark. */
    public String nextActive(String next) {
        return query(cursor, next);
    }

    private String query(String candidates, String actives) {
        UriComponentsBuilder address = UriComponentsBuilder.newInstance();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("library", library);
        values.put("search", search);
        values.put("cursor", candidates);
        values.put("active", active);
        values.put("activeCursor", actives);
        values.values().removeIf(Objects::isNull);
        values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(values).toUriString();
    }

    private static String plain(String parameter) {
        return StringUtils.hasText(parameter) ? parameter.strip() : null;
    }
}

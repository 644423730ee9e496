package org.zoomensemble.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.util.UriComponentsBuilder;
import org.zoomensemble.ingest.FailedIngests;
import org.zoomensemble.ingest.IngestFilter;
import org.zoomensemble.ingest.IngestState;
import org.zoomensemble.ingest.RemovalState;

/** The address of a list of recordings; a filtered list can be sent to a colleague. Null means any. */
public record ListAddress(
        IngestState state,
        String host,
        UUID libraryId,
        String search,
        String reason,
        RemovalState removal,
        String cursor) {

    static final String PATH = "/recordings";

    /** The whole list. */
    public static ListAddress whole() {
        return new ListAddress(null, null, null, null, null, null, null);
    }

    IngestFilter filter() {
        return new IngestFilter(state, libraryId, null, host, null, null, search, reason, removal);
    }

    /** The failed ones of this list, on all of its pages; empty where it shows others as well. */
    Optional<FailedIngests> failed() {
        if (state == IngestState.FAILED && removal == null) {
            return Optional.of(failed(FailedIngests.Part.INGEST));
        }
        boolean isOfRemovals = removal == RemovalState.FAILED && (state == null || state == IngestState.INGESTED);
        return isOfRemovals ? Optional.of(failed(FailedIngests.Part.REMOVAL)) : Optional.empty();
    }

    private FailedIngests failed(FailedIngests.Part part) {
        return new FailedIngests(part, reason, true, null, null, libraryId, host, search);
    }

    public ListAddress withState(IngestState other) {
        return new ListAddress(other, host, libraryId, search, reason, removal, null);
    }

    public ListAddress withHost(String other) {
        return new ListAddress(state, other, libraryId, search, reason, removal, null);
    }

    public ListAddress withLibrary(UUID other) {
        return new ListAddress(state, host, other, search, reason, removal, null);
    }

    public ListAddress withSearch(String other) {
        return new ListAddress(state, host, libraryId, other, reason, removal, null);
    }

    public ListAddress withReason(String other) {
        return new ListAddress(state, host, libraryId, search, other, removal, null);
    }

    public ListAddress withRemoval(RemovalState other) {
        return new ListAddress(state, host, libraryId, search, reason, other, null);
    }

    public ListAddress withCursor(String other) {
        return new ListAddress(state, host, libraryId, search, reason, removal, other);
    }

    public boolean isFiltered() {
        return state != null
                || host != null
                || libraryId != null
                || search != null
                || reason != null
                || removal != null
                || cursor != null;
    }

    /** Without the context path. */
    public String path() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(PATH);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("state", state);
        values.put("host", host);
        values.put("libraryId", libraryId);
        values.put("search", search);
        values.put("reason", reason);
        values.put("removal", removal);
        values.put("cursor", cursor);
        values.values().removeIf(Objects::isNull);
        values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        // As variables, values are encoded whole: a plus in an e-mail address is no space.
        return address.encode().buildAndExpand(values).toUriString();
    }
}

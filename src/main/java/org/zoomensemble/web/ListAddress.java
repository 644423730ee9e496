package org.zoomensemble.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.web.util.UriComponentsBuilder;
import org.zoomensemble.ingest.IngestFilter;
import org.zoomensemble.ingest.IngestState;

/** The address of a list of recordings; a filtered list can be sent to a colleague. Null means any. */
public record ListAddress(IngestState state, String host, UUID libraryId, String cursor) {

    IngestFilter filter() {
        return new IngestFilter(state, libraryId, null, host, null, null);
    }

    public ListAddress withState(IngestState other) {
        return new ListAddress(other, host, libraryId, null);
    }

    public ListAddress withHost(String other) {
        return new ListAddress(state, other, libraryId, null);
    }

    public ListAddress withLibrary(UUID other) {
        return new ListAddress(state, host, other, null);
    }

    public ListAddress withCursor(String other) {
        return new ListAddress(state, host, libraryId, other);
    }

    public boolean isFiltered() {
        return state != null || host != null || libraryId != null || cursor != null;
    }

    /** Without the context path. */
    public String path() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/");
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("state", state);
        values.put("host", host);
        values.put("libraryId", libraryId);
        values.put("cursor", cursor);
        values.values().removeIf(Objects::isNull);
        values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        // As variables, values are encoded whole: a plus in an e-mail address is no space.
        return address.encode().buildAndExpand(values).toUriString();
    }
}

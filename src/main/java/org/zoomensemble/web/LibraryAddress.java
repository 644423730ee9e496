package org.zoomensemble.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The address of a list of libraries; a filtered list can be sent to a colleague. Null means any.
 *
 * @param organization part of an organization's name, where there are too many to choose from
 * @param gone         with libraries that Ensemble does not list any more
 */
public record LibraryAddress(
        UUID institutionId, UUID organizationId, String organization, String search, boolean gone, String cursor) {

    public LibraryAddress withOrganization(UUID other) {
        return new LibraryAddress(institutionId, other, null, search, gone, null);
    }

    public LibraryAddress withCursor(String other) {
        return new LibraryAddress(institutionId, organizationId, organization, search, gone, other);
    }

    public boolean isFiltered() {
        return institutionId != null || organizationId != null || organization != null || search != null || gone;
    }

    /** Without the context path. */
    public String path() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/libraries");
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("institutionId", institutionId);
        values.put("organizationId", organizationId);
        values.put("organization", organization);
        values.put("search", search);
        values.put("gone", gone ? true : null);
        values.put("cursor", cursor);
        values.values().removeIf(Objects::isNull);
        values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(values).toUriString();
    }
}

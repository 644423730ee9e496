package org.zoomensemble.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.web.util.UriComponentsBuilder;
import org.zoomensemble.workflow.TemplateLevel;

/** The address of a list of templates; null means any. */
public record TemplateListAddress(
        TemplateLevel level, UUID institutionId, UUID organizationId, String search, String cursor) {

    public TemplateListAddress withCursor(String other) {
        return new TemplateListAddress(level, institutionId, organizationId, search, other);
    }

    public TemplateListAddress withOrganization(UUID other) {
        return new TemplateListAddress(level, institutionId, other, search, null);
    }

    public boolean isFiltered() {
        return level != null || institutionId != null || organizationId != null || search != null || cursor != null;
    }

    /** Without the context path. */
    public String path() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/templates");
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("level", level);
        values.put("institutionId", institutionId);
        values.put("organizationId", organizationId);
        values.put("search", search);
        values.put("cursor", cursor);
        values.values().removeIf(Objects::isNull);
        values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(values).toUriString();
    }
}

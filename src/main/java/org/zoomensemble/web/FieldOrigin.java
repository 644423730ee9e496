package org.zoomensemble.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zoomensemble.workflow.WorkflowTemplate;

/**
 * Whose a field of a template is that is based on another.
 *
 * @param above what the template above says
 */
public record FieldOrigin(Kind kind, String above) {

    /** How the field stands to the one above. */
    public enum Kind {
        SAME,
        CUSTOMIZED,
        BEHIND
    }

    static Map<String, FieldOrigin> of(WorkflowTemplate template, WorkflowTemplate above) {
        Map<String, FieldOrigin> origins = new LinkedHashMap<>();
        origins.put("name", of("name", template, above.name()));
        origins.put("title", of("title", template, above.title()));
        origins.put("description", of("description", template, above.description()));
        origins.put("publish", of("publish", template, above.publish() ? "on" : "off"));
        return origins;
    }

    /** Of a template that is about to be made. */
    static Map<String, FieldOrigin> ofNew(WorkflowTemplate above) {
        Map<String, FieldOrigin> origins = new LinkedHashMap<>();
        for (String field : List.of("name", "title", "description", "publish")) {
            origins.put(field, new FieldOrigin(Kind.SAME, ""));
        }
        return origins;
    }

    private static FieldOrigin of(String field, WorkflowTemplate template, String above) {
        Kind kind = template.customized().contains(field)
                ? Kind.CUSTOMIZED
                : template.behind().contains(field) ? Kind.BEHIND : Kind.SAME;
        return new FieldOrigin(kind, above);
    }
}

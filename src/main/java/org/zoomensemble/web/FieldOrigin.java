package org.zoomensemble.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zoomensemble.workflow.MediaWorkflow;
import org.zoomensemble.workflow.TemplateText;
import org.zoomensemble.workflow.WorkflowTemplate;

/**
 * How a field of a template that is based on another, or of a media workflow, stands to the template above.
 *
 * @param above what the template above says
 */
public record FieldOrigin(Kind kind, String above) {

    private static final List<String> FIELDS = List.of("name", "title", "description", "publish");

    /** How the field stands to the one above. */
    public enum Kind {
        SAME,
        CUSTOMIZED,
        BEHIND
    }

    public boolean isCustomized() {
        return kind == Kind.CUSTOMIZED;
    }

    public boolean isBehind() {
        return kind == Kind.BEHIND;
    }

    static Map<String, FieldOrigin> of(WorkflowTemplate template, WorkflowTemplate above) {
        return of(template.customized(), template.behind(), above, above.name(), above.publish() ? "on" : "off");
    }

    static Map<String, FieldOrigin> of(MediaWorkflow workflow, WorkflowTemplate above) {
        String name = new TemplateText(above.name()).expand(Map.of("Library", workflow.libraryName()));
        return of(
                workflow.customized(), workflow.behind(), above, name, above.publish() ? "publish" : "do not publish");
    }

    /** Of a template that is about to be made. */
    static Map<String, FieldOrigin> ofNew() {
        Map<String, FieldOrigin> origins = new LinkedHashMap<>();
        FIELDS.forEach(field -> origins.put(field, new FieldOrigin(Kind.SAME, "")));
        return origins;
    }

    private static Map<String, FieldOrigin> of(
            List<String> customized, List<String> behind, WorkflowTemplate above, String name, String publish) {
        Map<String, String> says =
                Map.of("name", name, "title", above.title(), "description", above.description(), "publish", publish);
        Map<String, FieldOrigin> origins = new LinkedHashMap<>();
        for (String field : FIELDS) {
            Kind kind = customized.contains(field) ? Kind.CUSTOMIZED : behind.contains(field) ? Kind.BEHIND : Kind.SAME;
            origins.put(field, new FieldOrigin(kind, says.get(field)));
        }
        return origins;
    }
}

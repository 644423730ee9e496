package org.zoomensemble.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.zoomensemble.workflow.MediaWorkflow;
import org.zoomensemble.workflow.TemplateText;
import org.zoomensemble.workflow.WorkflowTemplate;

/**
 * How a field of a media workflow stands to its template.
 *
 * @param template what the template says
 */
public record InheritedField(boolean isCustomized, boolean isBehind, String template) {

    /** By the names of the fields. */
    static Map<String, InheritedField> of(MediaWorkflow workflow, WorkflowTemplate template) {
        Map<String, InheritedField> fields = new LinkedHashMap<>();
        String name = new TemplateText(template.name()).expand(Map.of("Library", workflow.libraryName()));
        fields.put("name", of("name", workflow, name));
        fields.put("title", of("title", workflow, template.title()));
        fields.put("description", of("description", workflow, template.description()));
        fields.put("publish", of("publish", workflow, template.publish() ? "publish" : "do not publish"));
        return fields;
    }

    private static InheritedField of(String field, MediaWorkflow workflow, String template) {
        return new InheritedField(
                workflow.customized().contains(field), workflow.behind().contains(field), template);
    }
}

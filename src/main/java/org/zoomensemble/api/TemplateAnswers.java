package org.zoomensemble.api;

import org.springframework.stereotype.Component;
import org.zoomensemble.api.TemplateAnswer.ZoomAnswer;
import org.zoomensemble.workflow.Permissions;
import org.zoomensemble.workflow.SavedTemplate;
import org.zoomensemble.workflow.WorkflowTemplate;
import org.zoomensemble.workflow.WorkflowTemplates;

/** Templates as the current person may see them. */
@Component
class TemplateAnswers {

    private final WorkflowTemplates templates;
    private final Permissions permissions;

    TemplateAnswers(WorkflowTemplates templates, Permissions permissions) {
        this.templates = templates;
        this.permissions = permissions;
    }

    TemplateAnswer of(SavedTemplate saved) {
        return TemplateAnswer.of(
                saved.template(),
                zoom(saved.template()),
                saved.warnings(),
                saved.pushDownId() == null
                        ? null
                        : Address.path("/push-downs/{id}", saved.pushDownId()).toString());
    }

    TemplateAnswer of(WorkflowTemplate template) {
        return TemplateAnswer.of(template, zoom(template), null, null);
    }

    private ZoomAnswer zoom(WorkflowTemplate template) {
        WorkflowTemplate owner = template.basedOn() == null ? template : templates.template(template.basedOn());
        ZoomAnswer.Owner named = new ZoomAnswer.Owner(owner.id(), owner.name());
        if (!permissions.mayKnowConnection(template)) {
            return ZoomAnswer.hidden(named);
        }
        return ZoomAnswer.of(template.connection(), template.basedOn() == null ? null : named);
    }
}

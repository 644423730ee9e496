package org.zoomensemble.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.zoomensemble.ingest.TextPreview;
import org.zoomensemble.workflow.Permissions;
import org.zoomensemble.workflow.PushDowns;
import org.zoomensemble.workflow.TemplateUsers;
import org.zoomensemble.workflow.WebhookStates;
import org.zoomensemble.workflow.WorkflowTemplate;
import org.zoomensemble.workflow.WorkflowTemplates;
import org.zoomensemble.zoom.ZoomEvent;

/** Lays out everything that the page of one template shows. Asks neither Zoom nor Ensemble. */
@Component
class TemplateSheet {

    private static final int ROWS = 50;

    private final WorkflowTemplates templates;
    private final TemplateUsers users;
    private final PushDowns pushDowns;
    private final TextPreview preview;
    private final TemplatePlaces places;
    private final Permissions permissions;
    private final WebhookStates webhooks;

    TemplateSheet(
            WorkflowTemplates templates,
            TemplateUsers users,
            PushDowns pushDowns,
            TextPreview preview,
            TemplatePlaces places,
            Permissions permissions,
            WebhookStates webhooks) {
        this.templates = templates;
        this.users = users;
        this.pushDowns = pushDowns;
        this.preview = preview;
        this.places = places;
        this.permissions = permissions;
        this.webhooks = webhooks;
    }

    String ofNew(TemplateForm form, Map<String, String> faults, Model model) {
        WorkflowTemplate above = form.basedOn() == null ? null : templates.template(form.basedOn());
        model.addAttribute("mayChange", true);
        model.addAttribute("mayKnow", true);
        model.addAttribute("asks", false);
        model.addAttribute("place", places.place(form.institutionId(), form.organizationId()));
        if (above != null) {
            model.addAttribute("origins", FieldOrigin.ofNew());
        }
        return fill(form, above, above == null ? null : above.connection().id(), faults, model);
    }

    String of(WorkflowTemplate template, TemplateForm form, Map<String, String> faults, String cursor, Model model) {
        UUID id = template.id();
        WorkflowTemplate above = template.basedOn() == null ? null : templates.template(template.basedOn());
        int count = users.counts(List.of(id)).getOrDefault(id, 0);
        model.addAttribute("template", template);
        boolean mayKnow = permissions.mayKnowConnection(template);
        model.addAttribute("mayChange", permissions.mayChangeTemplate(id));
        model.addAttribute("mayKnow", mayKnow);
        model.addAttribute("asks", count > 0);
        model.addAttribute("count", count);
        model.addAttribute("users", users.list(permissions.seen(), id, plain(cursor), ROWS));
        model.addAttribute("usersPath", "/templates/" + id);
        model.addAttribute("usersCursor", plain(cursor));
        model.addAttribute("place", places.place(template.institutionId(), template.organizationId()));
        pushDowns.newest(id).ifPresent(newest -> model.addAttribute("newest", newest));
        if (above == null && mayKnow) {
            model.addAttribute(
                    "webhookUrl",
                    ServletUriComponentsBuilder.fromCurrentContextPath()
                            .path("/api/v1/webhooks/zoom/{id}")
                            .buildAndExpand(template.connection().id())
                            .toUriString());
            model.addAttribute("webhookEvents", ZoomEvent.toSubscribe());
            model.addAttribute("webhook", webhooks.state(template.connection().id()));
        }
        if (above != null) {
            model.addAttribute("origins", FieldOrigin.of(template, above));
        }
        return fill(form, above, template.connection().id(), faults, model);
    }

    private String fill(
            TemplateForm form, WorkflowTemplate above, UUID connectionId, Map<String, String> faults, Model model) {
        Map<String, String> errors = new LinkedHashMap<>(faults);
        if (!errors.isEmpty() || model.containsAttribute("refusal") || model.containsAttribute("conflict")) {
            errors = form.withLostSecrets(errors);
            model.addAttribute("isReturned", true);
        }
        model.addAttribute("form", form);
        model.addAttribute("above", above);
        model.addAttribute("errors", errors);
        model.addAttribute(
                "shown",
                preview.show(permissions.seen(), connectionId, null, form.name(), form.title(), form.description()));
        return "template";
    }

    private static String plain(String parameter) {
        return StringUtils.hasText(parameter) ? parameter.strip() : null;
    }
}

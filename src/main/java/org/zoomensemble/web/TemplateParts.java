package org.zoomensemble.web;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zoomensemble.ingest.TextPreview;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.workflow.Permissions;
import org.zoomensemble.workflow.PushDownMode;
import org.zoomensemble.workflow.PushDownPreview;
import org.zoomensemble.workflow.PushDowns;
import org.zoomensemble.workflow.WorkflowTemplates;

/** Parts of a template's page that follow what is typed. They save nothing. */
@Controller
class TemplateParts {

    private static final int LONGEST = 5000;

    private final TextPreview preview;
    private final PushDowns pushDowns;
    private final WorkflowTemplates templates;
    private final Permissions permissions;

    TemplateParts(TextPreview preview, PushDowns pushDowns, WorkflowTemplates templates, Permissions permissions) {
        this.preview = preview;
        this.pushDowns = pushDowns;
        this.templates = templates;
        this.permissions = permissions;
    }

    /** @param templateId whose account's meetings are taken: the template itself or the one that it is based on */
    @PostMapping("/templates/text-preview")
    String text(
            @RequestParam(required = false) UUID templateId,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String description,
            Model model) {
        UUID connectionId = null;
        if (templateId != null) {
            permissions.toSeeTemplate(templateId);
            connectionId = templates.template(templateId).connection().id();
        }
        model.addAttribute(
                "shown",
                preview.show(permissions.seen(), connectionId, null, start(name), start(title), start(description)));
        return "template-parts :: shown(shown=${shown})";
    }

    private static String start(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    @PostMapping("/templates/{id}/push-down-preview")
    String pushDown(@PathVariable UUID id, @ModelAttribute("form") TemplateForm form, Model model) {
        permissions.toChangeTemplate(id);
        String fault = form.faults().values().stream().findFirst().orElse(null);
        if (fault == null) {
            try {
                List<PushDownPreview> previews = pushDowns.preview(id, form.draft());
                model.addAttribute("customized", of(previews, PushDownMode.EXCEPT_CUSTOMIZED));
                model.addAttribute("all", of(previews, PushDownMode.OVERWRITE_ALL));
            } catch (UnacceptableInputException e) {
                fault = e.getMessage();
            }
        }
        model.addAttribute("fault", fault);
        return "template-parts :: previews";
    }

    private static PushDownPreview of(List<PushDownPreview> previews, PushDownMode mode) {
        return previews.stream()
                .filter(preview -> preview.mode() == mode)
                .findFirst()
                .orElse(null);
    }
}

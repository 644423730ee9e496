package org.zoomensemble.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zoomensemble.operations.ChangedMeanwhileException;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.workflow.ConnectionTrials;
import org.zoomensemble.workflow.Permissions;
import org.zoomensemble.workflow.SavedTemplate;
import org.zoomensemble.workflow.TemplateLevel;
import org.zoomensemble.workflow.WorkflowTemplate;
import org.zoomensemble.workflow.WorkflowTemplates;

/** One template: new, as it is, and changed. What was typed is kept when something is refused. */
@Controller
class TemplateFormPages {

    private static final int CHOICES = 2000;

    private final WorkflowTemplates templates;
    private final ConnectionTrials trials;
    private final TemplateSheet sheet;
    private final TemplatePlaces places;
    private final Permissions permissions;

    TemplateFormPages(
            WorkflowTemplates templates,
            ConnectionTrials trials,
            TemplateSheet sheet,
            TemplatePlaces places,
            Permissions permissions) {
        this.templates = templates;
        this.trials = trials;
        this.sheet = sheet;
        this.places = places;
        this.permissions = permissions;
    }

    @GetMapping(path = "/templates/new", params = "institutionId")
    String ofInstitution(@RequestParam UUID institutionId, Model model) {
        permissions.toMakeTemplate(institutionId, null);
        return sheet.ofNew(TemplateForm.at(institutionId, null), Map.of(), model);
    }

    /** With an empty {@code basedOn}: on none. Without it, and with templates to choose from, it is asked. */
    @GetMapping(path = "/templates/new", params = "organizationId")
    String ofOrganization(
            @RequestParam UUID organizationId, @RequestParam(required = false) String basedOn, Model model) {
        permissions.toMakeTemplate(null, organizationId);
        if (basedOn == null) {
            UUID institutionId = places.institutionOf(organizationId);
            List<WorkflowTemplate> choices = templates
                    .list(permissions.seen(), TemplateLevel.INSTITUTION, institutionId, null, null, CHOICES)
                    .items();
            if (!choices.isEmpty()) {
                model.addAttribute("choices", choices);
                model.addAttribute("organizationId", organizationId);
                model.addAttribute("organization", places.organization(organizationId));
                return "template-above";
            }
        }
        if (basedOn == null || basedOn.isBlank()) {
            return sheet.ofNew(TemplateForm.at(null, organizationId), Map.of(), model);
        }
        UUID above = id(basedOn);
        permissions.toSeeTemplate(above);
        return sheet.ofNew(TemplateForm.basedOn(templates.template(above), organizationId), Map.of(), model);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text.strip());
        } catch (IllegalArgumentException e) {
            throw new UnacceptableInputException(
                    "basedOn", "The address names no template to be based on; begin again with Add.");
        }
    }

    @GetMapping("/templates/{id}/duplicate")
    String duplicate(@PathVariable UUID id, Model model) {
        permissions.toSeeTemplate(id);
        WorkflowTemplate template = templates.template(id);
        permissions.toMakeTemplate(template.institutionId(), template.organizationId());
        return sheet.ofNew(TemplateForm.like(template), Map.of(), model);
    }

    @PostMapping("/templates")
    String make(
            @ModelAttribute("form") TemplateForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes answer) {
        permissions.toMakeTemplate(form.institutionId(), form.organizationId());
        if (form.institutionId() == null && form.organizationId() == null) {
            return "redirect:/templates/new";
        }
        if (form.basedOn() != null) {
            permissions.toSeeTemplate(form.basedOn());
        }
        Map<String, String> faults = form.faults();
        if (faults.isEmpty()) {
            try {
                return saved(templates.make(form.draft()), "was made", answer);
            } catch (UnacceptableInputException e) {
                faults.put(e.field(), e.getMessage());
            } catch (ConflictException e) {
                model.addAttribute("refusal", e.getMessage());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return sheet.ofNew(form, faults, model);
    }

    @GetMapping("/templates/{id}")
    String one(@PathVariable UUID id, @RequestParam(required = false) String cursor, Model model) {
        permissions.toSeeTemplate(id);
        WorkflowTemplate template = templates.template(id);
        return sheet.of(template, TemplateForm.of(template), Map.of(), cursor, model);
    }

    @PostMapping("/templates/{id}")
    String change(
            @PathVariable UUID id,
            @ModelAttribute("form") TemplateForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes answer) {
        permissions.toChangeTemplate(id);
        Map<String, String> faults = new LinkedHashMap<>(form.faults());
        if (faults.isEmpty()) {
            try {
                return saved(templates.change(id, form.draft(), form.mode(), form.revision()), "was saved", answer);
            } catch (UnacceptableInputException e) {
                faults.put(e.field(), e.getMessage());
            } catch (ChangedMeanwhileException e) {
                model.addAttribute("conflict", EditConflict.of(e));
                response.setStatus(HttpStatus.CONFLICT.value());
                // Whoever saves again has read what is there now, and goes over it.
                return sheet.of(templates.template(id), form.over(e.presentRevision()), faults, null, model);
            } catch (ConflictException e) {
                model.addAttribute("refusal", e.getMessage());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return sheet.of(templates.template(id), form, faults, null, model);
    }

    private static String saved(SavedTemplate saved, String what, RedirectAttributes answer) {
        answer.addFlashAttribute("done", "The template " + saved.template().name() + " " + what + ".");
        answer.addFlashAttribute("warnings", saved.warnings());
        return saved.pushDownId() == null
                ? "redirect:/templates/" + saved.template().id()
                : "redirect:/push-downs/" + saved.pushDownId();
    }

    /** Asks Zoom; only ever because somebody pressed the button. */
    @PostMapping("/templates/{id}/test-connection")
    String test(
            @PathVariable UUID id, @RequestHeader(name = "HX-Request", required = false) boolean isPart, Model model) {
        permissions.toChangeTemplate(id);
        model.addAttribute("report", trials.tryOut(id));
        if (isPart) {
            return "template-parts :: report(report=${report})";
        }
        WorkflowTemplate template = templates.template(id);
        return sheet.of(template, TemplateForm.of(template), Map.of(), null, model);
    }
}

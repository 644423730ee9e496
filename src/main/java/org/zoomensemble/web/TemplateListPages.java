package org.zoomensemble.web;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zoomensemble.directory.Directory;
import org.zoomensemble.directory.Institution;
import org.zoomensemble.directory.Organization;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.Page;
import org.zoomensemble.workflow.Permissions;
import org.zoomensemble.workflow.TemplateLevel;
import org.zoomensemble.workflow.TemplateUsers;
import org.zoomensemble.workflow.WorkflowTemplate;
import org.zoomensemble.workflow.WorkflowTemplates;

/** The list of templates, where a new one goes, and the way out of it. */
@Controller
class TemplateListPages {

    private static final int ROWS = 50;
    private static final int CHOICES = 2000;

    private final WorkflowTemplates templates;
    private final TemplateUsers users;
    private final TemplatePlaces places;
    private final Directory directory;
    private final Permissions permissions;

    TemplateListPages(
            WorkflowTemplates templates,
            TemplateUsers users,
            TemplatePlaces places,
            Directory directory,
            Permissions permissions) {
        this.templates = templates;
        this.users = users;
        this.places = places;
        this.directory = directory;
        this.permissions = permissions;
    }

    @GetMapping("/templates")
    String list(
            @RequestParam(required = false) TemplateLevel level,
            @RequestParam(required = false) UUID institutionId,
            @RequestParam(required = false) UUID organizationId,
            @RequestParam(required = false) String search,
            @RequestParam(required = false) String cursor,
            Model model) {
        Reach seen = permissions.seen();
        TemplateListAddress here =
                new TemplateListAddress(level, institutionId, organizationId, plain(search), plain(cursor));
        Page<WorkflowTemplate> page =
                templates.list(seen, level, institutionId, organizationId, here.search(), here.cursor(), ROWS);
        List<Institution> institutions = directory.institutions(seen);
        model.addAttribute("rows", places.rows(page.items(), permissions.changed()));
        model.addAttribute(
                "next",
                page.next() == null ? null : here.withCursor(page.next()).path());
        model.addAttribute(
                "first", here.cursor() == null ? null : here.withCursor(null).path());
        model.addAttribute("here", here);
        model.addAttribute("institutions", institutions);
        if (organizationId != null) {
            permissions.toSeeOrganization(organizationId);
            model.addAttribute("organization", places.organization(organizationId));
        }
        model.addAttribute(
                "organizations",
                directory
                        .organizations(seen, institutionId, null, false, null, CHOICES)
                        .items());
        model.addAttribute("mayAdd", mayAdd(permissions.changed()));
        return "templates";
    }

    private static boolean mayAdd(Reach changed) {
        return changed.isEverything()
                || !changed.institutions().isEmpty()
                || !changed.organizations().isEmpty();
    }

    /** Where a new template goes. With a place, {@link TemplateFormPages} goes on. */
    @GetMapping(
            path = "/templates/new",
            params = {"!institutionId", "!organizationId"})
    String chooseWhere(
            @RequestParam(required = false) String search, @RequestParam(required = false) String cursor, Model model) {
        Reach changed = permissions.changed();
        Page<Organization> page = directory.organizations(changed, null, plain(search), false, plain(cursor), ROWS);
        model.addAttribute(
                "institutions",
                directory.institutions(changed).stream().filter(changed::covers).toList());
        model.addAttribute(
                "organizations", page.items().stream().filter(changed::covers).toList());
        model.addAttribute("search", plain(search));
        TemplateListAddress here = new TemplateListAddress(null, null, null, plain(search), null);
        model.addAttribute("next", page.next() == null ? null : newPath(here.withCursor(page.next())));
        model.addAttribute("first", plain(cursor) == null ? null : newPath(here));
        return "template-where";
    }

    private static String newPath(TemplateListAddress address) {
        return address.path().replaceFirst("^/templates", "/templates/new");
    }

    @GetMapping("/templates/{id}/delete")
    String askToDelete(@PathVariable UUID id, @RequestParam(required = false) String cursor, Model model) {
        permissions.toChangeTemplate(id);
        return deletePage(id, cursor, model);
    }

    @PostMapping("/templates/{id}/delete")
    String delete(@PathVariable UUID id, Model model, RedirectAttributes answer) {
        permissions.toChangeTemplate(id);
        String name = templates.template(id).name();
        try {
            templates.delete(id);
        } catch (ConflictException used) {
            model.addAttribute("refusal", used.getMessage());
            return deletePage(id, null, model);
        }
        answer.addFlashAttribute("done", "The template " + name + " was deleted.");
        return "redirect:/templates";
    }

    private String deletePage(UUID id, String cursor, Model model) {
        WorkflowTemplate template = templates.template(id);
        model.addAttribute("template", template);
        model.addAttribute("place", places.place(template.institutionId(), template.organizationId()));
        model.addAttribute("count", users.counts(List.of(id)).getOrDefault(id, 0));
        model.addAttribute("users", users.list(permissions.seen(), id, plain(cursor), ROWS));
        model.addAttribute("usersPath", "/templates/" + id + "/delete");
        model.addAttribute("usersCursor", plain(cursor));
        return "template-delete";
    }

    private static String plain(String parameter) {
        return StringUtils.hasText(parameter) ? parameter.strip() : null;
    }
}

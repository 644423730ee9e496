package org.zoomensemble.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zoomensemble.directory.Directory;
import org.zoomensemble.directory.Institution;
import org.zoomensemble.directory.Library;
import org.zoomensemble.directory.Organization;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.operations.Page;
import org.zoomensemble.recording.Sweeps;
import org.zoomensemble.workflow.LibraryWorkflow;
import org.zoomensemble.workflow.LibraryWorkflows;
import org.zoomensemble.workflow.Permissions;

/** The list of libraries, with what each of them has. */
@Controller
class LibraryPages {

    private static final int ROWS = 50;
    private static final int MOST_TO_CHOOSE_FROM = 100;
    private static final int MATCHES = 10;

    private final Directory directory;
    private final LibraryWorkflows workflows;
    private final Sweeps sweeps;
    private final Permissions permissions;

    LibraryPages(Directory directory, LibraryWorkflows workflows, Sweeps sweeps, Permissions permissions) {
        this.directory = directory;
        this.workflows = workflows;
        this.sweeps = sweeps;
        this.permissions = permissions;
    }

    @GetMapping("/libraries")
    String list(
            @RequestParam(required = false) UUID institutionId,
            @RequestParam(required = false) UUID organizationId,
            @RequestParam(required = false) String organization,
            @RequestParam(required = false) String search,
            @RequestParam(defaultValue = "false") boolean gone,
            @RequestParam(required = false) String cursor,
            Model model) {
        Reach seen = permissions.seen();
        LibraryAddress here = chosen(
                seen,
                new LibraryAddress(
                        institutionId, organizationId, plain(organization), plain(search), gone, plain(cursor)),
                model);
        Page<Library> page = directory.libraries(
                seen, here.institutionId(), here.organizationId(), here.search(), here.gone(), here.cursor(), ROWS);
        if (!here.isFiltered()
                && !seen.isEverything()
                && page.next() == null
                && page.items().size() == 1) {
            return "redirect:/libraries/" + page.items().get(0).id();
        }
        if (!here.isFiltered() && page.items().isEmpty() && seen.libraries().size() == 1) {
            // Gone from Ensemble, but still the one that this person looks after.
            return "redirect:/libraries/" + seen.libraries().iterator().next();
        }
        describe(seen, here, page, model);
        return "libraries";
    }

    /** Where one organization fits what was typed, it is chosen; several are offered. */
    private LibraryAddress chosen(Reach seen, LibraryAddress here, Model model) {
        if (here.organizationId() != null) {
            permissions.toSeeOrganization(here.organizationId());
            model.addAttribute("organization", directory.organization(here.organizationId()));
            return here;
        }
        if (here.organization() == null) {
            return here;
        }
        Page<Organization> fitting =
                directory.organizations(seen, here.institutionId(), here.organization(), here.gone(), null, MATCHES);
        model.addAttribute("fitting", fitting);
        if (fitting.items().size() != 1) {
            return here;
        }
        model.addAttribute("organization", fitting.items().get(0));
        return new LibraryAddress(
                here.institutionId(), fitting.items().get(0).id(), null, here.search(), here.gone(), here.cursor());
    }

    private void describe(Reach seen, LibraryAddress here, Page<Library> page, Model model) {
        List<Institution> institutions = directory.institutions(seen);
        Page<Organization> organizations =
                directory.organizations(seen, here.institutionId(), null, here.gone(), null, MOST_TO_CHOOSE_FROM);
        Map<UUID, List<LibraryWorkflow>> had =
                workflows.of(page.items().stream().map(Library::id).toList());
        model.addAttribute("here", here);
        model.addAttribute("page", page);
        model.addAttribute("institutions", institutions);
        model.addAttribute("organizations", organizations.next() == null ? organizations.items() : null);
        model.addAttribute("workflows", had);
        model.addAttribute(
                "lastSweeps",
                sweeps.newest(had.values().stream()
                        .flatMap(List::stream)
                        .map(LibraryWorkflow::id)
                        .toList()));
    }

    private static String plain(String parameter) {
        return StringUtils.hasText(parameter) ? parameter.strip() : null;
    }
}

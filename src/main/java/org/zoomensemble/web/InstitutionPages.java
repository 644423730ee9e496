package org.zoomensemble.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zoomensemble.directory.Directory;
import org.zoomensemble.directory.DirectorySync;
import org.zoomensemble.directory.DirectorySyncs;
import org.zoomensemble.directory.Institution;
import org.zoomensemble.directory.Organization;
import org.zoomensemble.directory.PeopleImport;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.Page;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.workflow.Permissions;

/** Institutions: entered here, read from Ensemble. */
@Controller
@RequestMapping("/institutions")
class InstitutionPages {

    /** A line of the list; {@code sync} is null where none is known. */
    public record InstitutionRow(Institution institution, DirectorySync sync) {}

    /** A line of an institution's organizations. */
    public record OrganizationRow(Organization organization, int libraries) {}

    private static final int ROWS = 50;

    private final Directory directory;
    private final DirectorySyncs syncs;
    private final PeopleImport peopleImport;
    private final Permissions permissions;

    InstitutionPages(Directory directory, DirectorySyncs syncs, PeopleImport peopleImport, Permissions permissions) {
        this.peopleImport = peopleImport;
        this.directory = directory;
        this.syncs = syncs;
        this.permissions = permissions;
    }

    @GetMapping
    String list(Model model) {
        List<InstitutionRow> rows = directory.institutions(permissions.seen()).stream()
                .map(institution -> new InstitutionRow(
                        institution, syncs.newest(institution.id()).orElse(null)))
                .toList();
        model.addAttribute("rows", rows);
        model.addAttribute("mayEnter", permissions.isSiteAdministrator());
        return "institutions";
    }

    @PostMapping
    String enter(
            @RequestParam String name,
            @RequestParam(required = false) String ensembleId,
            Model model,
            HttpServletResponse response,
            RedirectAttributes answer) {
        permissions.toAdministerSite();
        try {
            Institution institution = directory.enter(name, ensembleId);
            answer.addFlashAttribute(
                    "done", institution.name() + " is entered. Sync it now to read its organizations and libraries.");
            return "redirect:/institutions/" + institution.id();
        } catch (UnacceptableInputException | ConflictException wrong) {
            refused(wrong, name, ensembleId, model, response);
            return list(model);
        }
    }

    @GetMapping("/{id}")
    String one(
            @PathVariable UUID id,
            @RequestParam(required = false) String search,
            @RequestParam(required = false) String cursor,
            Model model) {
        permissions.toSeeInstitution(id);
        Institution institution = directory.institution(id);
        Reach seen = permissions.seen();
        Page<Organization> page = directory.organizations(seen, id, search, false, cursor, ROWS);
        Map<UUID, Integer> libraries = directory.libraryCounts(
                seen, page.items().stream().map(Organization::id).toList());
        model.addAttribute("institution", institution);
        model.addAttribute(
                "page",
                page.map(organization ->
                        new OrganizationRow(organization, libraries.getOrDefault(organization.id(), 0))));
        model.addAttribute("search", search);
        model.addAttribute("cursor", cursor);
        DirectorySync sync = syncs.newest(id).orElse(null);
        model.addAttribute("sync", sync);
        // As the import sees it: people come from Ensemble, or from a file.
        model.addAttribute(
                "listsNobody", sync != null && sync.state() == DirectorySync.State.DONE && sync.people() == 0);
        model.addAttribute("people", directory.people(id));
        model.addAttribute("mayChange", permissions.changed().covers(institution));
        return "institution";
    }

    @PostMapping("/{id}/sync")
    String sync(@PathVariable UUID id, RedirectAttributes answer) {
        permissions.toChangeInstitution(id);
        try {
            syncs.start(id);
        } catch (ConflictException busy) {
            answer.addFlashAttribute("refusal", busy.getMessage());
        }
        return "redirect:/institutions/" + id;
    }

    @PostMapping("/{id}")
    String change(
            @PathVariable UUID id,
            @RequestParam String name,
            @RequestParam(required = false) String ensembleId,
            Model model,
            HttpServletResponse response,
            RedirectAttributes answer) {
        permissions.toChangeInstitution(id);
        try {
            directory.change(id, name, ensembleId);
            answer.addFlashAttribute("done", "Saved.");
            return "redirect:/institutions/" + id;
        } catch (UnacceptableInputException | ConflictException wrong) {
            refused(wrong, name, ensembleId, model, response);
            return one(id, null, null, model);
        }
    }

    @PostMapping("/{id}/people")
    String people(
            @PathVariable UUID id,
            @RequestParam(required = false) MultipartFile file,
            @RequestParam(defaultValue = "false") boolean complete,
            RedirectAttributes answer)
            throws IOException {
        permissions.toChangeInstitution(id);
        if (file == null || file.isEmpty()) {
            answer.addFlashAttribute("refusal", "Choose a file with people first.");
            return "redirect:/institutions/" + id;
        }
        try (InputStream csv = file.getInputStream()) {
            answer.addFlashAttribute("imported", peopleImport.take(id, csv, complete));
        } catch (UnacceptableInputException | ConflictException wrong) {
            answer.addFlashAttribute("refusal", wrong.getMessage());
        }
        return "redirect:/institutions/" + id;
    }

    private static void refused(
            RuntimeException wrong, String name, String ensembleId, Model model, HttpServletResponse response) {
        boolean isInput = wrong instanceof UnacceptableInputException;
        response.setStatus((isInput ? HttpStatus.BAD_REQUEST : HttpStatus.CONFLICT).value());
        String field = wrong instanceof UnacceptableInputException input ? input.field() : "ensembleId";
        model.addAttribute("errors", Map.of(field, wrong.getMessage()));
        model.addAttribute("name", name);
        model.addAttribute("ensembleId", ensembleId);
    }
}

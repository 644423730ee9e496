package org.zoomensemble.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import org.zoomensemble.directory.GrantNames;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.ForbiddenException;
import org.zoomensemble.operations.Page;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.security.Grant;
import org.zoomensemble.security.NamedGrant;
import org.zoomensemble.security.PeopleAdministration;
import org.zoomensemble.security.PersonDraft;
import org.zoomensemble.security.Role;
import org.zoomensemble.security.Secret;
import org.zoomensemble.security.UserAccount;
import org.zoomensemble.workflow.Permissions;

/** Who may log in, and who administers what. */
@Controller
class PeoplePages {

    private static final int ROWS = 50;

    /** The fields of a person as typed. */
    public record Form(String id, String firstName, String lastName, String email) {}

    private final PeopleAdministration people;
    private final GrantNames names;
    private final GrantPlaces places;
    private final Permissions permissions;

    PeoplePages(PeopleAdministration people, GrantNames names, GrantPlaces places, Permissions permissions) {
        this.people = people;
        this.names = names;
        this.places = places;
        this.permissions = permissions;
    }

    @GetMapping("/people")
    String list(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(required = false) String cursor,
            Model model) {
        permissions.toAdministerSite();
        Page<PersonRow> page = people.list(search, cursor, ROWS).map(account -> PersonRow.of(account, names));
        model.addAttribute("page", page);
        model.addAttribute("search", search.strip());
        model.addAttribute("first", cursor == null ? null : address(search, null));
        model.addAttribute("next", page.next() == null ? null : address(search, page.next()));
        return "people";
    }

    @GetMapping(path = "/people", params = "add")
    String add(Model model) {
        permissions.toAdministerSite();
        model.addAttribute("form", new Form("", "", "", ""));
        return "person-new";
    }

    @PostMapping("/people")
    String make(
            @RequestParam String id,
            @RequestParam String firstName,
            @RequestParam String lastName,
            @RequestParam String email,
            @RequestParam String password,
            Model model,
            HttpServletResponse response) {
        permissions.toAdministerSite();
        try {
            UserAccount made = people.make(id, new PersonDraft(firstName, lastName, email, new Secret(password)));
            return to(made.id());
        } catch (UnacceptableInputException input) {
            return again(model, response, new Form(id, firstName, lastName, email), input.field(), input.getMessage());
        } catch (ConflictException taken) {
            return again(model, response, new Form(id, firstName, lastName, email), "id", taken.getMessage());
        }
    }

    private static String again(Model model, HttpServletResponse response, Form form, String field, String sentence) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        model.addAttribute("form", form);
        model.addAttribute("errors", Map.of(field, sentence));
        return "person-new";
    }

    @GetMapping("/people/{id}")
    String one(
            @PathVariable String id,
            @RequestParam(required = false) Role role,
            @RequestParam(defaultValue = "") String place,
            Model model) {
        permissions.toAdministerSite();
        UserAccount account = people.person(id);
        model.addAttribute("role", role);
        model.addAttribute("place", place.strip());
        if (role != null) {
            model.addAttribute("places", places.find(role, place.strip(), permissions.seen()));
        }
        return show(account, new Form(id, account.firstName(), account.lastName(), account.email()), Map.of(), model);
    }

    private String show(UserAccount account, Form form, Map<String, String> errors, Model model) {
        model.addAttribute("row", PersonRow.of(account, names));
        model.addAttribute("form", form);
        model.addAttribute("roles", Role.values());
        model.addAttribute("mostPlaces", GrantPlaces.MOST);
        if (!errors.isEmpty()) {
            model.addAttribute("errors", errors);
        }
        return "person";
    }

    @PostMapping("/people/{id}")
    String change(
            @PathVariable String id,
            @RequestParam String firstName,
            @RequestParam String lastName,
            @RequestParam String email,
            RedirectAttributes answer,
            Model model,
            HttpServletResponse response) {
        permissions.toAdministerSite();
        try {
            people.change(id, new PersonDraft(firstName, lastName, email, null));
        } catch (UnacceptableInputException input) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(
                    people.person(id),
                    new Form(id, firstName, lastName, email),
                    Map.of(input.field(), input.getMessage()),
                    model);
        }
        answer.addFlashAttribute("done", "Saved.");
        return to(id);
    }

    @PostMapping("/people/{id}/password")
    String password(@PathVariable String id, @RequestParam String password, RedirectAttributes answer) {
        permissions.toAdministerSite();
        return act(
                id,
                answer,
                "The new password counts from now on.",
                () -> people.change(id, new PersonDraft(null, null, null, new Secret(password))));
    }

    @PostMapping("/people/{id}/give")
    String give(
            @PathVariable String id,
            @RequestParam Role role,
            @RequestParam(required = false) UUID scopeId,
            RedirectAttributes answer) {
        permissions.toAdministerSite();
        NamedGrant named = names.wanted(role, scopeId);
        return act(id, answer, "Given: " + named.words() + ".", () -> people.give(id, named));
    }

    @PostMapping("/people/{id}/take")
    String take(
            @PathVariable String id,
            @RequestParam Role role,
            @RequestParam(required = false) UUID scopeId,
            RedirectAttributes answer) {
        permissions.toAdministerSite();
        NamedGrant named = names.held(new Grant(role, scopeId));
        return act(id, answer, "Taken: " + named.words() + ".", () -> people.take(id, named));
    }

    @PostMapping("/people/{id}/delete")
    String delete(@PathVariable String id, RedirectAttributes answer) {
        permissions.toAdministerSite();
        UserAccount account = people.person(id);
        try {
            people.delete(id);
        } catch (ConflictException | ForbiddenException refused) {
            answer.addFlashAttribute("refusal", refused.getMessage());
            return to(id);
        }
        answer.addFlashAttribute("done", account.name() + " (" + id + ") is deleted.");
        return "redirect:/people";
    }

    private static String act(String id, RedirectAttributes answer, String done, Runnable action) {
        try {
            action.run();
            answer.addFlashAttribute("done", done);
        } catch (UnacceptableInputException input) {
            answer.addFlashAttribute("errors", Map.of(input.field(), input.getMessage()));
        } catch (ConflictException | ForbiddenException refused) {
            answer.addFlashAttribute("refusal", refused.getMessage());
        }
        return to(id);
    }

    private static String to(String id) {
        return "redirect:"
                + UriComponentsBuilder.fromPath("/people/{id}")
                        .encode()
                        .buildAndExpand(id)
                        .toUriString();
    }

    private static String address(String search, String cursor) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/people").queryParam("search", "{search}");
        if (cursor != null) {
            address.queryParam("cursor", "{cursor}");
        }
        return address.encode()
                .buildAndExpand(Map.of("search", search.strip(), "cursor", cursor == null ? "" : cursor))
                .toUriString();
    }
}

package org.zoomensemble.api;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.zoomensemble.directory.GrantNames;
import org.zoomensemble.security.Grant;
import org.zoomensemble.security.PeopleAdministration;
import org.zoomensemble.security.PersonDraft;
import org.zoomensemble.security.Role;
import org.zoomensemble.security.Secret;
import org.zoomensemble.security.UserAccount;
import org.zoomensemble.workflow.Permissions;

@RestController
@RequestMapping(Address.ROOT + "/people")
@Tag(name = "People", description = "Who may log in and administer what; Camunda Admin shows the same users and groups")
class PersonController {

    /** Somebody new. */
    record NewPerson(
            @NotBlank @Size(max = 64) String id,
            @Size(max = 200) String firstName,
            @Size(max = 200) String lastName,
            @Size(max = 200) String email,

            @Schema(type = "string", accessMode = Schema.AccessMode.WRITE_ONLY)
            @JsonDeserialize(using = SecretReader.class)
            @NotNull Secret password) {}

    /** What is left out stays as it is. */
    record ChangedPerson(
            @Size(max = 200) String firstName,
            @Size(max = 200) String lastName,
            @Size(max = 200) String email,

            @Schema(type = "string", accessMode = Schema.AccessMode.WRITE_ONLY)
            @JsonDeserialize(using = SecretReader.class)
            Secret password) {}

    /** A role, and the institution, organization or library where it is held; none for the whole site. */
    record NewGrant(@NotNull Role role, UUID scopeId) {}

    private final PeopleAdministration people;
    private final GrantNames names;
    private final Permissions permissions;

    PersonController(PeopleAdministration people, GrantNames names, Permissions permissions) {
        this.people = people;
        this.names = names;
        this.permissions = permissions;
    }

    @GetMapping
    @Operation(summary = "People by id; 'search' looks into ids, names, e-mails and the places of their roles")
    Listing<PersonAnswer> list(
            @RequestParam(required = false) String search,
            @RequestParam(required = false) String cursor,
            @RequestParam(defaultValue = PageSize.DEFAULT) int limit) {
        permissions.toAdministerSite();
        return Listing.of(people.list(search, cursor, PageSize.of(limit)).map(this::answer));
    }

    @PostMapping
    @Operation(summary = "Makes somebody who may log in once a role is given")
    ResponseEntity<PersonAnswer> make(@Valid @RequestBody NewPerson request) {
        permissions.toAdministerSite();
        PersonAnswer answer = answer(people.make(
                request.id(),
                new PersonDraft(request.firstName(), request.lastName(), request.email(), request.password())));
        return ResponseEntity.created(Address.path("/people/{id}", answer.id())).body(answer);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One person")
    PersonAnswer one(@PathVariable String id) {
        permissions.toAdministerSite();
        return answer(people.person(id));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Changes names, e-mail or password; what is left out stays as it is")
    PersonAnswer change(@PathVariable String id, @Valid @RequestBody ChangedPerson request) {
        permissions.toAdministerSite();
        return answer(people.change(
                id, new PersonDraft(request.firstName(), request.lastName(), request.email(), request.password())));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Deletes somebody; not oneself, and not the last system administrator")
    void delete(@PathVariable String id) {
        permissions.toAdministerSite();
        people.delete(id);
    }

    @PostMapping("/{id}/grants")
    @Operation(summary = "Gives a role")
    PersonAnswer give(@PathVariable String id, @Valid @RequestBody NewGrant request) {
        permissions.toAdministerSite();
        return answer(people.give(id, names.wanted(request.role(), request.scopeId())));
    }

    @DeleteMapping("/{id}/grants/{role}")
    @Operation(summary = "Takes a role that is held for the whole site")
    PersonAnswer take(@PathVariable String id, @PathVariable Role role) {
        permissions.toAdministerSite();
        return answer(people.take(id, names.wanted(role, null)));
    }

    @DeleteMapping("/{id}/grants/{role}/{scopeId}")
    @Operation(summary = "Takes a role that is held at one place")
    PersonAnswer takeAtPlace(@PathVariable String id, @PathVariable Role role, @PathVariable UUID scopeId) {
        permissions.toAdministerSite();
        return answer(people.take(id, names.held(new Grant(role, scopeId))));
    }

    private PersonAnswer answer(UserAccount person) {
        return PersonAnswer.of(person, names);
    }
}

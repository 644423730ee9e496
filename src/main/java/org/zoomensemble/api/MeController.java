package org.zoomensemble.api;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.zoomensemble.directory.GrantNames;
import org.zoomensemble.security.CurrentPerson;
import org.zoomensemble.security.OwnSession;
import org.zoomensemble.security.PeopleAdministration;
import org.zoomensemble.security.Person;
import org.zoomensemble.security.Secret;

@RestController
@RequestMapping(Address.ROOT + "/me")
@Tag(name = "People")
class MeController {

    /** Who asks, and what he holds. */
    record Me(String id, List<PersonAnswer.GrantAnswer> grants) {}

    /** Both as they are typed. */
    record NewPassword(
            @Schema(type = "string", accessMode = Schema.AccessMode.WRITE_ONLY)
            @JsonDeserialize(using = SecretReader.class)
            @NotNull Secret currentPassword,

            @Schema(type = "string", accessMode = Schema.AccessMode.WRITE_ONLY)
            @JsonDeserialize(using = SecretReader.class)
            @NotNull Secret newPassword) {}

    private final CurrentPerson currentPerson;
    private final PeopleAdministration people;
    private final OwnSession session;
    private final GrantNames names;

    MeController(CurrentPerson currentPerson, PeopleAdministration people, OwnSession session, GrantNames names) {
        this.people = people;
        this.session = session;
        this.currentPerson = currentPerson;
        this.names = names;
    }

    // Everybody may know himself: nothing to ask Permissions for.
    @GetMapping
    @Operation(summary = "Who I am, and my roles with the names of their places")
    Me me() {
        Person person = currentPerson.person();
        return new Me(
                person.name(),
                person.grants().stream()
                        .map(names::held)
                        .map(PersonAnswer.GrantAnswer::of)
                        .sorted(Comparator.comparing(PersonAnswer.GrantAnswer::role)
                                .thenComparing(PersonAnswer.GrantAnswer::words))
                        .toList());
    }

    // And everybody may change his own password.
    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Changes my password",
            description =
                    "Counts at once. All my sessions end within seconds, except the one that this call is made in.")
    void changePassword(
            @Valid @RequestBody NewPassword password, HttpServletRequest request, HttpServletResponse response) {
        people.changeOwnPassword(password.currentPassword(), password.newPassword());
        session.goOn(request, response);
    }
}

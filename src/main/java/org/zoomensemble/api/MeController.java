package org.zoomensemble.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zoomensemble.directory.GrantNames;
import org.zoomensemble.security.CurrentPerson;
import org.zoomensemble.security.Person;

@RestController
@RequestMapping(Address.ROOT + "/me")
@Tag(name = "People")
class MeController {

    /** Who asks, and what he holds. */
    record Me(String id, List<PersonAnswer.GrantAnswer> grants) {}

    private final CurrentPerson currentPerson;
    private final GrantNames names;

    MeController(CurrentPerson currentPerson, GrantNames names) {
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
}

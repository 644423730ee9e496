package org.zoomensemble.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.zoomensemble.directory.GrantNames;
import org.zoomensemble.security.NamedGrant;
import org.zoomensemble.security.Role;
import org.zoomensemble.security.UserAccount;

/** Somebody who may log in, as answered. */
record PersonAnswer(String id, String firstName, String lastName, String email, List<GrantAnswer> grants) {

    /** What somebody holds. */
    record GrantAnswer(
            Role role,
            UUID scopeId,
            String place,

            @Schema(description = "The role and its place in words.")
            String words) {

        static GrantAnswer of(NamedGrant named) {
            return new GrantAnswer(named.grant().role(), named.grant().scopeId(), named.placeName(), named.words());
        }
    }

    static PersonAnswer of(UserAccount person, GrantNames names) {
        List<GrantAnswer> grants = person.grants().stream()
                .map(names::held)
                .map(GrantAnswer::of)
                .sorted(Comparator.comparing(GrantAnswer::role).thenComparing(GrantAnswer::words))
                .toList();
        return new PersonAnswer(person.id(), person.firstName(), person.lastName(), person.email(), grants);
    }
}

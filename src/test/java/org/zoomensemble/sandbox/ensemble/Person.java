package org.zoomensemble.sandbox.ensemble;

import java.util.Set;

/** A person, and the libraries to which they have access. */
public record Person(
        String id, String username, String firstName, String lastName, String email, Set<String> libraryIds) {

    public Person {
        libraryIds = Set.copyOf(libraryIds);
    }
}

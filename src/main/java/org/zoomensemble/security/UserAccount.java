package org.zoomensemble.security;

import java.util.Set;

/**
 * Somebody who may log in, with what he holds here.
 *
 * @param email empty where none is known, as the names are
 */
public record UserAccount(String id, String firstName, String lastName, String email, Set<Grant> grants) {

    /** First and last name; the id where there is no name. */
    public String name() {
        String name = (firstName + " " + lastName).strip();
        return name.isEmpty() ? id : name;
    }
}

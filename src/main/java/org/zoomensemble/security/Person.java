package org.zoomensemble.security;

import java.util.Set;

/** Somebody who is logged in, or the application itself. */
public record Person(String name, Set<Grant> grants) {

    /** The application itself, at work that nobody asked for at this moment. */
    public static final Person APPLICATION = new Person("the application", Set.of(new Grant(Role.ADMINISTRATOR, null)));

    public boolean is(Role role) {
        return grants.stream().anyMatch(grant -> grant.role() == role);
    }
}

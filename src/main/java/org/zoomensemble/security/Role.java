package org.zoomensemble.security;

import java.util.Optional;

/** What a person may do here, given by membership in a group. */
public enum Role {
    /** Everything, people and rules included. */
    ADMINISTRATOR("camunda-admin"),
    /** Sees every recording and its process, repeats and cancels. */
    OPERATOR("operator");

    private final String group;

    Role(String group) {
        this.group = group;
    }

    /** The id of the group in the {@link UserDirectory} that gives this role. */
    public String group() {
        return group;
    }

    /** The name under which Spring Security knows this role. */
    public String authority() {
        return "ROLE_" + name();
    }

    static Optional<Role> ofGroup(String group) {
        for (Role role : values()) {
            if (role.group.equals(group)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}

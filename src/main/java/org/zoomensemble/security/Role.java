package org.zoomensemble.security;

/** What a person may do here, given by membership in a group. */
public enum Role {
    /** Everything, people and rules included. */
    ADMINISTRATOR("camunda-admin", false),
    /** Templates, media workflows and active users of one institution and of all below it. */
    INSTITUTION_ADMINISTRATOR("institutionadmin", true),
    /** Templates, media workflows and active users of one organization and its libraries. */
    ORGANIZATION_ADMINISTRATOR("organizationadmin", true),
    /** Media workflows and active users of one library. */
    LIBRARY_ADMINISTRATOR("libraryadmin", true),
    /** Sees every recording and its process, repeats and cancels. */
    OPERATOR("operator", false);

    private final String group;
    private final boolean isScoped;

    Role(String group, boolean isScoped) {
        this.group = group;
        this.isScoped = isScoped;
    }

    /** The id of the group in the {@link UserDirectory} that gives this role, or where it is scoped, what the id begins with. */
    public String group() {
        return group;
    }

    /** Whether the role is held at one place of the hierarchy. */
    public boolean isScoped() {
        return isScoped;
    }

    /** The name under which Spring Security knows this role. */
    public String authority() {
        return "ROLE_" + name();
    }
}

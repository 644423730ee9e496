package org.zoomensemble.security;

/** Who calls, in the order of the columns of the tables in {@code src/test/resources/authorisation}. */
enum Caller {
    NOBODY(null, null),
    OPERATOR(Role.OPERATOR, null),
    SYSTEM(Role.ADMINISTRATOR, null),
    INSTITUTION(Role.INSTITUTION_ADMINISTRATOR, "North"),
    OTHER_INSTITUTION(Role.INSTITUTION_ADMINISTRATOR, "South"),
    ORGANIZATION(Role.ORGANIZATION_ADMINISTRATOR, "Arts"),
    OTHER_ORGANIZATION(Role.ORGANIZATION_ADMINISTRATOR, "Sciences"),
    LIBRARY(Role.LIBRARY_ADMINISTRATOR, "Painting"),
    OTHER_LIBRARY(Role.LIBRARY_ADMINISTRATOR, "Sculpture");

    final Role role;
    final String place;

    Caller(Role role, String place) {
        this.role = role;
        this.place = place;
    }

    /** The id of the user. */
    String user() {
        return "caller" + name().replace("_", "");
    }
}

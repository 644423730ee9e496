package org.zoomensemble.security;

import java.util.Optional;
import java.util.Set;

/** The people who may log in. Thread-safe. */
public interface UserDirectory {

    /**
     * Whether this is the user's password. False as well for an unknown user and while the user is locked; takes about
     * as long for an unknown user as for a known one.
     */
    boolean isPassword(String user, Secret password);

    /** The ids of the user's groups; empty where there is no such user (any more). */
    Optional<Set<String>> groupsOf(String user);

    /** Another text after each change of the user's password, which it does not tell; empty where there is no such user. */
    String passwordStamp(String user);
}

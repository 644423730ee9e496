package org.zoomensemble.security;

import java.util.Optional;
import java.util.Set;
import org.zoomensemble.operations.Page;

/**
 * The users and groups that people log in with, kept where Cockpit's Admin application keeps them. Every method joins the
 * caller's transaction; none asks whether it is wise, see {@link PeopleAdministration}. Thread-safe.
 */
public interface UserAccounts {

    /** Users by id; {@code search} is a part of id, names, e-mail or of the name of a group, without regard to case. */
    Page<UserAccount> list(String search, String cursor, int size);

    Optional<UserAccount> find(String id);

    /** Makes the user without grants. */
    void add(UserAccount user, Secret password);

    /** Sets names and e-mail. */
    void change(UserAccount user);

    void setPassword(String id, Secret password);

    /** What this site's own password policy has against this password, as a sentence; empty where nothing. */
    Optional<String> objection(UserAccount user, Secret password);

    void delete(String id);

    /** Adds the user to the grant's group, which is made with this name where it is not there yet. */
    void join(String id, Grant grant, String groupName);

    void leave(String id, Grant grant);

    /** Gives the groups of places that were renamed their places' present names; names that an administrator wrote stay. */
    void renameGroups();

    /** The ids of all who hold the grant, which nobody else gives or takes by this interface until the transaction ends. */
    Set<String> holdersLocked(Grant grant);
}

package org.zoomensemble.security;

import java.util.Collection;
import java.util.Set;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;

/** Somebody who is logged in, what he may, and with which password he logged in: a session ends with its password. */
final class LoggedIn extends UsernamePasswordAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final String passwordStamp;

    LoggedIn(String user, Set<Grant> grants, String passwordStamp, Object details) {
        super(user, null, authorities(grants));
        this.passwordStamp = passwordStamp;
        setDetails(details);
    }

    /** As {@link UserDirectory#passwordStamp}. */
    String passwordStamp() {
        return passwordStamp;
    }

    static Collection<GrantedAuthority> authorities(Set<Grant> grants) {
        return grants.stream()
                .<GrantedAuthority>map(CurrentPerson.GrantAuthority::new)
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && other instanceof LoggedIn that && passwordStamp.equals(that.passwordStamp);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + passwordStamp.hashCode();
    }
}

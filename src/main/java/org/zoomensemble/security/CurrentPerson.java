package org.zoomensemble.security;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who asks for what is done in this thread. Every request has somebody; threads of the application's own have not. */
@Component
public class CurrentPerson {

    /** The person of this request; somebody without grants where nobody is logged in; the application outside of requests. */
    public Person person() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            return Person.APPLICATION;
        }
        Set<Grant> grants = authentication.getAuthorities().stream()
                .filter(GrantAuthority.class::isInstance)
                .map(authority -> ((GrantAuthority) authority).grant())
                .collect(Collectors.toUnmodifiableSet());
        return new Person(authentication.getName(), grants);
    }

    /** A grant as Spring Security carries it: its role decides at the doors, its scope inside. */
    record GrantAuthority(Grant grant) implements GrantedAuthority {

        @Override
        public String getAuthority() {
            return grant.role().authority();
        }
    }
}

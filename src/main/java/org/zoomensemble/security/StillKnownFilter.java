package org.zoomensemble.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Collection;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A session lives longer than some users and passwords do: asks who they are now, and ends the session of one who is gone or
 * has another password.
 */
final class StillKnownFilter extends OncePerRequestFilter {

    private final CurrentGrants currentGrants;

    StillKnownFilter(CurrentGrants currentGrants) {
        this.currentGrants = currentGrants;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof LoggedIn before) {
            renew(before, request);
        }
        chain.doFilter(request, response);
    }

    private void renew(LoggedIn before, HttpServletRequest request) {
        String user = before.getName();
        Set<Grant> grants = currentGrants.of(user);
        if (grants.isEmpty() || !before.passwordStamp().equals(currentGrants.passwordStamp(user))) {
            SecurityContextHolder.clearContext();
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            return;
        }
        Collection<GrantedAuthority> now = LoggedIn.authorities(grants);
        if (!Set.copyOf(now).equals(Set.copyOf(before.getAuthorities()))) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new LoggedIn(user, grants, before.passwordStamp(), before.getDetails()));
            SecurityContextHolder.setContext(context);
        }
    }
}

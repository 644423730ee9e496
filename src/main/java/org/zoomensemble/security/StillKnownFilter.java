package org.zoomensemble.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Collection;
import java.util.Set;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** A session lives longer than some users do: asks who they are now, and ends the session of one who is gone. */
final class StillKnownFilter extends OncePerRequestFilter {

    private final CurrentGrants currentGrants;

    StillKnownFilter(CurrentGrants currentGrants) {
        this.currentGrants = currentGrants;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication before = SecurityContextHolder.getContext().getAuthentication();
        if (before instanceof UsernamePasswordAuthenticationToken && before.isAuthenticated()) {
            renew(before, request);
        }
        chain.doFilter(request, response);
    }

    private void renew(Authentication before, HttpServletRequest request) {
        Set<Grant> grants = currentGrants.of(before.getName());
        if (grants.isEmpty()) {
            SecurityContextHolder.clearContext();
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            return;
        }
        Collection<GrantedAuthority> now = DirectoryAuthenticationProvider.authorities(grants);
        if (!Set.copyOf(now).equals(Set.copyOf(before.getAuthorities()))) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(
                    DirectoryAuthenticationProvider.authenticated(before.getName(), grants, before.getDetails()));
            SecurityContextHolder.setContext(context);
        }
    }
}

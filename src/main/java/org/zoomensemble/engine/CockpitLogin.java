package org.zoomensemble.engine;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Tells Camunda's web applications who is logged in here, so that one login serves both. Public with a public
 * constructor, because Camunda's filter makes it by its name.
 */
public final class CockpitLogin implements AuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (person == null || person instanceof AnonymousAuthenticationToken || !person.isAuthenticated()) {
            return AuthenticationResult.unsuccessful();
        }
        String user = person.getName();
        boolean isStillThere =
                engine.getIdentityService().createUserQuery().userId(user).count() == 1;
        return isStillThere ? AuthenticationResult.successful(user) : AuthenticationResult.unsuccessful();
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
        // The status says enough: Cockpit's page then leads to our login.
    }
}

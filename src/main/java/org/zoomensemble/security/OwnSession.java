package org.zoomensemble.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** The session of somebody who changes his own password, the only one of his that goes on. Thread-safe. */
@Component
public class OwnSession {

    private final CurrentGrants currentGrants;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    OwnSession(CurrentGrants currentGrants) {
        this.currentGrants = currentGrants;
    }

    /** Goes on with the present password, under a new session id. Nothing happens where there is no session. */
    public void goOn(HttpServletRequest request, HttpServletResponse response) {
        if (request.getSession(false) == null
                || !(SecurityContextHolder.getContext().getAuthentication() instanceof LoggedIn before)) {
            return;
        }
        String user = before.getName();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                new LoggedIn(user, currentGrants.of(user), currentGrants.passwordStamp(user), before.getDetails()));
        SecurityContextHolder.setContext(context);
        request.changeSessionId();
        contexts.saveContext(context, request, response);
    }
}

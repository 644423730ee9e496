package org.zoomensemble.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Back to the login page, which says why by the name of its parameter. */
final class LoginFailures implements AuthenticationFailureHandler {

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        String reason = "failed";
        if (refused instanceof TooManyLoginsException) {
            reason = "wait";
        } else if (refused instanceof DisabledException) {
            reason = "role";
        } else if (refused instanceof AuthenticationServiceException) {
            reason = "unavailable";
        }
        response.sendRedirect(request.getContextPath() + "/login?" + reason);
    }
}

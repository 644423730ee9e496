package org.zoomensemble.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * Refusals for programs, as RFC 9457 problems. Never asks with {@code WWW-Authenticate}: a browser would show its own
 * window, and then send the password by itself with every call.
 */
@Component
class Problems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ObjectMapper json;

    Problems(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        if (refused instanceof TooManyLoginsException tooMany) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.seconds()));
            write(request, response, HttpStatus.TOO_MANY_REQUESTS, refused.getMessage());
        } else if (refused instanceof AuthenticationServiceException) {
            write(request, response, HttpStatus.SERVICE_UNAVAILABLE, refused.getMessage());
        } else if (refused instanceof InsufficientAuthenticationException) {
            write(
                    request,
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "This call needs a login: send user and password by HTTP Basic, or log in at /login.");
        } else {
            write(request, response, HttpStatus.UNAUTHORIZED, refused.getMessage());
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        String sentence = denied instanceof CsrfException
                ? "This call comes from a browser session without its token; send the value of the cookie "
                        + SecurityChains.CSRF_COOKIE + " in the header " + SecurityChains.CSRF_HEADER
                        + ", or log in by HTTP Basic."
                : "Your roles do not allow this; ask an administrator.";
        write(request, response, HttpStatus.FORBIDDEN, sentence);
    }

    private void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String sentence)
            throws IOException {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, sentence);
        problem.setInstance(URI.create(request.getRequestURI()));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}

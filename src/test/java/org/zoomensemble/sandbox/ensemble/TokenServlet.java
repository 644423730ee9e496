package org.zoomensemble.sandbox.ensemble;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** OAuth 2.0 client credentials (RFC 6749, section 4.4). */
final class TokenServlet extends HttpServlet {

    private static final String JSON = "application/json;charset=UTF-8";

    private final transient Login login;

    TokenServlet(Login login) {
        this.login = login;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!"client_credentials".equals(request.getParameter("grant_type"))) {
            Answers.json(response, 400, JSON, Map.of("error", "unsupported_grant_type"));
            return;
        }
        Optional<String> token = login.token(request);
        if (token.isEmpty()) {
            Answers.json(response, 401, JSON, Map.of("error", "invalid_client"));
        } else {
            response.setHeader("Cache-Control", "no-store");
            Answers.json(
                    response,
                    200,
                    JSON,
                    Map.of("access_token", token.get(), "token_type", "Bearer", "expires_in", 3600));
        }
    }
}

package org.zoomensemble.sandbox.zoom;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** {@code POST /oauth/token} for Server-to-Server apps. */
final class TokenServlet extends HttpServlet {

    private final transient List<SandboxAccount> accounts;
    private final transient Tokens tokens;

    TokenServlet(List<SandboxAccount> accounts, Tokens tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String client = client(request.getHeader("Authorization"));
        if (client == null
                || accounts.stream().noneMatch(one -> (one.clientId() + ":" + one.clientSecret()).equals(client))) {
            refuse(response, "Invalid client_id or client_secret", "invalid_client");
            return;
        }
        if (!"account_credentials".equals(request.getParameter("grant_type"))) {
            refuse(response, "unsupported grant type", "unsupported_grant_type");
            return;
        }
        String accountId = request.getParameter("account_id");
        SandboxAccount account = accounts.stream()
                .filter(one ->
                        one.accountId().equals(accountId) && (one.clientId() + ":" + one.clientSecret()).equals(client))
                .findFirst()
                .orElse(null);
        if (account == null) {
            refuse(response, "Account does not exist", "invalid_request");
        } else if (!account.hasServerToServer()) {
            refuse(response, "Account does not enabled the OAuth app type", "invalid_request");
        } else {
            Answers.json(
                    response,
                    200,
                    Answers.fields(
                            "access_token", tokens.issue(account),
                            "token_type", "bearer",
                            "expires_in", tokens.lifetimeSeconds(),
                            "scope", String.join(" ", account.scopes()),
                            "api_url", "http://" + request.getHeader("Host")));
        }
    }

    private static void refuse(HttpServletResponse response, String reason, String error) throws IOException {
        Answers.json(response, 400, Answers.fields("reason", reason, "error", error));
    }

    private static String client(String authorization) {
        if (authorization == null || !authorization.startsWith("Basic ")) {
            return null;
        }
        try {
            return new String(Base64.getDecoder().decode(authorization.substring(6)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

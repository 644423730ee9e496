package org.zoomensemble.sandbox.ensemble;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Basic for the service account, Bearer for tokens that were given out here. Thread-safe. */
final class Login {

    private final String basic;
    private final String client;
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();

    Login(Options options) {
        this.basic = basic(options.service());
        this.client = basic(options.client());
    }

    /** Whether this request may go on. */
    boolean accepts(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return authorization != null
                && (authorization.equals(basic)
                        || authorization.startsWith("Bearer ") && tokens.contains(authorization.substring(7)));
    }

    /** A new token, where the client's credentials are right; in the header or, as RFC 6749 allows too, in the body. */
    Optional<String> token(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        String given = header == null
                ? basic(request.getParameter("client_id"), request.getParameter("client_secret"))
                : header;
        if (!given.equals(client)) {
            return Optional.empty();
        }
        String token = UUID.randomUUID().toString();
        tokens.add(token);
        return Optional.of(token);
    }

    private static String basic(Options.Credentials credentials) {
        return credentials == null ? null : basic(credentials.name(), credentials.secret());
    }

    void revokeTokens() {
        tokens.clear();
    }

    private static String basic(String user, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }
}

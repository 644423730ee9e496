package org.zoomensemble.sandbox.zoom;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The access tokens of the sandbox, and who may use what with which. */
final class Tokens {

    /** Whose token it is and what it allows. */
    record Bearer(SandboxAccount account, Set<String> scopes) {}

    private record Issued(SandboxAccount account, Set<String> scopes, Instant expires) {}

    private final List<SandboxAccount> accounts;
    private final Map<String, Issued> issued = new ConcurrentHashMap<>();
    private final Map<String, String> downloadTokens = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final SecureRandom random = new SecureRandom();
    private volatile Duration lifetime = Duration.ofHours(1);
    private volatile boolean newestOnly;

    Tokens(List<SandboxAccount> accounts) {
        this.accounts = accounts;
    }

    String issue(SandboxAccount account) {
        if (newestOnly) {
            issued.values().removeIf(token -> token.account == account);
        }
        String token = randomToken();
        issued.put(token, new Issued(account, account.scopes(), Instant.now().plus(lifetime)));
        count.incrementAndGet();
        return token;
    }

    /** A token for the files of one recording. */
    String issueForDownload(String meetingUuid) {
        String token = randomToken();
        downloadTokens.put(token, meetingUuid);
        return token;
    }

    boolean mayDownload(String token, String meetingUuid) {
        return meetingUuid.equals(downloadTokens.get(token));
    }

    /**
     * Who it is that shows this {@code Authorization} header.
     *
     * @throws Answers.Refusal 401/124
     */
    Bearer check(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw invalid("Requires an access token.");
        }
        String token = authorization.substring(7).strip();
        Issued known = issued.get(token);
        if (known != null) {
            if (known.expires.isBefore(Instant.now())) {
                throw invalid("Access token is expired.");
            }
            return new Bearer(known.account, known.scopes);
        }
        return selfMade(token);
    }

    /** The older way: a JWT of the client's own making. It has the power of the whole account. */
    private Bearer selfMade(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            String key = jwt.getJWTClaimsSet().getIssuer();
            SandboxAccount account = accounts.stream()
                    .filter(one -> one.apiKey().equals(key))
                    .findFirst()
                    .orElseThrow(() -> invalid("Invalid access token."));
            if (!jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.HS256)
                    || !jwt.verify(new MACVerifier(account.apiSecret().getBytes(StandardCharsets.UTF_8)))) {
                throw invalid("Invalid access token.");
            }
            if (jwt.getJWTClaimsSet().getExpirationTime() == null
                    || jwt.getJWTClaimsSet().getExpirationTime().toInstant().isBefore(Instant.now())) {
                throw invalid("Access token is expired.");
            }
            return new Bearer(account, Set.copyOf(Operation.scopes()));
        } catch (ParseException | JOSEException e) {
            throw invalid("Invalid access token.");
        }
    }

    void forget() {
        issued.clear();
        downloadTokens.clear();
    }

    int count() {
        return count.get();
    }

    long lifetimeSeconds() {
        return lifetime.toSeconds();
    }

    void lifetime(Duration newLifetime) {
        lifetime = newLifetime;
    }

    void newestOnly(boolean only) {
        newestOnly = only;
    }

    private String randomToken() {
        byte[] bytes = new byte[48];
        random.nextBytes(bytes);
        return "eyJzdiI6IjAwMDAwMSIsImFsZyI6IkhTNTEyIiwidiI6IjIuMCJ9."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static Answers.Refusal invalid(String message) {
        return new Answers.Refusal(401, 124, message);
    }
}

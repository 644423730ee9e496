package org.zoomensemble.zoom.camel;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.zoomensemble.operations.Peer;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.security.Secret;
import org.zoomensemble.zoom.ZoomConnection;
import org.zoomensemble.zoom.ZoomConnection.ServerToServer;

/**
 * Server-to-Server OAuth: {@code grant_type=account_credentials}. The {@code api_url} of the answer is ignored: the
 * global host serves every account, and an answer shall not choose where the bearer goes.
 */
@Component
final class TokenEndpoint {

    private static final URI ZOOMS_OWN = URI.create("https://zoom.us/oauth/token");
    private static final int USUAL_LIFETIME = 3600;

    private final ZoomRoutes routes;
    private final ZoomVerdicts verdicts;
    private final InstantSource clock;

    @Autowired
    TokenEndpoint(ZoomRoutes routes, ZoomVerdicts verdicts) {
        this(routes, verdicts, InstantSource.system());
    }

    TokenEndpoint(ZoomRoutes routes, ZoomVerdicts verdicts, InstantSource clock) {
        this.routes = routes;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    /**
     * @throws WorkFailure GIVE_UP when Zoom does not accept the credentials (with 401: for minutes), otherwise as for every call
     */
    FetchedToken fetch(ZoomConnection connection) {
        ServerToServer login = (ServerToServer) connection.login();
        Asked asked = new Asked(
                ZoomOperation.FETCH_TOKEN,
                connection.oauthUrl() == null ? ZOOMS_OWN : connection.oauthUrl(),
                login.accountId());
        Instant before = clock.instant();
        ZoomAnswer answer = routes.ask(asked, basic(login), Map.of("form", form(login)));
        String token = Lenient.text(answer.json(), "access_token");
        if (answer.status() == 200 && !token.isEmpty()) {
            verdicts.loginAccepted(connection);
            long lifetime = Math.max(1, Lenient.number(answer.json(), "expires_in", USUAL_LIFETIME));
            return new FetchedToken(new AccessToken(new Secret(token), before.plusSeconds(lifetime)), scopes(answer));
        }
        throw refusal(asked, connection, answer);
    }

    private WorkFailure refusal(Asked asked, ZoomConnection connection, ZoomAnswer answer) {
        ServerToServer login = (ServerToServer) connection.login();
        int status = answer.status();
        String words = words(answer);
        String said = " (" + asked + " was answered with " + status + Sentences.quoted(words) + ")";
        if (status == 429) {
            return WorkFailure.pause(
                    Peer.ZOOM,
                    RetryAfter.ofRateLimit(answer, verdicts.now()),
                    "Zoom limits how often access tokens are fetched" + said + ".");
        }
        if (status >= 500) {
            return verdicts.unavailable(asked, status, answer.headers(), words);
        }
        if (status < 400 || !answer.isJson() || status == 404 || status == 405) {
            String sentence = asked.host() + " gave no access token" + said
                    + "; check the OAuth URL in the Zoom connection, usually https://zoom.us/oauth/token.";
            return status < 300 || status == 408 ? WorkFailure.retry(sentence) : WorkFailure.giveUp(sentence);
        }
        String sentence = "Zoom does not accept the login of account id " + login.accountId() + " with client id "
                + login.clientId() + said + "; " + remedy(words.toLowerCase(Locale.ROOT));
        return status == 401 ? verdicts.loginRefused(connection, sentence) : WorkFailure.giveUp(sentence);
    }

    private static String remedy(String words) {
        if (words.contains("account")) {
            return "check the account id in the Zoom connection against the app's credentials page in the Zoom App Marketplace.";
        }
        if (words.contains("grant")) {
            return "the app must be a Server-to-Server OAuth app; make one in the Zoom App Marketplace.";
        }
        if (words.contains("disabled") || words.contains("revoked") || words.contains("activ")) {
            return "activate the app in the Zoom App Marketplace.";
        }
        return "enter client id and client secret anew in the Zoom connection, as the app's credentials page in the Zoom App"
                + " Marketplace shows them.";
    }

    /** The token endpoint says {@code reason} and {@code error} where the API says {@code message}. */
    private static String words(ZoomAnswer answer) {
        return Sentences.ofPeer(Stream.of("reason", "error_description", "errorMessage", "message", "error")
                .map(field -> Lenient.text(answer.json(), field))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(""));
    }

    private static Set<String> scopes(ZoomAnswer answer) {
        return Stream.of(Lenient.text(answer.json(), "scope").split("[\\s,]+"))
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String basic(ServerToServer login) {
        String pair = login.clientId() + ":" + login.clientSecret().value();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String form(ServerToServer login) {
        return "grant_type=account_credentials&account_id="
                + URLEncoder.encode(login.accountId(), StandardCharsets.UTF_8);
    }
}

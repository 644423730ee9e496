package org.zoomensemble.ensemble.camel;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.security.Secret;

/**
 * OAuth 2.0 client credentials (RFC 6749, section 4.4). The token stays in memory, is renewed before it expires, and by
 * one thread at a time.
 */
final class OAuthLogin implements EnsembleLogin {

    private static final String ROUTE = "ensemble-fetch-token";
    private static final String CLIENT = "client";
    private static final long DEFAULT_LIFETIME_SECONDS = 300;
    private static final Duration AHEAD = Duration.ofSeconds(60);

    private record Token(String authorization, long renewAt) {}

    private final EnsembleSettings settings;
    private final EnsembleRoutes routes;
    private final StatusMap statuses;
    private final LongSupplier nanoTime;
    private Token token;

    OAuthLogin(EnsembleSettings settings, EnsembleRoutes routes, StatusMap statuses, LongSupplier nanoTime) {
        this.settings = settings;
        this.routes = routes;
        this.statuses = statuses;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized String authorization() {
        if (token == null || nanoTime.getAsLong() - token.renewAt() >= 0) {
            token = fetch();
        }
        return token.authorization();
    }

    @Override
    public synchronized void renew(String refused) {
        if (token != null && token.authorization().equals(refused)) {
            token = null;
        }
    }

    private Token fetch() {
        String id = EnsembleSettings.required("ZOOMENSEMBLE_ENSEMBLE_CLIENT_ID", settings.clientId());
        String client = BasicLogin.of(encoded(id), encodedSecret(), "ZOOMENSEMBLE_ENSEMBLE_CLIENT_SECRET");
        String form = "grant_type=client_credentials"
                + (settings.scope().isEmpty() ? "" : "&scope=" + encoded(settings.scope()));
        URI address = URI.create(EnsembleSettings.required("ZOOMENSEMBLE_ENSEMBLE_TOKEN_URL", settings.tokenUrl()));
        EnsembleRequest request = EnsembleRequest.of(ROUTE, "POST", null, address)
                .expecting(400, 401)
                .withBody(form)
                .with("client", client);
        EnsembleAnswer answer = routes.send(request);
        statuses.check(request, answer);
        if (!answer.isSuccess()) {
            String said = "The token for Ensemble was refused: " + request.where() + " answered " + answer.status()
                    + "; check ZOOMENSEMBLE_ENSEMBLE_CLIENT_ID, ZOOMENSEMBLE_ENSEMBLE_CLIENT_SECRET and the scope.";
            throw answer.status() == 401 ? statuses.refusals().refused(CLIENT, said) : WorkFailure.giveUp(said);
        }
        statuses.refusals().accepted(CLIENT);
        JsonFields fields = JsonAnswers.read(request, answer);
        String value = fields.text("access_token").trim();
        if (!value.matches("[\\x21-\\x7e]+")) {
            throw WorkFailure.retry(request.where() + " answered without an access token.");
        }
        long lifetime = fields.number("expires_in")
                .map(Double::longValue)
                .filter(seconds -> seconds > 0)
                .orElse(DEFAULT_LIFETIME_SECONDS);
        // Short-lived tokens are renewed after half their life, or they would be renewed at every call.
        long usable = Math.max(lifetime - AHEAD.toSeconds(), lifetime / 2);
        return new Token(
                "Bearer " + value,
                nanoTime.getAsLong() + Duration.ofSeconds(usable).toNanos());
    }

    private Secret encodedSecret() {
        return settings.clientSecret() == null
                ? null
                : new Secret(encoded(settings.clientSecret().value()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

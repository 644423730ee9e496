package org.zoomensemble.zoom;

import java.net.URI;
import java.util.UUID;
import org.zoomensemble.security.Secret;

/**
 * How one Zoom account is reached.
 *
 * @param apiUrl   for example {@code https://api.zoom.us/v2}
 * @param oauthUrl for example {@code https://zoom.us/oauth/token}; only used with {@link ServerToServer}
 * @param revision grows with each change of addresses or credentials; a token belongs to one revision
 */
public record ZoomConnection(UUID id, int revision, URI apiUrl, URI oauthUrl, Login login) {

    /** Which of Zoom's logins the connection uses. */
    public sealed interface Login {
        /** What names the account in messages and in the shared rate budget: account id or API key. */
        String account();
    }

    /** Server-to-Server OAuth (Zoom: "Server-to-Server OAuth apps", grant {@code account_credentials}). */
    public record ServerToServer(String accountId, String clientId, Secret clientSecret) implements Login {
        @Override
        public String account() {
            return accountId;
        }
    }

    /** The older JWT app: a token of our own making, HS256, {@code iss} = API key. */
    public record ApiKey(String apiKey, Secret apiSecret) implements Login {
        @Override
        public String account() {
            return apiKey;
        }
    }
}

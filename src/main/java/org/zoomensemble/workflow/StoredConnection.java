package org.zoomensemble.workflow;

import java.util.Objects;
import java.util.UUID;

/** A row of {@code zoom_connection}. */
record StoredConnection(
        UUID id,
        int revision,
        String apiUrl,
        String oauthUrl,
        ConnectionAuth auth,
        String accountId,
        String clientId,
        String sealedSecret,
        String sealedWebhookSecret) {

    /** As {@link org.zoomensemble.zoom.ZoomConnection.Login#account()}. */
    String account() {
        return auth == ConnectionAuth.API_KEY ? clientId : accountId;
    }

    boolean leadsElsewhereThan(StoredConnection other) {
        return !apiUrl.equals(other.apiUrl)
                || !Objects.equals(oauthUrl, other.oauthUrl)
                || auth != other.auth
                || !Objects.equals(accountId, other.accountId)
                || !clientId.equals(other.clientId);
    }
}

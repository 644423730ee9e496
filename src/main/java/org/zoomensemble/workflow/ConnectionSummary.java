package org.zoomensemble.workflow;

import java.util.UUID;

/**
 * What may be told of a Zoom connection: everything but its secrets.
 *
 * @param oauthUrl  null with {@link ConnectionAuth#API_KEY}
 * @param accountId null with {@link ConnectionAuth#API_KEY}
 * @param clientId  client id, or API key
 */
public record ConnectionSummary(
        UUID id,
        int revision,
        String apiUrl,
        String oauthUrl,
        ConnectionAuth auth,
        String accountId,
        String clientId,
        boolean hasWebhookSecret) {}

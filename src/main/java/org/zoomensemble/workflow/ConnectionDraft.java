package org.zoomensemble.workflow;

import org.zoomensemble.security.Secret;

/**
 * A Zoom connection as somebody sends it; null means: the default, or as it is.
 *
 * @param clientId      client id, or API key with {@link ConnectionAuth#API_KEY}
 * @param clientSecret  client secret, or API secret with {@link ConnectionAuth#API_KEY}
 * @param webhookSecret Zoom's secret token for webhooks; an empty one removes it
 */
public record ConnectionDraft(
        String apiUrl,
        String oauthUrl,
        ConnectionAuth auth,
        String accountId,
        String clientId,
        Secret clientSecret,
        Secret webhookSecret) {}

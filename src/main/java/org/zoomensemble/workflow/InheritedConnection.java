package org.zoomensemble.workflow;

/** Tells whether somebody wants to change a connection that belongs to the template above, or only sends back what he read. */
final class InheritedConnection {

    private InheritedConnection() {}

    static boolean differs(ConnectionSummary inherited, ConnectionDraft sent) {
        return sent.clientSecret() != null
                || sent.webhookSecret() != null
                || isOther(inherited.apiUrl(), sent.apiUrl())
                || isOther(inherited.oauthUrl(), sent.oauthUrl())
                || isOther(inherited.accountId(), sent.accountId())
                || isOther(inherited.clientId(), sent.clientId())
                || (sent.auth() != null && sent.auth() != inherited.auth());
    }

    private static boolean isOther(String inherited, String sent) {
        return sent != null && !sent.isBlank() && !sent.strip().equals(inherited);
    }
}

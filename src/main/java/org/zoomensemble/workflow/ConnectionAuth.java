package org.zoomensemble.workflow;

/** Which of Zoom's logins a connection uses. */
public enum ConnectionAuth {
    /** Server-to-Server OAuth: account id, client id, client secret. */
    SERVER_TO_SERVER("zoom.clientId", "zoom.clientSecret"),
    /** The older JWT app: API key and API secret. */
    API_KEY("zoom.apiKey", "zoom.apiSecret");

    private final String keyField;
    private final String secretField;

    ConnectionAuth(String keyField, String secretField) {
        this.keyField = keyField;
        this.secretField = secretField;
    }

    /** How the REST interface names what identifies the app. */
    public String keyField() {
        return keyField;
    }

    /** How the REST interface names the secret. */
    public String secretField() {
        return secretField;
    }
}

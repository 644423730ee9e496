package org.zoomensemble.zoom.camel;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What Zoom answered, whatever the status.
 *
 * @param json the body; a missing node where it is empty or no JSON
 * @param isJson false for a body that is something else, such as a proxy's page; an empty body counts as JSON
 */
record ZoomAnswer(int status, AnswerHeaders headers, JsonNode json, boolean isJson) {

    /** Zoom's own error code, 0 where there is none. */
    int code() {
        return Lenient.number(json, "code", 0);
    }

    /** Zoom's own words, made fit for a message; empty where there are none. */
    String message() {
        return Sentences.ofPeer(Lenient.text(json, "message"));
    }

    boolean isSuccess() {
        return status >= 200 && status < 300 && isJson && code() == 0;
    }

    /**
     * The access token itself is refused, as opposed to what may be done with it: 401, or Zoom's code 124 with another
     * status.
     */
    boolean isTokenRefused() {
        return !isScopeMissing() && (status == 401 || code() == 124);
    }

    /** 4711 for granular and 4700 for classic scopes; 4700 stands for an empty token, too. */
    boolean isScopeMissing() {
        return code() == 4711 || code() == 4700 && message().contains("scope");
    }
}

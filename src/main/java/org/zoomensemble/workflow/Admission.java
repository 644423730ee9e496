package org.zoomensemble.workflow;

/**
 * What became of one e-mail that was to be added to a media workflow's active users.
 *
 * @param email    as it was sent, trimmed
 * @param sentence the verdict in words, with the remedy
 */
public record Admission(String email, Verdict verdict, String sentence) {

    /** How an e-mail was judged. */
    public enum Verdict {
        ADDED,
        ALREADY_ACTIVE,
        UNKNOWN_AT_ZOOM,
        NOT_LICENSED,
        DEACTIVATED,
        NO_CLOUD_RECORDING,
        ACTIVE_ELSEWHERE,
        INVALID_EMAIL
    }
}

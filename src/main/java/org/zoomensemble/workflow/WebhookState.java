package org.zoomensemble.workflow;

import java.time.Instant;

/**
 * What is known of a connection's webhooks.
 *
 * @param hasSecret      whether a secret token is set
 * @param lastEventAt    when the last event came that was Zoom's; accurate to a few seconds; null for none yet, as all times
 * @param lastEvent      its name
 * @param validatedAt    when Zoom tried the address last and was answered
 * @param refusedAt      when the last event was refused
 * @param refusedBecause why; null where none was
 */
public record WebhookState(
        boolean hasSecret,
        Instant lastEventAt,
        String lastEvent,
        Instant validatedAt,
        Instant refusedAt,
        Refusal refusedBecause) {

    /** Why an event is refused. */
    public enum Refusal {
        UNSIGNED,
        OTHER_SIGNATURE,
        OLD_TIMESTAMP
    }

    /** Whether what came last was refused. */
    public boolean isRefused() {
        return hasSecret && refusedAt != null && !isBefore(refusedAt, lastEventAt) && !isBefore(refusedAt, validatedAt);
    }

    /** When {@link #sentence()} was true last; null where it speaks of no time. */
    public Instant at() {
        if (!hasSecret) {
            return null;
        }
        if (isRefused()) {
            return refusedAt;
        }
        return lastEventAt == null ? validatedAt : lastEventAt;
    }

    /** How things are, and the remedy where something is to be done. */
    public String sentence() {
        if (!hasSecret) {
            return "No secret token is set, so Zoom's events are refused; recordings are found by the sweeps.";
        }
        if (isRefused()) {
            return switch (refusedBecause) {
                case UNSIGNED ->
                    "Refused: what came was not signed. If it came from Zoom, look whether something between Zoom and this"
                            + " application removes the headers x-zm-signature and x-zm-request-timestamp.";
                case OTHER_SIGNATURE ->
                    "Refused: the signature does not fit; compare the secret token with the one on the app's page at Zoom.";
                case OLD_TIMESTAMP ->
                    "Refused: the event was signed more than 5 minutes before or after the time of this server; compare its"
                            + " clock.";
            };
        }
        if (lastEventAt != null) {
            return "Last event: " + lastEvent + ".";
        }
        return validatedAt == null
                ? "None yet. Enter the address in Zoom's app; until then recordings are found by the sweeps."
                : "None yet, but Zoom has tried the address and was answered.";
    }

    private static boolean isBefore(Instant one, Instant other) {
        return other != null && one.isBefore(other);
    }
}

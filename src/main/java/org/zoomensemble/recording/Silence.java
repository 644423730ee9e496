package org.zoomensemble.recording;

import java.time.Instant;
import java.util.UUID;

/**
 * A Zoom connection that is silent for longer than usual.
 *
 * @param templates names of the workflow templates that use it, with commas between; null for none
 * @param lastAt    the last sign of life; null for none yet
 * @param sentence  what is missing, and the remedy
 */
public record Silence(UUID connectionId, String templates, Kind kind, Instant lastAt, String sentence) {

    /** What is not heard of. */
    public enum Kind {
        WEBHOOK,
        SWEEP
    }

    static Silence ofWebhook(ConnectionSigns signs) {
        return new Silence(
                signs.connectionId(),
                signs.templates(),
                Kind.WEBHOOK,
                signs.lastEventAt(),
                (signs.lastEventAt() == null
                                ? "Zoom has not sent any event since the secret token was set."
                                : "Zoom has sent no event for longer than usual.")
                        + " Recordings are still found by the sweeps, but late. At Zoom, look whether the app is activated and"
                        + " its event subscription has this application's address, and save it again.");
    }

    static Silence ofSweep(ConnectionSigns signs) {
        return new Silence(
                signs.connectionId(),
                signs.templates(),
                Kind.SWEEP,
                signs.lastSweepAt(),
                (signs.lastSweepAt() == null
                                ? "No sweep of this Zoom account has succeeded yet."
                                : "No sweep of this Zoom account has succeeded for longer than usual.")
                        + " Recordings that Zoom sends no event of are not found. Look whether the process recording-sweep"
                        + " has an incident or is suspended in Cockpit, and whether the log says that work that needs Zoom"
                        + " pauses.");
    }
}

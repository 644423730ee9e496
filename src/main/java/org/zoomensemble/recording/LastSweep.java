package org.zoomensemble.recording;

import java.time.Instant;
import java.util.UUID;

/**
 * The last round over the active users of a Zoom connection.
 *
 * @param templates      names of the workflow templates that use the connection, with commas between; null for none
 * @param why            why it stopped; null where it did not
 * @param usersFailed    users whose recordings could not be listed
 * @param recordingsSeen null for somebody who may not know it of the whole account; as {@code recordingsNew}
 */
public record LastSweep(
        UUID id,
        UUID connectionId,
        String templates,
        Sweep.Kind kind,
        Sweep.State state,
        Instant startedAt,
        Instant finishedAt,
        String why,
        int users,
        int usersDone,
        int usersFailed,
        Integer recordingsSeen,
        Integer recordingsNew) {

    /** What came of it, in words. */
    public String sentence() {
        return switch (state) {
            case RUNNING -> "Asks Zoom for the recordings of " + users(users) + "; " + usersDone + " done.";
            case STOPPED ->
                "It stopped, so new recordings are not found: "
                        + (why == null ? "its incident in Cockpit tells why." : why);
            case DONE -> done();
        };
    }

    private String done() {
        if (why != null) {
            return why;
        }
        if (users == 0) {
            return "Nobody is active, so there was nobody to look for.";
        }
        String found = recordingsSeen == null
                ? "Looked for the recordings of " + users(users) + "."
                : "Looked for the recordings of " + users(users) + ": " + recordings();
        return usersFailed == 0 ? found : found + " The recordings of " + users(usersFailed) + " could not be listed.";
    }

    private String recordings() {
        if (recordingsSeen == 0) {
            return "none in these days.";
        }
        return recordingsSeen + " found, " + (recordingsNew == 0 ? "none" : recordingsNew) + " of them new.";
    }

    private static String users(int count) {
        return count == 1 ? "1 user" : count + " users";
    }
}

package org.zoomensemble.web;

import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.zoomensemble.ingest.Difference;
import org.zoomensemble.ingest.IngestState;
import org.zoomensemble.ingest.RecordingList;
import org.zoomensemble.ingest.RemovalState;
import org.zoomensemble.security.Role;

/** States, sizes and durations as people read them. Templates know it as {@code words}. */
@Component("words")
public class Words {

    private static final String[] UNITS = {"kB", "MB", "GB", "TB"};
    private static final int STEP = 1000;

    /**
     * A state, never by colour alone.
     *
     * @param icon a class of the style sheet
     * @param tone a colour of the style sheet
     */
    public record StateWord(String label, String icon, String tone) {}

    public StateWord state(IngestState state) {
        return switch (state) {
            case RUNNING -> new StateWord("On its way", "icon-running", "tone-running");
            case INGESTED -> new StateWord("In Ensemble", "icon-ingested", "tone-ingested");
            case SKIPPED -> new StateWord("Skipped", "icon-skipped", "tone-skipped");
            case FAILED -> new StateWord("Needs you", "icon-failed", "tone-failed");
        };
    }

    /** What becomes of a recording at Zoom; it does not repeat the state of the ingest. */
    public StateWord removal(RemovalState removal) {
        return switch (removal) {
            case WAITING -> new StateWord("To be removed from Zoom", "icon-running", "tone-running");
            case REMOVED -> new StateWord("Removed from Zoom", "icon-trash", "tone-skipped");
            case KEPT -> new StateWord("Stays in Zoom", "icon-skipped", "tone-skipped");
            case FAILED -> new StateWord("Removal needs you", "icon-failed", "tone-failed");
        };
    }

    /** What came of a line of a file that names recordings. */
    public String answer(RecordingList.Verdict verdict) {
        return switch (verdict) {
            case FOUND -> "Found";
            case ALREADY_THERE -> "Already there";
            case UNKNOWN_AT_ZOOM -> "Unknown at Zoom";
            case NOT_UNDERSTOOD -> "Not understood";
            case REFUSED -> "Refused";
        };
    }

    /** How many lines of a list have an answer. */
    public int count(RecordingList list, RecordingList.Verdict verdict) {
        return switch (verdict) {
            case FOUND -> list.found();
            case ALREADY_THERE -> list.alreadyThere();
            case UNKNOWN_AT_ZOOM -> list.unknownAtZoom();
            case NOT_UNDERSTOOD -> list.notUnderstood();
            case REFUSED -> list.refused();
        };
    }

    /** A kind of difference, never by colour alone. */
    public StateWord difference(Difference difference) {
        if (difference.settledAt() != null) {
            return new StateWord(difference.left() ? "Left" : "Mended", "icon-ingested", "tone-ingested");
        }
        return switch (difference.kind()) {
            case MISSING -> new StateWord("Missing", "icon-failed", "tone-failed");
            case SEGMENT_MISSING -> new StateWord("Part missing", "icon-failed", "tone-failed");
            case CONTENT_GONE -> new StateWord("Gone in Ensemble", "icon-failed", "tone-failed");
            case CONTENT_FAILED -> new StateWord("Failed in Ensemble", "icon-failed", "tone-failed");
            case FAILED -> new StateWord("Needs you", "icon-failed", "tone-failed");
            case GONE -> new StateWord("Gone in Zoom", "icon-trash", "tone-skipped");
            case AWAITED -> new StateWord("Expected soon", "icon-running", "tone-running");
            case CONTENT_NOT_READY, RUNNING -> new StateWord("On its way", "icon-running", "tone-running");
            case SKIPPED -> new StateWord("Skipped", "icon-skipped", "tone-skipped");
        };
    }

    /** A role before its place is known. */
    public String role(Role role) {
        return switch (role) {
            case ADMINISTRATOR -> "System administrator: everything, people and rules included";
            case INSTITUTION_ADMINISTRATOR -> "Administrator of an institution and of all below it";
            case ORGANIZATION_ADMINISTRATOR -> "Administrator of an organization and its libraries";
            case LIBRARY_ADMINISTRATOR -> "Administrator of a library";
            case OPERATOR -> "Operator: sees every recording, repeats and cancels";
        };
    }

    /** Bytes as kB, MB, GB (powers of 1000), for example {@code 812 MB} or {@code 1.4 GB}. */
    public String size(long bytes) {
        if (bytes < 0) {
            return "unknown size";
        }
        double amount = bytes / (double) STEP;
        int unit = 0;
        while (amount >= STEP && unit < UNITS.length - 1) {
            amount /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, amount < 10 ? "%.1f %s" : "%.0f %s", amount, UNITS[unit]);
    }

    /** For example {@code 41 s}, {@code 12 min}, {@code 1 h 12 min}. */
    public String duration(long seconds) {
        Duration duration = Duration.ofSeconds(Math.max(0, seconds));
        if (duration.toMinutes() < 1) {
            return duration.toSeconds() + " s";
        }
        if (duration.toHours() < 1) {
            return duration.toMinutes() + " min";
        }
        return duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }

    /** Where the captions come from. */
    public String captions(String source) {
        return switch (source) {
            case "CAPTION" -> "from Zoom's captions";
            case "TRANSCRIPT" -> "from Zoom's transcript";
            case "WAIT" -> "not there yet";
            case "NONE" -> "none";
            default -> source;
        };
    }

    /** {@code recording-selection} as {@code Recording selection}. */
    public String title(String key) {
        String spaced = key.replaceAll("([a-z])([A-Z])", "$1 $2")
                .replace('-', ' ')
                .replace('_', ' ')
                .toLowerCase(Locale.ROOT);
        return spaced.isEmpty() ? "" : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }
}

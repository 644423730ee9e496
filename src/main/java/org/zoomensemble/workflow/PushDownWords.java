package org.zoomensemble.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How far a push-down is, as people read it. */
final class PushDownWords {

    private static final int SHORT_SECONDS = 5;
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;

    private PushDownWords() {}

    static String waits() {
        return "An earlier push-down of these templates goes first; this one begins by itself.";
    }

    static String isPlanned() {
        return "It is being planned.";
    }

    static String standsStill(int done, int total) {
        return "It stands still at " + of(done, total) + ": a step failed and is not tried any more by itself. What was"
                + " done stays. An operator opens the incident of template-push-down in Cockpit and chooses retry; then"
                + " it goes on from there.";
    }

    static String vanished(int done, int total) {
        return "Its process instance was deleted in Cockpit when " + of(done, total)
                + (total == 1 ? " was" : " were") + " done; what was done stays. Save the template with a push-down"
                + " again to carry it to the rest.";
    }

    /**
     * @param worked  of the done, those that took time
     * @param seconds since the work began
     */
    static String runs(int done, int total, int worked, double seconds) {
        String far = of(done, total) + " done";
        if (worked <= 0 || seconds < 1 || done >= total) {
            return far;
        }
        double perSecond = worked / seconds;
        return far + "; " + left((total - done) / perSecond) + ", " + rate(perSecond);
    }

    private static String left(double seconds) {
        if (seconds < SHORT_SECONDS) {
            return "a few seconds left";
        }
        if (seconds < MINUTE - SHORT_SECONDS / 2.0) {
            return "about " + Math.round(seconds / SHORT_SECONDS) * SHORT_SECONDS + " s left";
        }
        if (seconds < HOUR - MINUTE / 2.0) {
            return "about " + Math.max(1, Math.round(seconds / MINUTE)) + " min left";
        }
        return "about " + number(Math.round(seconds / HOUR)) + " h left";
    }

    private static String rate(double perSecond) {
        return perSecond >= 1
                ? number(Math.round(perSecond)) + " a second"
                : Math.max(1, Math.round(perSecond * MINUTE)) + " a minute";
    }

    static String isDone(int changed, int unchanged, int leftAsCustomized, int failed) {
        int total = changed + unchanged + leftAsCustomized + failed;
        if (total == 0) {
            return "There was nothing below the template.";
        }
        List<String> parts = new ArrayList<>();
        add(parts, changed, "changed");
        add(parts, unchanged, "had everything already");
        add(parts, leftAsCustomized, "left as customized");
        if (failed > 0) {
            return failure(failed, total) + (parts.isEmpty() ? "" : "; " + String.join(", ", parts))
                    + (failed == 1 ? ". Its reason stands here" : ". Each reason stands here")
                    + "; mend it, then save the template with a push-down again.";
        }
        if (parts.size() > 1) {
            return (total == 2 ? "Both done: " : "All " + number(total) + " done: ") + String.join(", ", parts) + ".";
        }
        String what = changed > 0
                ? " changed."
                : unchanged > 0
                        ? " had everything already."
                        : total == 1 ? " is left as customized." : " are left as customized.";
        return switch (total) {
            case 1 -> (changed > 0 ? "The only one below was" : "The only one below") + what;
            case 2 -> (changed > 0 ? "Both were" : "Both") + what;
            default -> "All " + number(total) + (changed > 0 ? " were" : "") + what;
        };
    }

    private static String failure(int failed, int total) {
        if (failed < total) {
            return of(failed, total) + " failed";
        }
        return total == 1
                ? "The only one below failed"
                : total == 2 ? "Both failed" : "All " + number(total) + " failed";
    }

    private static void add(List<String> parts, int count, String what) {
        if (count > 0) {
            parts.add(number(count) + " " + what);
        }
    }

    private static String of(int some, int total) {
        return number(some) + " of " + number(total);
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}

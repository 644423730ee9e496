package org.zoomensemble.ingest;

import java.util.ArrayList;
import java.util.List;

/**
 * How much needs a person.
 *
 * @param failed   ingests and removals whose incidents stand open
 * @param missing  recordings that reconciliation found missing
 * @param stopped  Zoom connections whose last sweep stopped, so that new recordings are not found
 * @param unsynced institutions whose directory is not in line with Ensemble, because the last sync failed
 * @param silent   Zoom connections that are not heard of for longer than usual
 */
record OverviewTroubles(int failed, int missing, int stopped, int unsynced, int silent) {

    static final OverviewTroubles NONE = new OverviewTroubles(0, 0, 0, 0, 0);

    boolean isAny() {
        return !equals(NONE);
    }

    /** The parts of one sentence, the most urgent first. */
    List<String> parts() {
        List<String> parts = new ArrayList<>();
        add(parts, failed, "1 recording needs you", "%d recordings need you");
        add(parts, missing, "1 recording is missing", "%d recordings are missing");
        add(
                parts,
                stopped,
                "new recordings of one Zoom account are not found, because its sweep stopped",
                "new recordings of %d Zoom accounts are not found, because their sweeps stopped");
        add(
                parts,
                unsynced,
                "the directory of one institution is not in line with Ensemble, because its last sync failed",
                "the directories of %d institutions are not in line with Ensemble, because their last syncs failed");
        add(
                parts,
                silent,
                "one Zoom account has not been heard of for longer than usual",
                "%d Zoom accounts have not been heard of for longer than usual");
        return parts;
    }

    private static void add(List<String> parts, int count, String one, String many) {
        if (count > 0) {
            parts.add(count == 1 ? one : many.formatted(count));
        }
    }
}

package org.zoomensemble.ingest;

import java.util.ArrayList;
import java.util.List;

/** Says in one sentence whether everything is all right. */
final class OverviewSentence {

    private OverviewSentence() {}

    /**
     * @param open    ingests without an outcome, of any age; as failed also those whose removal from Zoom failed
     * @param stopped Zoom connections whose last sweep stopped, so that new recordings are not found
     * @param unsynced institutions whose directory is not in line with Ensemble, because the last sync failed
     * @param silent  Zoom connections that are not heard of for longer than usual
     * @param isEmpty whether there never was an ingest
     */
    static String of(
            Overview.Counts lastDay, Overview.Counts open, int stopped, int unsynced, int silent, boolean isEmpty) {
        List<String> troubles = new ArrayList<>();
        if (open.failed() > 0) {
            troubles.add(recordings(open.failed()) + (open.failed() == 1 ? " needs you" : " need you"));
        }
        if (stopped > 0) {
            troubles.add(unseen(stopped));
        }
        if (unsynced > 0) {
            troubles.add(unsynced(unsynced));
        }
        if (silent > 0) {
            troubles.add(
                    silent == 1
                            ? "one Zoom account has not been heard of for longer than usual"
                            : silent + " Zoom accounts have not been heard of for longer than usual");
        }
        if (!troubles.isEmpty()) {
            String all = String.join(", and ", troubles);
            return Character.toUpperCase(all.charAt(0)) + all.substring(1) + ".";
        }
        if (isEmpty) {
            return "Nothing has come in yet.";
        }
        if (open.running() > 0) {
            return "Nothing needs you; " + recordings(open.running()) + (open.running() == 1 ? " is" : " are")
                    + " on the way to Ensemble.";
        }
        if (lastDay.total() == 0) {
            return "Nothing needs you; no recording came in during the last 24 hours.";
        }
        if (lastDay.ingested() == 0) {
            return "Nothing needs you; what came in during the last 24 hours was skipped, with the reason.";
        }
        return lastDay.skipped() == 0
                ? "All recordings of the last 24 hours are in Ensemble."
                : "All recordings of the last 24 hours are in Ensemble, but for " + lastDay.skipped()
                        + " skipped with the reason.";
    }

    private static String unseen(int stopped) {
        return stopped == 1
                ? "new recordings of one Zoom account are not found, because its sweep stopped"
                : "new recordings of " + stopped + " Zoom accounts are not found, because their sweeps stopped";
    }

    private static String unsynced(int count) {
        return count == 1
                ? "the directory of one institution is not in line with Ensemble, because its last sync failed"
                : "the directories of " + count
                        + " institutions are not in line with Ensemble, because their last syncs failed";
    }

    private static String recordings(int count) {
        return count == 1 ? "1 recording" : count + " recordings";
    }
}

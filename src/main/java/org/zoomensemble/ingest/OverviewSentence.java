package org.zoomensemble.ingest;

/** Says in one sentence whether everything is all right. */
final class OverviewSentence {

    private OverviewSentence() {}

    /**
     * @param open    ingests without an outcome, of any age
     * @param missing recordings that reconciliation found missing
     * @param stopped Zoom connections whose last sweep stopped, so that new recordings are not found
     * @param isEmpty whether there never was an ingest
     */
    static String of(Overview.Counts lastDay, Overview.Counts open, int missing, int stopped, boolean isEmpty) {
        if (open.failed() > 0) {
            return recordings(open.failed()) + (open.failed() == 1 ? " needs you" : " need you")
                    + (missing > 0 ? ", " + lost(missing) : "")
                    + (stopped > 0 ? ", and " + unseen(stopped) : "") + ".";
        }
        if (missing > 0) {
            return lost(missing) + (stopped > 0 ? ", and " + unseen(stopped) : "") + ".";
        }
        if (stopped > 0) {
            String unseen = unseen(stopped);
            return Character.toUpperCase(unseen.charAt(0)) + unseen.substring(1) + ".";
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

    private static String lost(int missing) {
        return recordings(missing) + (missing == 1 ? " is missing" : " are missing");
    }

    private static String unseen(int stopped) {
        return stopped == 1
                ? "new recordings of one Zoom account are not found, because its sweep stopped"
                : "new recordings of " + stopped + " Zoom accounts are not found, because their sweeps stopped";
    }

    private static String recordings(int count) {
        return count == 1 ? "1 recording" : count + " recordings";
    }
}

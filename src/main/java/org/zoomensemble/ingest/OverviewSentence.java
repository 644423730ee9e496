package org.zoomensemble.ingest;

/** Says in one sentence whether everything is all right. */
final class OverviewSentence {

    private OverviewSentence() {}

    /**
     * @param running ingests on their way, of any age
     * @param isEmpty whether there never was an ingest
     */
    static String of(Overview.Counts lastDay, int running, OverviewTroubles troubles, boolean isEmpty) {
        if (troubles.isAny()) {
            String all = String.join(", and ", troubles.parts());
            return Character.toUpperCase(all.charAt(0)) + all.substring(1) + ".";
        }
        if (isEmpty) {
            return "Nothing has come in yet.";
        }
        if (running > 0) {
            return running == 1
                    ? "Nothing needs you; 1 recording is on the way to Ensemble."
                    : "Nothing needs you; " + running + " recordings are on the way to Ensemble.";
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
}

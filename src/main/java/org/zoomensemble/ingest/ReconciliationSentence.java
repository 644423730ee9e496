package org.zoomensemble.ingest;

/** Says in words what came of a reconciliation. */
final class ReconciliationSentence {

    private ReconciliationSentence() {}

    /**
     * @param why      why it stopped
     * @param unlisted hosts whose recordings could not be listed
     */
    static String of(Reconciliation.State state, String why, Reconciliation.Counts counts, int unlisted) {
        return switch (state) {
            case RUNNING -> "Zoom and Ensemble are being asked.";
            case STOPPED -> "It stopped: " + (why == null ? "no reason is noted." : why);
            case DONE ->
                done(counts)
                        + (unlisted == 0
                                ? ""
                                : " The recordings of " + (unlisted == 1 ? "1 host" : unlisted + " hosts")
                                        + " could not be listed, so more may be missing.");
        };
    }

    private static String done(Reconciliation.Counts counts) {
        String have =
                "Zoom has " + counts.zoom() + ", " + counts.here() + (counts.here() == 1 ? " is" : " are") + " here"
                        + (counts.ensemble() == null
                                ? "; this Ensemble does not tell what it has."
                                : ", " + counts.ensemble() + " in Ensemble.");
        return (counts.missing() == 0
                        ? "Nothing is missing. "
                        : counts.missing() == 1
                                ? "1 recording is missing. "
                                : counts.missing() + " recordings are missing. ")
                + have;
    }
}

package org.zoomensemble.ingest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.zoomensemble.directory.FailedSync;
import org.zoomensemble.recording.LastSweep;
import org.zoomensemble.recording.Silence;

/**
 * How things are.
 *
 * @param sentence     whether everything is all right, in words
 * @param lastDay      ingests that were found in the last 24 hours, by what became of them
 * @param failed       ingests that need somebody, whatever their age
 * @param failedRemovals ingested recordings whose removal from Zoom needs somebody, whatever their age
 * @param running      ingests on their way, whatever their age
 * @param failures     those that need somebody, by reason, the most frequent first; at most 20 reasons
 * @param missing      media workflows where reconciliation found something missing, those with the most first
 * @param runningNow   the newest of those on their way
 * @param sweeps       the last sweep of each Zoom connection
 * @param failedSyncs  institutions whose directory is not in line with Ensemble, because the last sync failed
 * @param silences     Zoom connections that are not heard of for longer than usual
 * @param days         the last 30 days (UTC), oldest first, each with what was found on it; days without are there too
 */
public record Overview(
        String sentence,
        Mood mood,
        Counts lastDay,
        int failed,
        int failedRemovals,
        int running,
        List<Failure> failures,
        List<MissingThere> missing,
        List<IngestSummary> runningNow,
        List<LastSweep> sweeps,
        List<FailedSync> failedSyncs,
        List<Silence> silences,
        List<Day> days) {

    /** The sentence's meaning, for a colour. */
    public enum Mood {
        WELL,
        NEEDS_YOU,
        EMPTY
    }

    /** Ingests by state. */
    public record Counts(int running, int ingested, int skipped, int failed) {

        public int total() {
            return running + ingested + skipped + failed;
        }
    }

    /**
     * Ingests that failed, or ingested recordings whose removal from Zoom failed, for one reason.
     *
     * @param newest    the one that was found last
     * @param since     when the oldest of them was found
     * @param isRemoval the ingest is done, only the removal failed
     */
    public record Failure(String reason, int count, UUID newest, String topic, Instant since, boolean isRemoval) {}

    /** What was found on one day, by what became of it. */
    public record Day(LocalDate day, int running, int ingested, int skipped, int failed) {

        public int total() {
            return running + ingested + skipped + failed;
        }
    }
}

package org.zoomensemble.ingest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One look at what Zoom, this application and Ensemble each have of the recordings of a media workflow.
 *
 * @param from        first day (UTC), by the start of the meeting
 * @param to          last day (UTC)
 * @param sentence    what came of it, or how far it is, in words
 * @param requestedBy who asked; null for the timer
 * @param finishedAt  null while it runs
 * @param hosts       active users whose recordings it lists at Zoom
 * @param contents    contents that it asks Ensemble for
 * @param counts      zeros until it is done
 * @param notices     hosts whose recordings could not be listed
 */
public record Reconciliation(
        UUID id,
        UUID mediaWorkflowId,
        LocalDate from,
        LocalDate to,
        State state,
        String sentence,
        String requestedBy,
        Instant startedAt,
        Instant finishedAt,
        int hosts,
        int hostsDone,
        int contents,
        int contentsDone,
        Counts counts,
        List<Notice> notices) {

    /** How far a look is. */
    public enum State {
        RUNNING,
        DONE,
        /** It could not go on. */
        STOPPED
    }

    /**
     * Recordings of the period.
     *
     * @param zoom        that Zoom has and that are wanted, or here
     * @param here        that are here
     * @param ensemble    whose items are all in Ensemble and ready; null where this Ensemble does not tell
     * @param removed     ingested, and removed from Zoom as asked
     * @param notWanted   that Zoom has and nobody wants, because they began before
     * @param missing     what is missing and was not settled since
     * @param mendable    differences that can be mended from here
     * @param differences all of them
     */
    public record Counts(
            int zoom,
            int here,
            Integer ensemble,
            int removed,
            int notWanted,
            int missing,
            int mendable,
            int differences) {}

    /** What went wrong with one host. {@code user} is his e-mail, or his Zoom id where he is active no more. */
    public record Notice(String user, String sentence) {}
}

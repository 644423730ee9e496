package org.zoomensemble.ingest;

import java.time.Instant;
import java.util.UUID;

/**
 * How far a file is that names recordings.
 *
 * @param sentence  why it stopped; null where it did not
 * @param lines     with content, without the header
 * @param done      lines that are answered
 * @param found     lines whose ingest was opened
 * @param refused   lines whose recording Zoom or this application would not give; their sentences tell why
 * @param users     active users that are listed, because no list showed some of the recordings yet; 0 where that is not needed
 */
public record RecordingList(
        UUID id,
        UUID mediaWorkflowId,
        State state,
        String sentence,
        String requestedBy,
        Instant requestedAt,
        Instant finishedAt,
        int lines,
        int done,
        int found,
        int alreadyThere,
        int unknownAtZoom,
        int notUnderstood,
        int refused,
        int users,
        int usersDone) {

    /** Whether it goes on. */
    public enum State {
        RUNNING,
        DONE,
        /** It could not go on; an incident stands open. */
        STOPPED
    }

    /** What came of a line. */
    public enum Verdict {
        FOUND,
        ALREADY_THERE,
        UNKNOWN_AT_ZOOM,
        NOT_UNDERSTOOD,
        REFUSED
    }

    /**
     * One line.
     *
     * @param line     its number in the file, from 1; of several lines within quotes the last
     * @param named    what it names, without a passcode
     * @param verdict  null while it waits
     * @param sentence what is wrong and how to mend it; null where nothing is
     * @param ingestId null where there is none
     */
    public record Line(long line, String named, Verdict verdict, String sentence, UUID ingestId) {}
}

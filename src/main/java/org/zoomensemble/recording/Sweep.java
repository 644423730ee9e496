package org.zoomensemble.recording;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One round over the active users of a Zoom account, or of one media workflow.
 *
 * @param mediaWorkflowId null when it sweeps for every media workflow of the account
 * @param from            first day of a backfill; null otherwise
 * @param to              last day of a backfill; null otherwise
 * @param sentence        why it stopped; null where it did not
 * @param recordingsNew   how many led to a new ingest
 * @param notices         users whose recordings could not be listed
 */
public record Sweep(
        UUID id,
        UUID connectionId,
        UUID mediaWorkflowId,
        Kind kind,
        LocalDate from,
        LocalDate to,
        State state,
        String sentence,
        Instant startedAt,
        Instant finishedAt,
        int users,
        int usersDone,
        int recordingsSeen,
        int recordingsNew,
        List<Notice> notices) {

    /** For those who use a connection and do not own it. */
    public Sweep withoutConnection() {
        return new Sweep(
                id,
                null,
                mediaWorkflowId,
                kind,
                from,
                to,
                state,
                sentence,
                startedAt,
                finishedAt,
                users,
                usersDone,
                recordingsSeen,
                recordingsNew,
                notices);
    }

    /** What a sweep was opened by. */
    public enum Kind {
        TIMER,
        REQUEST,
        BACKFILL
    }

    /** How far a sweep is. */
    public enum State {
        RUNNING,
        DONE,
        /** It could not go on; an incident stands open. */
        STOPPED
    }

    /** What went wrong with one user. {@code user} is his e-mail, or his Zoom id where he is active no more. */
    public record Notice(String user, String sentence) {}
}

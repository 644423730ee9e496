package org.zoomensemble.security;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Service;
import org.zoomensemble.operations.ChangedMeanwhileException;
import org.zoomensemble.operations.Page;
import org.zoomensemble.operations.PagePosition;
import org.zoomensemble.operations.UnacceptableInputException;

/** Keeps who changed what, when, before and after. Thread-safe. */
@Service
public class ChangeLog {

    private final ChangeRecords records;
    private final CurrentPerson currentPerson;

    ChangeLog(ChangeRecords records, CurrentPerson currentPerson) {
        this.records = records;
        this.currentPerson = currentPerson;
    }

    /**
     * Joins the caller's transaction, so that there is no change without its record. Of a subject that was changed only the
     * fields that differ are kept; a change of nothing is not.
     */
    public void record(Change change) {
        record(currentPerson.person().name(), List.of(change));
    }

    /** Many at once, as {@link #record(Change)}, of somebody who asked for them earlier. */
    public void record(String person, List<Change> changes) {
        records.add(
                person,
                changes.stream()
                        .map(Change::reduced)
                        .filter(kept -> !kept.before().equals(kept.after()))
                        .toList());
    }

    /**
     * Changes within a reach, newest first.
     *
     * @throws UnacceptableInputException for a cursor that is none of this list
     */
    public Page<ChangeRecord> list(ChangeReach reach, ChangeFilter filter, String cursor, int size) {
        List<ChangeRecord> rows = records.list(reach, filter, ChangePosition.of(cursor), size + 1);
        return Page.of(
                rows,
                size,
                row -> new PagePosition(row.at().toString(), row.id().toString()));
    }

    /**
     * Refuses an edit of what is not any more as it was read. To be asked under the lock of the subject's row.
     *
     * @param subject          in words, for example {@code the template Zoom}
     * @param expectedRevision the revision that was read; null where it does not matter
     * @throws ChangedMeanwhileException the present revision is another
     */
    public void refuseStale(
            Change.Kind kind, String subjectId, String subject, Integer expectedRevision, int presentRevision) {
        if (expectedRevision != null && expectedRevision != presentRevision) {
            throw new Meanwhile(
                            records.since(kind, subjectId, expectedRevision),
                            LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC))
                    .refusal(subject, presentRevision);
        }
    }
}

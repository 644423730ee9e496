package org.zoomensemble.web;

import java.time.Instant;
import java.util.List;
import org.zoomensemble.operations.ChangedMeanwhileException;
import org.zoomensemble.security.ChangeWords;

/**
 * Why a form was not saved: somebody changed its subject meanwhile. Shown by {@code conflict :: conflict(conflict, fresh)},
 * above the form that keeps what was typed.
 *
 * @param presentRevision the revision that saving over it would have to expect
 */
public record EditConflict(String sentence, int presentRevision, List<Row> rows) {

    /** A field as it was read and as it is now; null means none. */
    public record Row(String label, String before, String now, String by, Instant at) {}

    static EditConflict of(ChangedMeanwhileException refusal) {
        return new EditConflict(
                refusal.getMessage(),
                refusal.presentRevision(),
                refusal.changes().stream()
                        .map(change -> new Row(
                                ChangeWords.label(change.field()),
                                FieldValue.word(change.before()),
                                FieldValue.word(change.now()),
                                change.by(),
                                change.at()))
                        .toList());
    }
}

package org.zoomensemble.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.zoomensemble.security.Change;
import org.zoomensemble.security.ChangeRecord;
import org.zoomensemble.security.ChangeWords;

/**
 * A change as the page shows it.
 *
 * @param deed      what was done, without who did it
 * @param link      where the subject stands now, without the context path; null where it is not there for the reader
 * @param hasBefore whether there was something before
 * @param hasAfter  whether there is something after
 */
public record ChangeRow(
        UUID id,
        Instant at,
        String person,
        String deed,
        String subjectId,
        String link,
        boolean hasBefore,
        boolean hasAfter,
        List<Field> fields) {

    /** A field before and after; null means none. */
    public record Field(String label, String before, String after) {}

    static ChangeRow of(ChangeRecord change, String place, String link) {
        Set<String> names = new LinkedHashSet<>(change.before().keySet());
        names.addAll(change.after().keySet());
        List<Field> fields = new ArrayList<>();
        names.forEach(name -> fields.add(new Field(
                ChangeWords.label(name),
                FieldValue.word(change.before().get(name)),
                FieldValue.word(change.after().get(name)))));
        return new ChangeRow(
                change.id(),
                change.at(),
                change.person(),
                ChangeWords.deed(change, place),
                change.subjectId(),
                link,
                change.action() != Change.Action.MADE,
                change.action() != Change.Action.DELETED,
                fields);
    }
}

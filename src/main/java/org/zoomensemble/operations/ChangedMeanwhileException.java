package org.zoomensemble.operations;

import java.time.Instant;
import java.util.List;

/**
 * What somebody wants to change is not any more what he had read. Nothing was changed. The message is a sentence that says
 * who changed what, and the remedy.
 */
public final class ChangedMeanwhileException extends RuntimeException {

    /**
     * A field that has another value than the one that was read; null means none.
     *
     * @param field as the REST interface names it
     * @param by    who changed it last
     * @param at    when that was
     */
    public record FieldChange(String field, String before, String now, String by, Instant at) {}

    private final int presentRevision;
    private final transient List<FieldChange> changes;

    /** @param changes empty where the record of changes does not tell */
    public ChangedMeanwhileException(String sentence, int presentRevision, List<FieldChange> changes) {
        super(sentence);
        this.presentRevision = presentRevision;
        this.changes = List.copyOf(changes);
    }

    /** The revision to be read now. */
    public int presentRevision() {
        return presentRevision;
    }

    public List<FieldChange> changes() {
        return changes;
    }
}

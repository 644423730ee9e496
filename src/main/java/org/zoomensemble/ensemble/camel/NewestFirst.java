package org.zoomensemble.ensemble.camel;

import java.time.Instant;
import java.util.List;
import org.zoomensemble.ensemble.EnsembleContent;

/** Ends the reading of pages at the first content that is too old, as long as the server really sorts. */
final class NewestFirst {

    private final Instant since;
    private boolean sorted = true;
    private Instant last = Instant.MAX;

    NewestFirst(Instant since) {
        this.since = since;
    }

    /** @return whether the next page may hold contents added at {@code since} or later */
    boolean goesOn(List<EnsembleContent> page) {
        for (EnsembleContent content : page) {
            if (content.dateAdded() == null || content.dateAdded().isAfter(last)) {
                sorted = false;
            } else {
                last = content.dateAdded();
            }
        }
        return !sorted || !last.isBefore(since);
    }
}

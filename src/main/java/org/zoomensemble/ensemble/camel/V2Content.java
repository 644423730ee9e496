package org.zoomensemble.ensemble.camel;

import java.util.Optional;
import org.zoomensemble.ensemble.EnsembleContent;

/**
 * A content that does not exist yet: with API v2 it comes into being with the last chunk of its upload. Until then what
 * it will be called is kept in the id that we give it, so that any node can go on after a crash.
 */
record V2Content(String title, String description) {

    private static final String PREFIX = "v2-";

    String id() {
        return PREFIX + Packed.pack(title, description);
    }

    /** @return empty where the id is not one of ours */
    static Optional<V2Content> of(String id) {
        return id.startsWith(PREFIX)
                ? Packed.unpack(id.substring(PREFIX.length()), 2).map(values -> new V2Content(values[0], values[1]))
                : Optional.empty();
    }

    EnsembleContent asContent() {
        return new EnsembleContent(id(), title, description, null, "", false);
    }
}

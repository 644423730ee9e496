package org.zoomensemble.directory;

import java.time.Instant;
import java.util.UUID;

/**
 * A library as Ensemble has it.
 *
 * @param goneAt since when Ensemble does not list it any more, null while it does
 */
public record Library(
        UUID id,
        UUID organizationId,
        UUID institutionId,
        String organizationName,
        String ensembleId,
        String name,
        Instant firstSeenAt,
        Instant goneAt) {

    public boolean isGone() {
        return goneAt != null;
    }
}

package org.zoomensemble.directory;

import java.time.Instant;
import java.util.UUID;

/**
 * An organization as Ensemble has it.
 *
 * @param goneAt since when Ensemble does not list it any more, null while it does
 */
public record Organization(
        UUID id, UUID institutionId, String ensembleId, String name, Instant firstSeenAt, Instant goneAt) {}

package org.zoomensemble.directory;

import java.time.Instant;
import java.util.UUID;

/**
 * The top of Ensemble's hierarchy.
 *
 * @param ensembleId Ensemble's own id of it, null where the site has a single institution and names none
 */
public record Institution(UUID id, String name, String ensembleId, Instant createdAt) {}

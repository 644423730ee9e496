package org.zoomensemble.directory;

import java.time.Instant;
import java.util.UUID;

/** An institution whose last sync that ended failed, so that its directory is not in line with Ensemble. */
public record FailedSync(
        UUID syncId, UUID institutionId, String institutionName, String sentence, Instant finishedAt) {}

package org.zoomensemble.ingest;

import java.util.UUID;

/** A media workflow whose newest reconciliation found so many recordings missing that were not settled since. */
public record MissingThere(UUID mediaWorkflowId, String mediaWorkflowName, String libraryName, int missing) {}

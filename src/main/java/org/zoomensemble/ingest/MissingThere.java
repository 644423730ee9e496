package org.zoomensemble.ingest;

import java.util.UUID;

/** A media workflow where so many recordings are missing, by the newest reconciliations that looked at their days. */
public record MissingThere(UUID mediaWorkflowId, String mediaWorkflowName, String libraryName, int missing) {}

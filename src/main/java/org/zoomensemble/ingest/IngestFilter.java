package org.zoomensemble.ingest;

import java.time.Instant;
import java.util.UUID;

/** Which ingests a list shows; null means any. Hosts are compared without regard to case. */
public record IngestFilter(
        IngestState state, UUID libraryId, UUID mediaWorkflowId, String host, Instant from, Instant to) {}

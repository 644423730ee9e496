package org.zoomensemble.ingest;

import java.time.Instant;
import java.util.UUID;

/**
 * Which ingests a list shows; null means any. Hosts are compared without regard to case.
 *
 * @param search what a person knows of a recording; see {@link RecordingSearch}
 * @param reason the whole sentence that stands at the ingest, or at its removal
 */
public record IngestFilter(
        IngestState state,
        UUID libraryId,
        UUID mediaWorkflowId,
        String host,
        Instant from,
        Instant to,
        String search,
        String reason,
        RemovalState removal) {

    public IngestFilter(
            IngestState state,
            UUID libraryId,
            UUID mediaWorkflowId,
            String host,
            Instant from,
            Instant to,
            String search,
            String reason) {
        this(state, libraryId, mediaWorkflowId, host, from, to, search, reason, null);
    }

    public IngestFilter(
            IngestState state, UUID libraryId, UUID mediaWorkflowId, String host, Instant from, Instant to) {
        this(state, libraryId, mediaWorkflowId, host, from, to, null, null);
    }
}

package org.zoomensemble.ingest;

import java.time.Instant;

/**
 * Until when an ingest waits for Zoom, and which state of the ingest's row the decision to wait was based on.
 *
 * @param changes compare with {@link IngestSteps#isUnchangedSince} in the transaction that begins the wait
 */
public record Wait(Instant until, long changes) {}

package org.zoomensemble.ingest;

/** Where an ingest stands. Everything but {@link #RUNNING} is an outcome. */
public enum IngestState {
    RUNNING,
    INGESTED,
    /** With a reason; cancelled and gone are skips. */
    SKIPPED,
    /** An incident stands open. */
    FAILED
}

package org.zoomensemble.ingest;

/** What Ensemble says of a content that was confirmed before. */
enum ContentAnswer {
    READY,
    NOT_READY,
    FAILED,
    GONE
}

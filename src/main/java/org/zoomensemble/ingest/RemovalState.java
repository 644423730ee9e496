package org.zoomensemble.ingest;

/** What becomes of an ingested recording at Zoom. Where removal was never asked for there is no such state. */
public enum RemovalState {
    /** It is to be removed, and is not yet: days have to pass, or a step runs or is tried again. */
    WAITING,
    /** It is in Zoom's trash. */
    REMOVED,
    /** It stays in Zoom, for the reason that the sentence tells. */
    KEPT,
    /** An incident stands open; the ingest stays ingested. */
    FAILED
}

package org.zoomensemble.ingest;

/** Why a skipped ingest was skipped. */
public enum SkippedAs {
    /** A table decided so. */
    RULE,
    /** A person ended it. */
    CANCELLED,
    /** Zoom had no such recording any more. */
    GONE
}

package org.zoomensemble.ingest;

/** In which way Zoom, this application and Ensemble differ about a recording. */
public enum DifferenceKind {
    /** Zoom has it, it is wanted, and nobody announced it here. */
    MISSING(true, true),
    /** Zoom has something of it that no item has. */
    SEGMENT_MISSING(true, true),
    /** It was ingested, and Ensemble has the content no more. */
    CONTENT_GONE(true, true),
    /** It was ingested, and Ensemble says now that it failed. */
    CONTENT_FAILED(true, false),
    /** Its ingest failed; an incident stands open. */
    FAILED(false, true),
    /** It was gone from Zoom before it was ingested. */
    GONE(false, true),
    /** It ended a short while ago and nobody announced it yet. */
    AWAITED(false, true),
    /** It was ingested, and Ensemble works on the content again. */
    CONTENT_NOT_READY(false, false),
    /** It is on its way. */
    RUNNING(false, false),
    /** A rule or a person decided against it. */
    SKIPPED(false, false);

    private final boolean isMissing;
    private final boolean isMended;

    DifferenceKind(boolean isMissing, boolean isMended) {
        this.isMissing = isMissing;
        this.isMended = isMended;
    }

    /** Whether something that should be in Ensemble is not, and nothing else says so. */
    public boolean isMissing() {
        return isMissing;
    }

    /** Whether it can be mended from here; {@link #CONTENT_GONE} and {@link #GONE} only while Zoom has the recording. */
    boolean isMended() {
        return isMended;
    }
}

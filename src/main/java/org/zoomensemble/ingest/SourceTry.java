package org.zoomensemble.ingest;

/** How a media file was asked for last. */
enum SourceTry {
    /** At the address that was noted. */
    AS_NOTED,
    /** At the address that Zoom tells now. */
    RENEWED,
    /** There, with the token that Zoom makes for this recording alone. */
    BY_OWN_TOKEN
}

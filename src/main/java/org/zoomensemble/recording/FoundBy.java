package org.zoomensemble.recording;

/** Who announced a recording first. */
public enum FoundBy {
    SWEEP,
    REQUEST,
    WEBHOOK,
    /** The look before a recording is removed from Zoom: there is something new of it. */
    REMOVAL
}

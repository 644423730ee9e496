package org.zoomensemble.recording;

/** Who announced a recording first. */
public enum FoundBy {
    SWEEP,
    REQUEST,
    WEBHOOK
}

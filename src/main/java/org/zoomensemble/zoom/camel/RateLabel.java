package org.zoomensemble.zoom.camel;

/** Zoom's rate-limit labels, as far as they matter here: each has a limit of its own for each account. */
enum RateLabel {
    LIGHT,
    MEDIUM
}

package org.zoomensemble.architecture.planted.ensemble;

/** A fault on purpose: see HouseRulesTest. */
public class Planted {
    org.zoomensemble.architecture.planted.zoom.Planted zoom;
}

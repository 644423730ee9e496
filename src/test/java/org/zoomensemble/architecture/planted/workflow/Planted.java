package org.zoomensemble.architecture.planted.workflow;

/** A fault on purpose: see HouseRulesTest. */
public class Planted {
    org.zoomensemble.architecture.planted.ingest.Planted ingest;
    org.zoomensemble.architecture.planted.zoom.camel.Planted routes;
}

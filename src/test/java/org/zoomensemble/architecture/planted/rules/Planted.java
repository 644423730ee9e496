package org.zoomensemble.architecture.planted.rules;

/** A fault on purpose: see HouseRulesTest. */
public class Planted {
    org.zoomensemble.architecture.planted.ingest.Planted ingest;
}

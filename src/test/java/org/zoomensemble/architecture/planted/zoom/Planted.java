package org.zoomensemble.architecture.planted.zoom;

import org.springframework.stereotype.Component;

/** A fault on purpose: see HouseRulesTest. */
@Component
public class Planted {
    org.zoomensemble.architecture.planted.ensemble.Planted ensemble;
    org.zoomensemble.architecture.planted.ingest.Planted ingest;
}

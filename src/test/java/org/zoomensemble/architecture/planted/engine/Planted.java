package org.zoomensemble.architecture.planted.engine;

import org.apache.camel.ProducerTemplate;

/** A fault on purpose: see HouseRulesTest. */
public class Planted {
    ProducerTemplate routes;
    org.zoomensemble.architecture.planted.api.Planted rest;
}

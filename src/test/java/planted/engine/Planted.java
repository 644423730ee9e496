package planted.engine;

import org.apache.camel.ProducerTemplate;

/** A fault on purpose: see HouseRulesTest. */
public class Planted {
    ProducerTemplate routes;
    planted.api.Planted rest;
}

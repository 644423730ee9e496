package planted.workflow;

/** A fault on purpose: see HouseRulesTest. */
public class Planted {
    planted.ingest.Planted ingest;
    planted.zoom.camel.Planted routes;
}

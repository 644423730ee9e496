package planted.rules;

/** A fault on purpose: see HouseRulesTest. */
public class Planted {
    planted.ingest.Planted ingest;
}

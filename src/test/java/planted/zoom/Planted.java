package planted.zoom;

import org.springframework.stereotype.Component;

/** A fault on purpose: see HouseRulesTest. */
@Component
public class Planted {
    planted.ensemble.Planted ensemble;
    planted.ingest.Planted ingest;
}

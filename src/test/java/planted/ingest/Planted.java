package planted.ingest;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Repository;

/** A fault on purpose: see HouseRulesTest. */
@Repository
public class Planted {
    RuntimeService engine;
}

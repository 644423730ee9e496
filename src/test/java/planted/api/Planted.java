package planted.api;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RestController;

/** A fault on purpose: see HouseRulesTest. */
@RestController
public class Planted {
    JdbcClient jdbc;
    planted.engine.Planted engine;
}

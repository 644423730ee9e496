package org.zoomensemble.architecture.planted.api;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RestController;

/** A fault on purpose: see HouseRulesTest. */
@RestController
public class Planted {
    JdbcClient jdbc;
    org.zoomensemble.architecture.planted.engine.Planted engine;
}

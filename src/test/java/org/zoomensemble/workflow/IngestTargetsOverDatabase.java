package org.zoomensemble.workflow;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets tests of other rooms make what Spring makes in the application. */
public final class IngestTargetsOverDatabase {

    private IngestTargetsOverDatabase() {}

    public static IngestTargets of(JdbcClient jdbc) {
        return new IngestTargets(jdbc);
    }
}

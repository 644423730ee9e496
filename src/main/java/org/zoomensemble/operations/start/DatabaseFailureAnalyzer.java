package org.zoomensemble.operations.start;

import java.sql.SQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.zoomensemble.operations.DatabaseRefusal;
import org.zoomensemble.operations.StartRefusedException;

/** A database that fails later in the start than the first look at it, for example while tables are made. */
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> implements Ordered {

    private final Environment environment;

    DatabaseFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable failure, SQLException cause) {
        StartRefusedException refusal = DatabaseRefusal.of(
                environment.getProperty("spring.datasource.url", "postgresql (embedded)"),
                environment.getProperty("spring.datasource.username"),
                innermost(cause));
        return new FailureAnalysis(refusal.getMessage(), refusal.remedy(), cause);
    }

    private static SQLException innermost(SQLException outer) {
        SQLException found = outer;
        for (Throwable next = outer.getCause(); next != null; next = next.getCause()) {
            if (next instanceof SQLException deeper) {
                found = deeper;
            }
        }
        return found;
    }

    @Override
    public int getOrder() {
        return 0;
    }
}

package org.zoomensemble.operations.start;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.embedded.tomcat.ConnectorStartFailedException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;

/** As Spring Boot's own, and names the setting. */
class PortTakenFailureAnalyzer implements FailureAnalyzer, Ordered {

    @Override
    public FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException taken) {
                return analysis(taken.getPort(), "is taken by another program", cause);
            }
            if (cause instanceof ConnectorStartFailedException refused) {
                return analysis(refused.getPort(), "cannot be opened (taken, not allowed, or its TLS is wrong)", cause);
            }
        }
        return null;
    }

    private static FailureAnalysis analysis(int port, String what, Throwable cause) {
        return new FailureAnalysis(
                "The port %d that the application listens on %s.".formatted(port, what),
                "Stop that program, or set SERVER_PORT to a free port.",
                cause);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}

package org.zoomensemble.operations;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** One line in the log, when the application is ready, that tells where everything is. */
@Component
class ReadyAnnouncement {

    private static final Logger LOG = LoggerFactory.getLogger(ReadyAnnouncement.class);

    private final Environment environment;
    private final JdbcConnectionDetails database;
    private final ObjectProvider<BuildProperties> build;

    ReadyAnnouncement(Environment environment, JdbcConnectionDetails database, ObjectProvider<BuildProperties> build) {
        this.environment = environment;
        this.database = database;
        this.build = build;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        LOG.info("{}", sentence());
    }

    String sentence() {
        String version =
                build.stream().findFirst().map(BuildProperties::getVersion).orElse("(unpackaged)");
        String port = environment.getProperty("local.server.port");
        String where = port == null ? "" : " at %1$s/, Cockpit at %1$s/camunda".formatted(address(port));
        return "Zoom integration for Ensemble Video %s is ready%s, database %s."
                .formatted(version, where, DatabaseAddress.of(database.getJdbcUrl()));
    }

    private String address(String port) {
        boolean encrypted = environment.getProperty("server.ssl.enabled", Boolean.class, true)
                && (environment.containsProperty("server.ssl.key-store")
                        || environment.containsProperty("server.ssl.certificate")
                        || environment.containsProperty("server.ssl.bundle"));
        return "%s://localhost:%s%s"
                .formatted(
                        encrypted ? "https" : "http", port, environment.getProperty("server.servlet.context-path", ""));
    }
}

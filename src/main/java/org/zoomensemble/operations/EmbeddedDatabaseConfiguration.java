package org.zoomensemble.operations;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.zoomensemble.operations.postgres.EmbeddedPostgres;
import org.zoomensemble.operations.postgres.PostgresLaunch;

/**
 * The application's own PostgreSQL where no other is configured. The pool is built from the connection details, so it is
 * closed before PostgreSQL stops.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(NoSiteDatabase.class)
class EmbeddedDatabaseConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabaseConfiguration.class);

    @Bean(destroyMethod = "close")
    EmbeddedPostgres embeddedPostgres(DatabaseSettings settings) {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(new PostgresLaunch(
                settings.folder(),
                settings.folder(),
                settings.database().port(),
                settings.database().userId(),
                true));
        LOG.info(
                "SPRING_DATASOURCE_URL is not set: the embedded PostgreSQL listens on 127.0.0.1:{} and keeps its data"
                        + " in {}.",
                postgres.port(),
                postgres.folder());
        return postgres;
    }

    @Bean
    JdbcConnectionDetails embeddedDatabase(EmbeddedPostgres postgres) {
        return new DatabaseConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
    }
}

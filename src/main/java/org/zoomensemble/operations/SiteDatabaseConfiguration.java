package org.zoomensemble.operations;

import java.util.Properties;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The site's own server. It is looked at before a pool is built, so that what is wrong is told once and plainly. */
@Configuration(proxyBeanMethods = false)
@Conditional(SiteDatabase.class)
class SiteDatabaseConfiguration {

    @Bean
    JdbcConnectionDetails siteDatabase(DataSourceProperties properties, Environment environment) {
        DatabaseConnection connection =
                new DatabaseConnection(properties.getUrl(), properties.getUsername(), properties.getPassword());
        Properties extras = new Properties();
        Binder.get(environment)
                .bind("spring.datasource.hikari.data-source-properties", Bindable.mapOf(String.class, String.class))
                .ifBound(extras::putAll);
        new DatabaseInspection(connection, extras).demandUsable();
        return connection;
    }
}

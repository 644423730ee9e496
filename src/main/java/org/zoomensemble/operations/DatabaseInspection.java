package org.zoomensemble.operations;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Looks at the site's database before anything else uses it. */
final class DatabaseInspection {

    private static final int OLDEST_MAJOR = 15;
    private static final String RIGHTS = """
            select current_setting('server_version_num')::int / 10000 as major,
                   current_user as role,
                   current_database() as name,
                   has_schema_privilege('public', 'CREATE') as may_use_public,
                   exists (select from pg_namespace where nspname = 'zoomensemble')
                       or has_database_privilege(current_database(), 'CREATE') as may_have_schema
            """;

    private final DatabaseConnection connection;
    private final Properties extras;

    /** @param extras properties of the driver, for example of TLS */
    DatabaseInspection(DatabaseConnection connection, Properties extras) {
        this.connection = connection;
        this.extras = extras;
    }

    /** @throws StartRefusedException it cannot be reached, is too old, or the role lacks a right */
    void demandUsable() {
        if (!connection.url().startsWith("jdbc:postgresql:")) {
            throw new StartRefusedException(
                    "SPRING_DATASOURCE_URL does not name a PostgreSQL database.",
                    "Write it as jdbc:postgresql://host:5432/database, or leave it empty to use the embedded database.");
        }
        try (Connection database = connect();
                Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery(RIGHTS)) {
            found.next();
            demandVersion(found.getInt("major"));
            demandRights(found);
        } catch (SQLException e) {
            throw DatabaseRefusal.of(connection.url(), connection.username(), e);
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.putAll(extras);
        if (connection.username() != null) {
            properties.setProperty("user", connection.username());
        }
        if (connection.password() != null) {
            properties.setProperty("password", connection.password());
        }
        return DriverManager.getConnection(connection.url(), properties);
    }

    void demandVersion(int major) {
        if (major < OLDEST_MAJOR) {
            throw new StartRefusedException(
                    "The database %s runs on PostgreSQL %d, which is too old: %d is the oldest that is supported."
                            .formatted(DatabaseAddress.of(connection.url()), major, OLDEST_MAJOR),
                    "Upgrade that server, set SPRING_DATASOURCE_URL to another one, or leave it empty to use the"
                            + " embedded database.");
        }
    }

    private static void demandRights(ResultSet found) throws SQLException {
        String role = found.getString("role");
        String name = found.getString("name");
        if (!found.getBoolean("may_use_public")) {
            throw new StartRefusedException(
                    "The role %s may not create tables in the schema public of the database %s.".formatted(role, name),
                    "As its owner, run: GRANT CREATE, USAGE ON SCHEMA public TO \"%s\"".formatted(role));
        }
        if (!found.getBoolean("may_have_schema")) {
            throw new StartRefusedException(
                    "The role %s may not create the schema zoomensemble in the database %s.".formatted(role, name),
                    "As its owner, run: GRANT CREATE ON DATABASE \"%s\" TO \"%s\"".formatted(name, role));
        }
    }
}

package org.zoomensemble;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.zoomensemble.operations.postgres.EmbeddedPostgres;
import org.zoomensemble.operations.postgres.PostgresLaunch;

/**
 * A database of a test's own, on one PostgreSQL that all tests of this JVM share and that ends with it.
 *
 * @param url for JDBC, without user and password
 */
public record TestDatabase(String url, String username, String password) {

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** A new, empty database. */
    public static TestDatabase create() {
        return create("template0");
    }

    /** A new database with our tables (not Camunda's), as Flyway makes them. */
    public static TestDatabase migrated() {
        return create(Migrated.NAME);
    }

    private static TestDatabase create(String template) {
        String name = "test_" + COUNT.incrementAndGet();
        execute("create database %s template %s".formatted(name, template));
        return of(name);
    }

    private static TestDatabase of(String name) {
        EmbeddedPostgres server = Server.RUNNING;
        return new TestDatabase(server.jdbcUrl(name), server.username(), server.password());
    }

    private static void execute(String sql) {
        EmbeddedPostgres server = Server.RUNNING;
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl("postgres"), server.username(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** A new connection per call, with the search path that the application's connections have. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(username);
        source.setPassword(password);
        source.setCurrentSchema("public,zoomensemble");
        return source;
    }

    /**
     * Points a Spring context at this database:
     *
     * <pre>{@code
     * static final TestDatabase DATABASE = TestDatabase.create();
     *
     * @DynamicPropertySource
     * static void settings(DynamicPropertyRegistry registry) {
     *     DATABASE.register(registry);
     * }
     * }</pre>
     */
    public void register(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", this::url);
        registry.add("spring.datasource.username", this::username);
        registry.add("spring.datasource.password", this::password);
    }

    /** Filled once, copied for each test. */
    private static final class Migrated {

        static final String NAME = make();

        private static String make() {
            String name = "migrated";
            execute("create database %s template template0".formatted(name));
            Flyway.configure()
                    .dataSource(of(name).dataSource())
                    .schemas("zoomensemble")
                    .defaultSchema("zoomensemble")
                    .load()
                    .migrate();
            return name;
        }
    }

    private static final class Server {

        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                Path home = TestFolders.enterable();
                Path binaries = Files.createDirectories(home.resolve("postgres-programs"));
                Path data = Files.createTempDirectory(home, "postgres-");
                Files.setPosixFilePermissions(
                        data, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
                EmbeddedPostgres postgres = EmbeddedPostgres.start(
                        new PostgresLaunch(data, binaries, 0, PostgresLaunch.DEFAULT_USER_ID, false));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    postgres.close();
                    TestFolders.remove(data);
                }));
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

package org.zoomensemble;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.util.FileSystemUtils;
import org.zoomensemble.operations.postgres.EmbeddedDatabaseException;
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

    /** A new database with everything that is in this one, to which nobody may be connected meanwhile: a backup. */
    public TestDatabase copied() {
        return create(url.substring(url.lastIndexOf('/') + 1));
    }

    private static TestDatabase create(String template) {
        String name = "test_" + COUNT.incrementAndGet();
        createDatabase(name, template);
        return of(name);
    }

    private static TestDatabase of(String name) {
        EmbeddedPostgres server = Server.RUNNING;
        return new TestDatabase(server.jdbcUrl(name), server.username(), server.password());
    }

    private static void createDatabase(String name, String template) {
        try {
            Server.RUNNING.createDatabase(name, template);
        } catch (SQLException e) {
            throw new IllegalStateException("the test database %s could not be made".formatted(name), e);
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
            createDatabase(name, "template0");
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

        private static final Set<String> CONTEXT_HOOKS =
                Set.of("SpringApplicationShutdownHook", "SpringContextShutdownHook");

        private static EmbeddedPostgres start() {
            try {
                Path home = Files.createDirectories(Path.of("target", "postgres"));
                Path binaries = Files.createDirectories(home.resolve("programs"));
                removeAbandoned(home, binaries);
                Path data = Files.createTempDirectory(home, "data-");
                EmbeddedPostgres postgres = EmbeddedPostgres.start(launch(data, binaries));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres, data)));
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static PostgresLaunch launch(Path data, Path binaries) {
            return new PostgresLaunch(data, binaries, 0, PostgresLaunch.DEFAULT_USER_ID, false);
        }

        // What test runs that were killed left behind, servers included; young folders may be about to be used.
        private static void removeAbandoned(Path home, Path binaries) throws IOException {
            Instant old = Instant.now().minus(Duration.ofMinutes(10));
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(home, "data-*")) {
                for (Path folder : folders) {
                    if (Files.getLastModifiedTime(folder).toInstant().isBefore(old)) {
                        try {
                            EmbeddedPostgres.start(launch(folder, binaries)).close();
                            FileSystemUtils.deleteRecursively(folder);
                        } catch (EmbeddedDatabaseException inUse) {
                            // By a test run that goes on.
                        }
                    }
                }
            }
        }

        // The contexts that tests left open close at the same time and still speak to their databases.
        private static void stop(EmbeddedPostgres postgres, Path data) {
            try {
                Thread.sleep(100);
                for (Thread thread : Thread.getAllStackTraces().keySet()) {
                    if (CONTEXT_HOOKS.contains(thread.getName())) {
                        thread.join(30_000);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            postgres.close();
            try {
                FileSystemUtils.deleteRecursively(data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

package org.zoomensemble.operations.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * The application's own PostgreSQL, running until it is closed. It listens on 127.0.0.1 only, demands a password, keeps
 * its data in the data folder over restarts and belongs to one instance at a time. Close it after the last connection.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final String DATABASE = "zoomensemble";
    private static final String ROLE = "zoomensemble";
    private static final int ATTEMPTS = 3;

    private final DataFolder folder;
    private final DatabaseCluster cluster;
    private final int port;
    private final String password;

    private EmbeddedPostgres(DataFolder folder, DatabaseCluster cluster, int port, String password) {
        this.folder = folder;
        this.cluster = cluster;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts PostgreSQL and returns when it takes connections; makes the database where there is none yet.
     *
     * @throws EmbeddedDatabaseException it cannot run here; nothing is left running or locked
     */
    public static EmbeddedPostgres start(PostgresLaunch launch) {
        PostgresBinaries binaries = new PostgresBinaries();
        DataFolder folder = DataFolder.lock(launch.folder());
        try {
            return start(launch, binaries, folder);
        } catch (IOException e) {
            folder.close();
            throw new EmbeddedDatabaseException(
                    "The embedded PostgreSQL could not use the data folder %s: %s".formatted(folder.path(), e),
                    "Check rights and free space of the folder, or set ZOOMENSEMBLE_DATA_FOLDER to another one.",
                    e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static EmbeddedPostgres start(PostgresLaunch launch, PostgresBinaries binaries, DataFolder folder)
            throws IOException {
        Path home = binaries.unpackInto(launch.binaries().toRealPath());
        PostgresUser stranger = PostgresUser.of(launch.userId()).entering(folder.path());
        int major = new PostgresPrograms(home, stranger.entering(home)).majorVersion();
        refuseOtherVersions(folder, major);
        PostgresUser user = stranger.orOwnerOf(folder.cluster(major))
                .entering(folder.path())
                .entering(home);
        user.demandOwnership(folder.cluster(major));
        DatabaseCluster cluster = new DatabaseCluster(
                folder.cluster(major), folder.log(), new PostgresPrograms(home, user), user, launch.durable());
        String password;
        if (cluster.exists()) {
            password = DatabasePassword.read(folder.passwordFile());
            cluster.stopOrphan();
        } else {
            password = DatabasePassword.make(folder.passwordFile(), user);
            cluster.make(password);
        }
        EmbeddedPostgres postgres = listen(launch, folder, cluster, password);
        try {
            postgres.verify();
            return postgres;
        } catch (RuntimeException e) {
            cluster.stop();
            throw e;
        }
    }

    // Between the look and the start another process may take the port.
    private static EmbeddedPostgres listen(
            PostgresLaunch launch, DataFolder folder, DatabaseCluster cluster, String password) throws IOException {
        DatabasePort ports = new DatabasePort(folder.portFile(), launch.port());
        for (int attempt = 1; ; attempt++) {
            int port = ports.choose();
            ProgramResult result = cluster.start(port);
            if (result.succeeded()) {
                ports.remember(port);
                return new EmbeddedPostgres(folder, cluster, port, password);
            }
            if (attempt == ATTEMPTS) {
                throw new EmbeddedDatabaseException(
                        "PostgreSQL in %s does not start: %s"
                                .formatted(cluster.folder(), LogTail.of(Files.readString(folder.log()))),
                        "The log %s tells the whole story.".formatted(folder.log()));
            }
        }
    }

    private static void refuseOtherVersions(DataFolder folder, int major) throws IOException {
        Pattern name = Pattern.compile("pg\\d+");
        try (var paths = Files.list(folder.path())) {
            List<Path> others = paths.filter(
                            path -> name.matcher(path.getFileName().toString()).matches())
                    .filter(path -> !path.equals(folder.cluster(major)))
                    .toList();
            if (!others.isEmpty() && !Files.exists(folder.cluster(major))) {
                throw otherVersion(others.get(0), major);
            }
        }
        Path version = folder.cluster(major).resolve("PG_VERSION");
        if (Files.exists(version) && !Files.readString(version).strip().equals(String.valueOf(major))) {
            throw otherVersion(folder.cluster(major), major);
        }
    }

    private static EmbeddedDatabaseException otherVersion(Path cluster, int major) {
        return new EmbeddedDatabaseException(
                "The database in %s was made by another version of PostgreSQL, this application brings version %d."
                        .formatted(cluster, major),
                "Carry it over with pg_dump and pg_restore, or set ZOOMENSEMBLE_DATA_FOLDER to a new folder.");
    }

    private void verify() {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            Path directory = Path.of(single(statement, "show data_directory"));
            if (!Files.isSameFile(directory, cluster.folder())) {
                throw new EmbeddedDatabaseException(
                        "Another PostgreSQL, of the folder %s, answers on port %d.".formatted(directory, port),
                        "Set ZOOMENSEMBLE_DATABASE_PORT to a free port.");
            }
            if (isNone(statement, "select count(*) from pg_roles where rolname = '%s'".formatted(ROLE))) {
                statement.execute("create role %s login password '%s'".formatted(ROLE, password));
            }
            if (isNone(statement, "select count(*) from pg_database where datname = '%s'".formatted(DATABASE))) {
                statement.execute(creation(DATABASE, "template1"));
            }
        } catch (SQLException | IOException e) {
            throw new EmbeddedDatabaseException(
                    "The embedded PostgreSQL of %s runs but cannot be used: %s"
                            .formatted(cluster.folder(), e.getMessage()),
                    "Its password stands in %s, its log is %s.".formatted(folder.passwordFile(), folder.log()),
                    e);
        }
    }

    private static boolean isNone(Statement statement, String count) throws SQLException {
        return single(statement, count).equals("0");
    }

    private static String single(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static String creation(String name, String template) {
        return "create database \"%s\" owner %s template \"%s\"".formatted(name, ROLE, template);
    }

    private Connection superuser() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", DatabaseCluster.SUPERUSER);
        properties.setProperty("password", password);
        return DriverManager.getConnection(jdbcUrl("postgres"), properties);
    }

    /**
     * Makes one more database that the application's role owns.
     *
     * @param template the database that it is a copy of; nobody may be connected to that
     */
    public void createDatabase(String name, String template) throws SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            statement.execute(creation(name, template));
        }
    }

    /** Of the application's database. */
    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** The application's role, which owns its database and is no superuser. */
    public String username() {
        return ROLE;
    }

    public String password() {
        return password;
    }

    public int port() {
        return port;
    }

    /** The data folder, absolute. */
    public Path folder() {
        return folder.path();
    }

    /** Ends all sessions, stops PostgreSQL and gives the data folder free. */
    @Override
    public void close() {
        try {
            cluster.stop();
        } finally {
            folder.close();
        }
    }
}

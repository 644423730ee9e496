package org.zoomensemble.operations.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/** The folder that PostgreSQL itself keeps its database in: made, configured, started, stopped. */
final class DatabaseCluster {

    static final String SUPERUSER = "postgres";

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final String OWN_CONFIGURATION = "zoomensemble.conf";

    private final Path folder;
    private final Path log;
    private final PostgresPrograms programs;
    private final PostgresUser user;
    private final boolean durable;

    DatabaseCluster(Path folder, Path log, PostgresPrograms programs, PostgresUser user, boolean durable) {
        this.folder = folder;
        this.log = log;
        this.programs = programs;
        this.user = user;
        this.durable = durable;
    }

    boolean exists() {
        return Files.exists(folder.resolve("PG_VERSION"));
    }

    /** Makes the database; what an interrupted attempt left behind is removed first. */
    void make(String password) throws IOException {
        Path temporary = folder.resolveSibling(folder.getFileName() + ".new");
        FolderRemoval.remove(temporary);
        Files.createDirectory(temporary);
        PostgresUser maker = user.named();
        maker.own(temporary, "rwx------");
        Path passwordFile = Files.createTempFile(folder.getParent(), "password-", ".new");
        ProgramResult result;
        try {
            maker.own(passwordFile, "rw-------");
            Files.writeString(passwordFile, password + "\n");
            result = initialize(maker, temporary, passwordFile);
        } finally {
            Files.delete(passwordFile);
        }
        if (!result.succeeded()) {
            throw new EmbeddedDatabaseException(
                    "PostgreSQL could not make its database in %s: %s".formatted(folder, result.reason()),
                    "Mend the reason given, set ZOOMENSEMBLE_DATA_FOLDER to another folder,"
                            + " or use a PostgreSQL server of your own: set SPRING_DATASOURCE_URL.");
        }
        user.ownAll(temporary);
        Files.writeString(
                temporary.resolve("postgresql.conf"),
                "\ninclude_if_exists = '%s'\n".formatted(OWN_CONFIGURATION),
                StandardOpenOption.APPEND);
        Files.move(temporary, folder);
    }

    private ProgramResult initialize(PostgresUser maker, Path temporary, Path passwordFile) {
        return programs.as(maker)
                .run(
                        LIMIT,
                        "initdb",
                        "--pgdata=" + temporary,
                        "--username=" + SUPERUSER,
                        "--auth=scram-sha-256",
                        "--pwfile=" + passwordFile,
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        durable ? "--data-checksums" : "--no-sync");
    }

    /** Stops a server that an earlier run of the application left behind when it was killed. */
    void stopOrphan() throws IOException {
        var postmaster = PostmasterFile.read(folder);
        if (postmaster.filter(file -> file.runs(folder)).isPresent()) {
            stop();
        } else if (postmaster.isPresent()) {
            // Else PostgreSQL refuses to start as soon as any process bears that number today.
            Files.deleteIfExists(PostmasterFile.path(folder));
        }
    }

    ProgramResult start(int port) throws IOException {
        Path configuration = folder.resolve(OWN_CONFIGURATION);
        Files.write(configuration, configuration(port));
        user.own(configuration, "rw-------");
        if (!Files.exists(log)) {
            Files.createFile(log);
        }
        user.own(log, "rw-------");
        return programs.run(LIMIT, "pg_ctl", "start", "-w", "-t", "60", "-D", folder.toString(), "-l", log.toString());
    }

    private List<String> configuration(int port) {
        String commits = durable ? "on" : "off";
        return List.of(
                "# Written anew at each start; put settings of your own into postgresql.conf.",
                "port = " + port,
                "listen_addresses = '127.0.0.1'",
                "unix_socket_directories = ''",
                "fsync = " + commits,
                "synchronous_commit = " + commits,
                "full_page_writes = " + commits,
                "max_connections = 200",
                "timezone = 'UTC'",
                "log_timezone = 'UTC'",
                "log_checkpoints = off",
                "log_min_messages = log");
    }

    /** Ends all sessions and stops; waits until it has. */
    void stop() {
        ProgramResult result =
                programs.run(LIMIT, "pg_ctl", "stop", "-m", "fast", "-w", "-t", "60", "-D", folder.toString());
        if (!result.succeeded()) {
            throw new EmbeddedDatabaseException(
                    "PostgreSQL in %s could not be stopped: %s".formatted(folder, result.reason()),
                    "Look into %s, end the process that %s names, and start again."
                            .formatted(log, PostmasterFile.path(folder)));
        }
    }

    Path folder() {
        return folder;
    }
}

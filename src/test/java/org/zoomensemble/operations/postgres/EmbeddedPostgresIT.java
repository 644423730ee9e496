package org.zoomensemble.operations.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

class EmbeddedPostgresIT {

    private static final Path HOME = Path.of("target", "postgres");

    private Path root;
    private Path data;
    private Path programs;

    @BeforeEach
    void folders() throws IOException {
        programs = Files.createDirectories(HOME.resolve("programs"));
        root = Files.createTempDirectory(HOME.toAbsolutePath(), "launch ");
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        data = root.resolve("data");
    }

    @AfterEach
    void removeFolders() throws IOException {
        FileSystemUtils.deleteRecursively(root);
    }

    @Test
    void keepsItsDataOverARestart() throws Exception {
        EmbeddedPostgres first = start();
        execute(first, "create table kept as select 42 as answer");
        first.close();

        assertThatThrownBy(() -> ask(first, "select 1")).isInstanceOf(SQLException.class);
        assertThat(PostmasterFile.path(cluster())).doesNotExist();

        try (EmbeddedPostgres second = start()) {
            assertThat(ask(second, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void refusesASecondInstanceInThisProcessAndInAnother() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            assertThatExceptionOfType(EmbeddedDatabaseException.class)
                    .isThrownBy(this::start)
                    .withMessageContaining("in use by another running instance")
                    .satisfies(e -> assertThat(e.remedy()).contains("ZOOMENSEMBLE_DATA_FOLDER"));

            ChildJvm second = ChildJvm.start(List.of(), data, programs);
            second.end();

            assertThat(second.says()).contains("in use by another running instance");
            assertThat(ask(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void stopsWhatAKilledApplicationLeftBehindAndGoesOnWithItsData() throws Exception {
        ChildJvm killed = ChildJvm.start(List.of(), data, programs);
        assertThat(killed.says()).startsWith(EmbeddedPostgresProcess.STARTED);
        String port = killed.says().substring(EmbeddedPostgresProcess.STARTED.length());
        try (Connection connection = connect("jdbc:postgresql://127.0.0.1:" + port + "/zoomensemble");
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept as select 42 as answer");
        }
        killed.kill();
        PostmasterFile orphan = PostmasterFile.read(cluster()).orElseThrow();
        assertThat(orphan.runs(cluster())).isTrue();

        try (EmbeddedPostgres postgres = start()) {
            assertThat(ask(postgres, "select answer from kept")).isEqualTo("42");
            assertThat(PostmasterFile.read(cluster()).orElseThrow().process()).isNotEqualTo(orphan.process());
            assertThat(Files.readString(data.resolve("postgres.log")))
                    .doesNotContain("was not properly shut down")
                    .contains("received fast shutdown request");
        }
    }

    @Test
    void isNotMisledByAFileThatNamesAnotherProcess() throws Exception {
        start().close();
        // PostgreSQL itself looks only whether a process of its own user bears that number.
        List<String> command =
                new ArrayList<>(PostgresUser.of(PostgresLaunch.DEFAULT_USER_ID).prefix());
        command.addAll(List.of("sleep", "300"));
        Process another = new ProcessBuilder(command).start();
        try (EmbeddedPostgres postgres = start(another)) {
            assertThat(ask(postgres, "select 1")).isEqualTo("1");
            assertThat(another.isAlive()).isTrue();
        } finally {
            another.destroy();
        }
    }

    private EmbeddedPostgres start(Process named) throws IOException {
        Files.writeString(
                PostmasterFile.path(cluster()),
                "%d\n%s\n%d\n5432\n\n127.0.0.1\n".formatted(named.pid(), cluster(), 1_000_000_000L));
        return start();
    }

    @Test
    void makesTheDatabaseAnewWhereThatWasInterrupted() throws Exception {
        Files.createDirectories(data.resolve("pg17.new").resolve("base"));
        Files.writeString(data.resolve("pg17.new").resolve("PG_VERSION"), "17");

        try (EmbeddedPostgres postgres = start()) {
            assertThat(ask(postgres, "select 1")).isEqualTo("1");
            assertThat(data.resolve("pg17.new")).doesNotExist();
        }
    }

    @Test
    void keepsItsPortAndTakesAnotherWhereThatIsTaken() throws Exception {
        EmbeddedPostgres first = start();
        int port = first.port();
        first.close();

        EmbeddedPostgres second = start();
        assertThat(second.port()).isEqualTo(port);
        second.close();

        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                EmbeddedPostgres third = start()) {
            assertThat(other.isBound()).isTrue();
            assertThat(third.port()).isNotEqualTo(port);
            assertThat(ask(third, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void isClosedToOthersAndLosesNoCommit() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(
                new PostgresLaunch(data, programs, port, PostgresLaunch.DEFAULT_USER_ID, true))) {
            assertThat(postgres.port()).isEqualTo(port);
            assertThat(postgres.folder()).isEqualTo(data.toRealPath());
            demandsAPassword(postgres);
            listensOnLoopbackAndLosesNoCommit(postgres);
            keepsOthersFromItsFiles();
        }
    }

    private void demandsAPassword(EmbeddedPostgres postgres) throws Exception {
        for (String role : List.of("postgres", "zoomensemble")) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), role, "wrong"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl() + "?user=" + role))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
        assertThat(Files.readAllLines(cluster().resolve("pg_hba.conf")))
                .filteredOn(line -> line.matches("(host|local).*"))
                .isNotEmpty()
                .allMatch(line -> line.endsWith("scram-sha-256"));
        assertThat(ask(postgres, "select rolsuper from pg_roles where rolname = current_user"))
                .isEqualTo("f");
        assertThat(postgres.password()).hasSize(32);
    }

    private void listensOnLoopbackAndLosesNoCommit(EmbeddedPostgres postgres) throws Exception {
        assertThat(ask(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(ask(postgres, "show fsync")).isEqualTo("on");
        assertThat(ask(postgres, "show synchronous_commit")).isEqualTo("on");
        assertThat(ask(postgres, "show full_page_writes")).isEqualTo("on");
        assertThat(ask(postgres, "show data_checksums")).isEqualTo("on");
        // The fifth line names the folder of the Unix socket.
        assertThat(Files.readAllLines(PostmasterFile.path(cluster())).get(4)).isBlank();
    }

    private void keepsOthersFromItsFiles() throws Exception {
        assertThat(rights(cluster())).isEqualTo("rwx------");
        assertThat(rights(data.resolve("database-password"))).isEqualTo("rw-------");
        assertThat(rights(data.resolve("postgres.log"))).isEqualTo("rw-------");
        assertThat(rights(data)).isIn("rwx------", "rwx-----x");
        try (var files = Files.walk(programs)) {
            assertThat(files.filter(file -> !Files.isSymbolicLink(file)))
                    .allMatch(file -> rights(file).matches(".{4}-.{2}-.{1}"));
        }
    }

    @Test
    void refusesAFolderThatEverybodyMayWrite() throws Exception {
        Files.createDirectories(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatExceptionOfType(EmbeddedDatabaseException.class)
                .isThrownBy(this::start)
                .withMessageContaining(data.toString())
                .satisfies(e -> assertThat(e.remedy()).contains("chmod o-w " + data));
    }

    @Test
    void refusesAFileInPlaceOfAFolder() throws Exception {
        Files.writeString(root.resolve("file"), "");
        data = root.resolve("file");

        assertThatExceptionOfType(EmbeddedDatabaseException.class)
                .isThrownBy(this::start)
                .withMessageContaining(data.toString())
                .satisfies(e -> assertThat(e.remedy()).contains("ZOOMENSEMBLE_DATA_FOLDER"));
    }

    @Test
    void refusesTheDatabaseOfAnotherMajorVersion() throws Exception {
        Files.createDirectories(data.resolve("pg16"));

        assertThatExceptionOfType(EmbeddedDatabaseException.class)
                .isThrownBy(this::start)
                .withMessageContaining("pg16")
                .withMessageContaining("version 17");

        Files.move(data.resolve("pg16"), data.resolve("pg17"));
        Files.writeString(data.resolve("pg17").resolve("PG_VERSION"), "18\n");

        assertThatExceptionOfType(EmbeddedDatabaseException.class)
                .isThrownBy(this::start)
                .withMessageContaining("another version of PostgreSQL");
    }

    @Test
    void startsForRootBelowAFolderThatOnlyRootMayEnter() throws Exception {
        assumeThat(PostgresUser.runsAsRoot()).isTrue();
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));

        try (EmbeddedPostgres postgres = start()) {
            execute(postgres, "create table kept as select 42 as answer");
        }
        try (EmbeddedPostgres postgres = start()) {
            assertThat(ask(postgres, "select answer from kept")).isEqualTo("42");
            assertThat(PostgresUser.owner(cluster())).isEqualTo(PostgresLaunch.DEFAULT_USER_ID);
        }
    }

    @Test
    void startsForAnOrdinaryUserAndTellsItWhatItMayNotUse() throws Exception {
        assumeThat(PostgresUser.runsAsRoot()).isTrue();
        PostgresUser ordinary = PostgresUser.of(
                NamedUser.withoutRights(PostgresLaunch.DEFAULT_USER_ID).orElseThrow());
        start().close();

        // The class path may lie where only root may enter, so the child may read everything.
        ChildJvm refused = ChildJvm.start(reading(ordinary), data, programs);
        refused.end();
        assertThat(refused.says()).contains(data.toString(), "cannot be written by the user");

        data = root.resolve("own");
        Files.createDirectories(data);
        ordinary.own(data, "rwx------");
        ChildJvm accepted = ChildJvm.start(reading(ordinary), data, programs.toAbsolutePath());
        accepted.end();
        assertThat(accepted.says()).startsWith(EmbeddedPostgresProcess.STARTED);
        assertThat(PostmasterFile.path(cluster())).doesNotExist();
    }

    private static List<String> reading(PostgresUser user) {
        List<String> prefix = new ArrayList<>(user.prefix());
        prefix.addAll(Passage.READING.options());
        return prefix;
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(new PostgresLaunch(data, programs, 0, PostgresLaunch.DEFAULT_USER_ID, false));
    }

    private Path cluster() {
        return data.resolve("pg17");
    }

    private static String rights(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Connection connect(String url) throws SQLException, IOException {
        return DriverManager.getConnection(
                url,
                "zoomensemble",
                Files.readString(data.resolve("database-password")).strip());
    }

    private void execute(EmbeddedPostgres postgres, String sql) throws SQLException, IOException {
        try (Connection connection = connect(postgres.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String ask(EmbeddedPostgres postgres, String sql) throws SQLException, IOException {
        try (Connection connection = connect(postgres.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getString(1) : null;
        }
    }
}

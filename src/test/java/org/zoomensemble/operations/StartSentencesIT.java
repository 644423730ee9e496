package org.zoomensemble.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zoomensemble.QuietPort;
import org.zoomensemble.TestDatabase;

/** What an operator reads when the application does not start: a sentence and a remedy, no stack trace, no secret. */
@ExtendWith(OutputCaptureExtension.class)
class StartSentencesIT {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @Test
    void databaseAway(CapturedOutput output) {
        int free = QuietPort.any();
        fails("--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + free + "/zoom?password=canary-secret");

        says(
                output,
                "The database postgresql://127.0.0.1:" + free + "/zoom cannot be reached",
                "SPRING_DATASOURCE_URL");
    }

    @Test
    void wrongPassword(CapturedOutput output) {
        fails(
                url(DATABASE.url()),
                "--spring.datasource.username=zoomensemble",
                "--spring.datasource.password=canary-secret");

        says(output, "refused the login of zoomensemble.", "SPRING_DATASOURCE_PASSWORD");
    }

    @Test
    void databaseDoesNotExist(CapturedOutput output) {
        fails(withLogin(url(DATABASE.url().replaceFirst("/[^/]*$", "/nowhere"))));

        says(output, "/nowhere does not exist.", "CREATE DATABASE");
    }

    @Test
    void notPostgres(CapturedOutput output) {
        fails("--spring.datasource.url=jdbc:mysql://zoom:canary-secret@db.example/zoom");

        says(output, "SPRING_DATASOURCE_URL does not name a PostgreSQL database.", "jdbc:postgresql://");
    }

    @Test
    void roleWithoutRights(CapturedOutput output) {
        TestDatabase closed = TestDatabase.create();
        JdbcClient.create(closed.dataSource())
                .sql("revoke create on schema public from public, pg_database_owner")
                .update();
        fails(withLogin(url(closed.url())));

        says(output, "may not create tables in the schema public", "GRANT CREATE, USAGE ON SCHEMA public");
    }

    @Test
    void portTaken(CapturedOutput output) throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            fails(withLogin(url(DATABASE.url()), "--server.port=" + taken.getLocalPort()));

            says(
                    output,
                    "The port " + taken.getLocalPort() + " that the application listens on is taken",
                    "SERVER_PORT");
        }
    }

    @Test
    void malformedPort(CapturedOutput output) {
        fails(withLogin(url(DATABASE.url()), "--server.port=eighty"));

        says(output, "The setting SERVER_PORT (server.port) has a value \"eighty\" that is no number.", "Correct");
    }

    @Test
    void settingOutOfRange(CapturedOutput output) {
        fails(withLogin(
                url(DATABASE.url()), "--zoomensemble.database.user-id=0", "--zoomensemble.database.port=70000"));

        says(
                output,
                "The setting ZOOMENSEMBLE_DATABASE_PORT (zoomensemble.database.port) must be less than or equal to 65535.",
                "The setting ZOOMENSEMBLE_DATABASE_USER_ID (zoomensemble.database.user-id) must be greater than");
    }

    @Test
    void dataFolderOpenToEverybody(CapturedOutput output, @TempDir Path folder) throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
        fails("--zoomensemble.data-folder=" + data);

        says(output, "Everybody on this machine may write in the data folder " + data.toRealPath(), "chmod o-w");
    }

    private static String url(String url) {
        return "--spring.datasource.url=" + url;
    }

    private static String[] withLogin(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--spring.datasource.username=" + DATABASE.username());
        all.add("--spring.datasource.password=" + DATABASE.password());
        return all.toArray(String[]::new);
    }

    private static void fails(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--spring.datasource.hikari.maximum-pool-size=2"));
        all.addAll(List.of(arguments));
        if (all.stream().noneMatch(argument -> argument.startsWith("--server.port="))) {
            all.add("--server.port=0");
        }
        assertThatThrownBy(() -> {
                    try (ConfigurableApplicationContext context = new SpringApplicationBuilder(
                                    OperationsApplication.class)
                            .registerShutdownHook(false)
                            .run(all.toArray(String[]::new))) {
                        assertThat(context.isRunning()).isTrue();
                    }
                })
                .isNotInstanceOf(AssertionError.class);
    }

    private static void says(CapturedOutput output, String sentence, String remedy) {
        assertThat(output.getAll())
                .contains("APPLICATION FAILED TO START", sentence, remedy)
                .doesNotContain("\tat ", "canary-secret");
    }
}

package org.zoomensemble.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import org.zoomensemble.operations.postgres.EmbeddedPostgres;

@ExtendWith(OutputCaptureExtension.class)
class EmbeddedDatabaseConfigurationIT {

    private Path folder;

    @BeforeEach
    void makeFolder() throws Exception {
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "postgres")), "configured-");
    }

    @AfterEach
    void removeFolder() throws Exception {
        FileSystemUtils.deleteRecursively(folder);
    }

    @Test
    void startsBeforeThePoolStopsAfterItAndSaysWhereItIs(CapturedOutput output) {
        int port;
        try (ConfigurableApplicationContext context = start()) {
            port = context.getBean(EmbeddedPostgres.class).port();
            JdbcClient database = context.getBean(JdbcClient.class);

            assertThat(database.sql("show search_path").query(String.class).single())
                    .isEqualTo("public,zoomensemble");
            assertThat(database.sql("select schemaname from pg_tables where tablename = 'institution'")
                            .query(String.class)
                            .single())
                    .isEqualTo("zoomensemble");
            assertThat(database.sql("select count(*) from institution")
                            .query(Integer.class)
                            .single())
                    .isZero();
            assertThat(context.getBean(DatabaseClock.class).isTrustworthy()).isTrue();
        }

        assertThat(output.getAll())
                .contains("the embedded PostgreSQL listens on 127.0.0.1:" + port + " and keeps its data in "
                        + folder.toAbsolutePath())
                .containsPattern(
                        "Zoom integration for Ensemble Video \\S+ is ready at http://localhost:\\d+/, Cockpit at"
                                + " http://localhost:\\d+/camunda, database postgresql://127.0.0.1:" + port
                                + "/zoomensemble\\.")
                .doesNotContain("WARN", "ERROR", "\tat ");
        assertThat(output.getAll().lines().filter(line -> !line.isBlank())).hasSizeLessThanOrEqualTo(3);
        assertThat(folder.resolve("pg17").resolve("postmaster.pid")).doesNotExist();
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(OperationsApplication.class)
                .registerShutdownHook(false)
                .run("--server.port=0", "--spring.datasource.url=", "--zoomensemble.data-folder=" + folder);
    }
}

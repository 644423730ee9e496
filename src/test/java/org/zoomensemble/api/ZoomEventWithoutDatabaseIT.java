package org.zoomensemble.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.context.WebApplicationContext;
import org.zoomensemble.QuietPort;
import org.zoomensemble.operations.postgres.EmbeddedPostgres;
import org.zoomensemble.operations.postgres.PostgresLaunch;
import org.zoomensemble.security.Secret;
import org.zoomensemble.security.SecretSeal;

/** Events while PostgreSQL is really away. The pool waits as long for a connection as the application's does. */
@DirtiesContext
@SpringBootTest(classes = {RestRooms.class, ZoomEventWithoutDatabaseIT.OwnDatabase.class})
class ZoomEventWithoutDatabaseIT {

    private static final String TOKEN = "canary-webhook-55d0";
    private static final Path HOME = Path.of("target", "postgres");

    private static Path data;
    private static EmbeddedPostgres postgres;

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SecretSeal seal;

    @Autowired
    private HikariDataSource pool;

    @AfterAll
    static void end() throws IOException {
        postgres.close();
        FileSystemUtils.deleteRecursively(data);
    }

    @Test
    void whatCannotBeWrittenDownIsAskedForAgain() throws Exception {
        UUID connection = UUID.randomUUID();
        jdbc.sql(
                        "insert into zoom_connection (id, api_url, auth, account_id, client_id, sealed_secret,"
                                + " sealed_webhook_secret) values (?, 'https://zoom.invalid/v2', 'SERVER_TO_SERVER', 'acc', 'c', ?, ?)")
                .params(connection, seal.seal(new Secret("s")), seal.seal(new Secret(TOKEN)))
                .update();
        String event = "{\"event\":\"recording.batch_recovered\",\"payload\":{\"account_id\":\"acc\","
                + "\"object\":{\"meeting_uuids\":[\"r1\"]}}}";
        MockMvc mvc = MockMvcBuilders.webAppContextSetup(context).build();
        assertThat(status(mvc, connection, event.replace("r1", "before"))).isEqualTo(204);
        awaitLooks("before");

        int port = postgres.port();
        postgres.close();
        for (int again = 0; again < 3; again++) {
            long begun = System.nanoTime();
            assertThat(status(mvc, connection, event)).isEqualTo(503);
            assertThat(System.nanoTime() - begun)
                    .as("the pool waits for a connection, Zoom does not wait for the pool")
                    .isLessThan(TimeUnit.MILLISECONDS.toNanos(pool.getConnectionTimeout() / 2));
        }

        postgres = start(port);
        assertThat(postgres.port()).isEqualTo(port);
        // Zoom sends it again.
        assertThat(status(mvc, connection, event)).isEqualTo(204);
        awaitLooks("before", "r1");
    }

    private void awaitLooks(String... uuids) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(jdbc.sql("select recording_uuid from recording_look order by 1")
                                .query(String.class)
                                .list())
                        .containsExactly(uuids));
    }

    private static int status(MockMvc mvc, UUID connection, String body) throws Exception {
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String digest = HexFormat.of()
                .formatHex(mac.doFinal(("v0:" + timestamp + ":" + body).getBytes(StandardCharsets.UTF_8)));
        return mvc.perform(post("/api/v1/webhooks/zoom/" + connection)
                        .content(body)
                        .header("x-zm-request-timestamp", timestamp)
                        .header("x-zm-signature", "v0=" + digest))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private static EmbeddedPostgres start(int port) throws IOException {
        Path programs = Files.createDirectories(HOME.resolve("programs"));
        return EmbeddedPostgres.start(new PostgresLaunch(data, programs, port, PostgresLaunch.DEFAULT_USER_ID, false));
    }

    /** A PostgreSQL of this test's own, that it can stop. No stereotype, so that the demonstration passes it over. */
    static class OwnDatabase {

        @Bean
        @Primary
        HikariDataSource ownDataSource() throws IOException {
            Files.createDirectories(HOME);
            data = Files.createTempDirectory(HOME, "data-");
            postgres = start(QuietPort.any());
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(postgres.jdbcUrl());
            source.setUser(postgres.username());
            source.setPassword(postgres.password());
            source.setCurrentSchema("public,zoomensemble");
            Flyway.configure()
                    .dataSource(source)
                    .schemas("zoomensemble")
                    .defaultSchema("zoomensemble")
                    .load()
                    .migrate();
            HikariDataSource pool = new HikariDataSource();
            pool.setDataSource(source);
            pool.setMinimumIdle(0);
            pool.setMaximumPoolSize(30);
            return pool;
        }
    }
}

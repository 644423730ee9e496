package org.zoomensemble.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zoomensemble.sandbox.ensemble.Content;
import org.zoomensemble.sandbox.ensemble.Options;
import org.zoomensemble.sandbox.zoom.SandboxFile;
import org.zoomensemble.sandbox.zoom.SandboxMedia;
import org.zoomensemble.sandbox.zoom.SandboxRecording;
import org.zoomensemble.sandbox.zoom.SandboxUser;

/** What got lost here, or was deleted in Ensemble, is found by reconciliation and mended; the peers' records are the judge. */
class LostAndFoundIT {

    @Test
    void whatGotLostIsInEnsembleAgainAfterMending() throws Exception {
        try (World world = new World("lost-and-found", Options.defaults())) {
            world.library("lib-physics", "Physics");
            SandboxUser ada = world.zoom.addUser("ada@example.edu", "Ada", "Lovelace");
            for (int number = 1; number <= 3; number++) {
                world.zoom.addRecording(SandboxRecording.of(ada, "Lecture " + number)
                        .start(Instant.now().minus(3, ChronoUnit.DAYS).plus(number, ChronoUnit.HOURS))
                        .file(SandboxFile.video("active_speaker", SandboxMedia.generated(number, 50_000))));
            }
            world.startProduct();
            String workflow = world.mediaWorkflow(world.template("Zoom", false), "Physics", List.of(ada));
            world.administrator.sweep(workflow);
            world.awaitOutcomes(3, Duration.ofMinutes(3));
            assertThat(names(world)).containsExactly("Lecture 1", "Lecture 2", "Lecture 3");
            assertThat(reconcile(world, workflow).path("items")).isEmpty();

            loseRow(world, "Lecture 1");
            world.ensemble.removeContent(content(world, "Lecture 1").id());
            world.ensemble.removeContent(content(world, "Lecture 2").id());

            JsonNode found = reconcile(world, workflow);
            assertThat(texts(found.path("items"), "kind")).containsExactly("MISSING", "CONTENT_GONE");
            assertThat(texts(found.path("items"), "topic")).containsExactly("Lecture 1", "Lecture 2");
            assertThat(found.at("/reconciliation/sentence").asText())
                    .isEqualTo("2 recordings are missing. Zoom has 3, 2 are here, 1 in Ensemble.");
            assertThat(metrics(world))
                    .contains("zoomensemble_reconciliation_missing", "zoomensemble_reconciliation_age_seconds");
            String mend =
                    "/api/v1/reconciliations/" + found.at("/reconciliation/id").asText() + "/mend";
            assertThat(texts(world.administrator.post(mend, Map.of()).body().path("items"), "result"))
                    .containsExactly("MENDED", "MENDED");
            assertThat(world.administrator.post(mend, Map.of()).body().path("items"))
                    .isEmpty();

            world.await(
                    "all three in Ensemble again",
                    Duration.ofMinutes(3),
                    () -> names(world).equals(List.of("Lecture 1", "Lecture 2", "Lecture 3")));
            world.awaitOutcomes(4, Duration.ofMinutes(3));
            assertThat(world.ensemble.ledger().duplicates()).isEmpty();
            JsonNode well = reconcile(world, workflow);
            assertThat(well.path("items")).isEmpty();
            assertThat(well.at("/reconciliation/sentence").asText())
                    .isEqualTo("Nothing is missing. Zoom has 3, 3 are here, 3 in Ensemble.");
        }
    }

    private static JsonNode reconcile(World world, String workflow) {
        String address = world.administrator
                .post("/api/v1/media-workflows/" + workflow + "/reconciliations", Map.of())
                .location();
        world.await(
                "a reconciliation",
                Duration.ofMinutes(2),
                () -> world.administrator
                        .get(address)
                        .body()
                        .at("/reconciliation/state")
                        .asText()
                        .equals("DONE"));
        return world.administrator
                .get("/api/v1/media-workflows/" + workflow + "/reconciliation")
                .body();
    }

    private static void loseRow(World world, String topic) {
        JdbcClient jdbc = JdbcClient.create(world.database.dataSource());
        String ours = " where ingest_id in (select id from ingest where topic = ?)";
        for (String sql : List.of(
                "delete from transfer where item_id in (select id from item" + ours + ")",
                "delete from recording_file where item_id in (select id from item" + ours + ")",
                "delete from verdict" + ours,
                "delete from item" + ours,
                "delete from ingest_step" + ours,
                "delete from ingest where topic = ?")) {
            jdbc.sql(sql).param(topic).update();
        }
    }

    private static Content content(World world, String name) {
        return world.ensemble.ledger().contentsOf("lib-physics").stream()
                .filter(content -> content.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(World world) {
        return world.ensemble.ledger().contentsOf("lib-physics").stream()
                .map(Content::name)
                .sorted()
                .toList();
    }

    private static List<String> texts(JsonNode items, String field) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path(field).asText())
                .toList();
    }

    private static String metrics(World world) throws IOException, InterruptedException {
        URI address = world.product.uri().resolve("/actuator/prometheus");
        String credentials = "admin:" + World.ADMIN_PASSWORD;
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .header(
                                        "Authorization",
                                        "Basic "
                                                + Base64.getEncoder()
                                                        .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}

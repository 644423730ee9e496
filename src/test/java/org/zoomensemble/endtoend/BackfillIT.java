package org.zoomensemble.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zoomensemble.Today;
import org.zoomensemble.sandbox.ensemble.Options;
import org.zoomensemble.sandbox.zoom.SandboxFile;
import org.zoomensemble.sandbox.zoom.SandboxMedia;
import org.zoomensemble.sandbox.zoom.SandboxRecording;
import org.zoomensemble.sandbox.zoom.SandboxUser;

/** What somebody asks for is found at Zoom, and Zoom's own ledger tells how many calls that took. */
class BackfillIT {

    private static final int USERS = 60;

    private final World world = new World("backfill", Options.defaults());

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aSweepCostsOneCallForEachUserAndEachThirtyDaysAndAFileNoMore() throws Exception {
        LocalDate today = Today.withTimeFor(Duration.ofMinutes(5));
        world.library("lib-physics", "Physics");
        List<SandboxUser> users = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            users.add(world.zoom.addUser("user%d@example.edu".formatted(i), "User", "U" + i));
        }
        recorded(users.get(3), "Recent", 2);
        recorded(users.get(4), "Old", 70);
        SandboxRecording deactivated = recorded(users.get(5), "Of somebody who left", 45);
        world.settings.put("ZOOMENSEMBLE_SWEEP_INTERVAL", "PT24H");
        world.startProduct();
        String workflow = world.mediaWorkflow(world.template("Zoom", false), "Physics", users);
        deactivated.host().deactivated();

        world.zoom.calls().clear();
        JsonNode sweep = awaitEnd(world.administrator.sweep(workflow));
        assertThat(listCalls())
                .as("the first time it begins a day before the last 30, which Zoom lists in two windows")
                .isEqualTo(2L * USERS);
        assertThat(otherCallsOfUsers())
                .as("settings were read when the users were added")
                .isZero();
        assertThat(List.of(number(sweep, "users"), number(sweep, "usersDone"), number(sweep, "recordingsNew")))
                .containsExactly(USERS, USERS, 1);

        world.zoom.calls().clear();
        awaitEnd(world.administrator.sweep(workflow));
        assertThat(listCalls()).as("one call a user from then on").isEqualTo(USERS);

        world.zoom.calls().clear();
        JsonNode backfill = awaitEnd(world.administrator
                .post(
                        "/api/v1/media-workflows/" + workflow + "/sweeps",
                        Map.of("from", today.minusDays(84).toString(), "to", today.toString()))
                .location());
        assertThat(listCalls())
                .as("three windows of at most 30 days, in any month")
                .isEqualTo(3L * USERS);
        assertThat(List.of(
                        number(backfill, "usersDone"),
                        number(backfill, "recordingsSeen"),
                        number(backfill, "recordingsNew")))
                .containsExactly(USERS, 3, 2);
        assertThat(world.awaitOutcomes(3, Duration.ofMinutes(2)))
                .extracting(ingest -> ingest.path("topic").asText())
                .containsExactlyInAnyOrder("Recent", "Old", "Of somebody who left");

        SandboxRecording fresh = recorded(users.get(6), "By link", 1);
        SandboxRecording second = recorded(users.get(7), "By number", 1);
        world.zoom.calls().clear();
        JsonNode list = awaitEnd(take(
                workflow,
                "share link,meeting number,start\n"
                        + world.zoom.shareLink(fresh) + "?pwd=canary,,\n"
                        + "," + second.number() + ","
                        + LocalDate.ofInstant(second.start(), ZoneOffset.UTC) + "\n"));
        assertThat(List.of(number(list, "lines"), number(list, "found"))).containsExactly(2, 2);
        // A month that begins in February is shorter than 30 days, and Zoom lists a month at once.
        int windows = today.minusDays(29).plusMonths(1).isBefore(today.plusDays(1)) ? 2 : 1;
        assertThat(listCalls())
                .as("an active user at most once, until both are found, and the day of the number")
                .isBetween(9L, windows * USERS + 1L);
    }

    private SandboxRecording recorded(SandboxUser host, String topic, int daysAgo) {
        return world.zoom.addRecording(SandboxRecording.of(host, topic)
                .start(Instant.now().minus(daysAgo, ChronoUnit.DAYS))
                .file(SandboxFile.video("active_speaker", SandboxMedia.generated(daysAgo, 100_000)))
                .file(SandboxFile.captions()));
    }

    private JsonNode awaitEnd(String address) {
        world.await(
                "the end of " + address,
                Duration.ofMinutes(2),
                () -> !World.state(world.administrator.get(address).body()).equals("RUNNING"));
        JsonNode ended = world.administrator.get(address).body();
        assertThat(World.state(ended)).as(ended.toString()).isEqualTo("DONE");
        return ended;
    }

    private String take(String workflow, String csv) throws Exception {
        String login = "admin:" + World.ADMIN_PASSWORD;
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        world.product.uri().resolve("/api/v1/media-workflows/" + workflow + "/ingests"))
                                .header(
                                        "Authorization",
                                        "Basic "
                                                + Base64.getEncoder()
                                                        .encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                                .header("Content-Type", "text/csv")
                                .POST(HttpRequest.BodyPublishers.ofString(csv))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(new ObjectMapper().readTree(answer.body()).path("lines").asInt())
                .isEqualTo(2);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private long listCalls() {
        return world.zoom.calls().count(call -> call.path().matches("/v2/users/[^/]+/recordings"));
    }

    private long otherCallsOfUsers() {
        return world.zoom.calls().count(call -> call.path().matches("/v2/users/[^/]+(/settings)?"));
    }

    private static int number(JsonNode json, String field) {
        return json.path(field).asInt();
    }
}

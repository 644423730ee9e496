package org.zoomensemble.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zoomensemble.sandbox.Fault;
import org.zoomensemble.sandbox.ensemble.Options;
import org.zoomensemble.sandbox.zoom.SandboxRecording;
import org.zoomensemble.sandbox.zoom.SandboxUser;

/**
 * kill -9 in the middle of a list of recordings, of a sweep of several users and of a reconciliation: whoever goes on, each
 * line has one answer, each recording arrives once, and each finding is told once.
 */
class BackgroundKillIT {

    private static final Duration LONG = Duration.ofMinutes(3);
    private static final int USERS = 6;
    private static final int MIDDLE = 3;

    private World world;
    private final Random random = Seed.random(BackgroundKillIT.class);
    private volatile Product other;
    private final AtomicReference<Product> atWork = new AtomicReference<>();
    private Judge judge;
    private String workflow;
    private final List<SandboxUser> hosts = new ArrayList<>();
    private final List<Meetings> meetings = new ArrayList<>();

    @Test
    void theSameNodeGoesOnAfterItsRestart() {
        run("kill-background", false, List.of(random.nextBoolean()));
    }

    @Test
    @Tag("faults")
    void theSameNodeGoesOnAfterEachPoint() {
        run("kill-background-all", false, List.of(false, true));
    }

    @Test
    @Tag("faults")
    void anotherNodeGoesOnAfterEachPoint() {
        run("kill-background-two", true, List.of(false, true));
    }

    private void run(String name, boolean isAnotherThere, List<Boolean> beforeAndAfter) {
        try (World made = new World(name, Options.defaults())) {
            world = made;
            // Nothing comes by itself in between, whatever the hour.
            world.settings.put("ZOOMENSEMBLE_SWEEP_INTERVAL", "PT12H");
            world.settings.put(
                    "ZOOMENSEMBLE_RECONCILIATION_DAILYAT",
                    LocalTime.now(ZoneOffset.UTC)
                            .plusHours(12)
                            .truncatedTo(ChronoUnit.MINUTES)
                            .toString());
            judge = new Judge(world);
            world.library("lib-1", "Physics");
            for (int number = 1; number <= USERS; number++) {
                SandboxUser host = world.zoom.addUser("host" + number + "@example.edu", "Host", "Number " + number);
                hosts.add(host);
                meetings.add(new Meetings(world, judge, "lib-1", host));
            }
            world.startProduct();
            other = isAnotherThere ? world.startNode("other", Map.of()) : null;
            workflow = world.mediaWorkflow(world.template("Zoom", false), "Physics", hosts);
            for (boolean isAfter : beforeAndAfter) {
                killedInAList(isAfter);
                joined();
                killedInASweep(isAfter);
                joined();
                killedInAReconciliation(isAfter);
                joined();
            }
        }
    }

    private void killedInAList(boolean isAfter) {
        List<SandboxRecording> recordings = recordings("Listed " + isAfter);
        StringBuilder csv = new StringBuilder("uuid\n");
        recordings.forEach(recording -> csv.append(recording.uuid()).append('\n'));
        csv.append("bm9zdWNocmVjb3JkaW5nMQ==\n");
        SandboxRecording middle = recordings.get(MIDDLE);

        CountDownLatch dead = kill(
                "a list",
                isAfter,
                Fault.to("GET", "/v2/meetings/").and(asked -> middle.isNamedIn(asked.getRequestURI())));
        String list = post(csv.toString());
        await(dead, "a list");
        JdbcClient jdbc = JdbcClient.create(world.database.dataSource());
        assertThat(jdbc.sql("select count(*) from recording_list_line where verdict is null")
                        .query(Integer.class)
                        .single())
                .as("lines without answer at the kill")
                .isBetween(1, USERS);
        goOn();

        world.await("the list's end", LONG, () -> state(list).equals("DONE"));
        List<JsonNode> lines = world.administrator.items(list + "/lines");
        assertThat(lines).hasSize(USERS + 1);
        assertThat(lines.subList(0, USERS))
                .extracting(line -> line.path("verdict").asText())
                .containsOnly("FOUND");
        assertThat(lines.get(USERS).path("verdict").asText()).isEqualTo("UNKNOWN_AT_ZOOM");
        assertThat(lines.subList(0, USERS))
                .extracting(line -> line.path("ingestId").asText())
                .doesNotHaveDuplicates();
        arrived();
    }

    private void killedInASweep(boolean isAfter) {
        recordings("Swept " + isAfter);
        CountDownLatch dead = kill("a sweep", isAfter, listing(hosts.get(MIDDLE)));
        ask(() -> world.administrator.sweep(workflow));
        await(dead, "a sweep");
        goOn();
        arrived();
        world.await(
                "the sweep's end",
                LONG,
                () -> JdbcClient.create(world.database.dataSource())
                                .sql("select count(*) from sweep where state = 'RUNNING'")
                                .query(Integer.class)
                                .single()
                        == 0);
    }

    /** What nobody announced is found, each recording once, and the counts add up. */
    private void killedInAReconciliation(boolean isAfter) {
        recordings("Compared " + isAfter);
        CountDownLatch dead = kill("a reconciliation", isAfter, listing(hosts.get(MIDDLE)));
        String asked = "/api/v1/media-workflows/" + workflow + "/reconciliations";
        String look = world.administrator.post(asked, Map.of()).location();
        await(dead, "a reconciliation");
        goOn();

        world.await(
                "the reconciliation's end",
                LONG,
                () -> world.administrator
                        .get(look)
                        .body()
                        .at("/reconciliation/state")
                        .asText()
                        .equals("DONE"));
        JsonNode told = world.administrator.get(look).body();
        List<String> found = new ArrayList<>();
        told.path("items")
                .forEach(item -> found.add(
                        item.path("topic").asText() + " " + item.path("kind").asText()));
        assertThat(found)
                .as(told.toString())
                .doesNotHaveDuplicates()
                .hasSize(USERS)
                .allMatch(one -> one.endsWith("MISSING"));
        int all = meetings.stream().mapToInt(Meetings::count).sum();
        assertThat(told.at("/reconciliation/sentence").asText())
                .isEqualTo("%d recordings are missing. Zoom has %d, %d are here, %d in Ensemble."
                        .formatted(USERS, all, all - USERS, all - USERS));
        world.administrator.post(
                "/api/v1/reconciliations/" + told.at("/reconciliation/id").asText() + "/mend", Map.of());
        arrived();
    }

    /** One of each host. */
    private List<SandboxRecording> recordings(String topic) {
        List<SandboxRecording> all = new ArrayList<>();
        for (int number = 0; number < USERS; number++) {
            all.add(meetings.get(number).add(topic + " " + number, 20_000));
        }
        return all;
    }

    private static Predicate<HttpServletRequest> listing(SandboxUser host) {
        return Fault.to("GET", "/v2/users/" + host.id() + "/recordings");
    }

    private CountDownLatch kill(String what, boolean isAfter, Predicate<HttpServletRequest> on) {
        CountDownLatch dead = new CountDownLatch(1);
        Product first = world.product;
        Product second = other;
        Runnable kill = () -> {
            boolean isSecond = second != null && atWork.get() == second;
            (isSecond ? second : first).kill();
            if (isSecond) {
                other = first;
            }
            dead.countDown();
        };
        Predicate<HttpServletRequest> noted = on.and(request -> {
            atWork.set(second != null && second.isAsking(request) ? second : first);
            return true;
        });
        world.zoom.faults().add(new Fault(what, noted, 1, isAfter ? new Fault.After(kill) : new Fault.Before(kill)));
        return dead;
    }

    /** The dead node again, or the other one, beside which a new one is started when it has finished. */
    private void goOn() {
        if (other == null) {
            world.startProduct();
        } else {
            world.askAt(other);
        }
    }

    private void joined() {
        if (other != null) {
            other = world.startNode("again", Map.of());
        }
    }

    private void arrived() {
        int all = meetings.stream().mapToInt(Meetings::count).sum();
        world.awaitOutcomes(all, LONG);
        assertThat(world.administrator.ingests()).hasSize(all);
        judge.judge();
    }

    private String state(String list) {
        return world.administrator.get(list).body().path("state").asText();
    }

    private String post(String csv) {
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(world.product
                                            .uri()
                                            .resolve("/api/v1/media-workflows/" + workflow + "/ingests"))
                                    .header("Content-Type", "text/csv")
                                    .header(
                                            "Authorization",
                                            "Basic "
                                                    + Base64.getEncoder()
                                                            .encodeToString(("admin:" + World.ADMIN_PASSWORD)
                                                                    .getBytes(StandardCharsets.UTF_8)))
                                    .POST(HttpRequest.BodyPublishers.ofString(csv))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            return URI.create(answer.headers().firstValue("Location").orElseThrow())
                    .getPath();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The application may be dead before it can answer. */
    private static void ask(Runnable question) {
        try {
            question.run();
        } catch (IllegalStateException noAnswer) {
            assertThat(noAnswer).hasMessageContaining("/api/");
        }
    }

    private void await(CountDownLatch latch, String what) {
        try {
            if (!latch.await(90, TimeUnit.SECONDS)) {
                throw new AssertionError("Not killed in %s; the ingests: %s".formatted(what, world.told()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

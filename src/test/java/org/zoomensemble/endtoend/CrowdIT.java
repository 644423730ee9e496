package org.zoomensemble.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zoomensemble.sandbox.Fault;
import org.zoomensemble.sandbox.ensemble.Options;
import org.zoomensemble.sandbox.zoom.SandboxRecording;
import org.zoomensemble.sandbox.zoom.SandboxUser;
import org.zoomensemble.sandbox.zoom.ZoomWebhook;

/** Many at once: one recording announced from all sides in the same moment, and some that always fail among many that do not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrowdIT {

    private static final Logger LOG = LoggerFactory.getLogger(CrowdIT.class);
    private static final Duration LONG = Duration.ofMinutes(15);
    private static final String NEVER_PROCESSED = "Never processed";
    private static final String REFUSED = "Refused by Zoom";
    private static final String BROKEN = "Always broken";

    private World world;
    private Judge judge;
    private Meetings announced;
    private Meetings many;
    private List<String> bothWorkflows;
    private String manyWorkflow;
    private ZoomWebhook webhook;
    private int failing;

    @BeforeAll
    void start() {
        world = new World("crowd", Options.defaults());
        world.overlay = Overlay.quickRetries(3);
        world.zoom.account().withoutLimits();
        judge = new Judge(world);
        world.library("lib-1", "Physics");
        world.library("lib-2", "Chemistry");
        world.library("lib-3", "Biology");
        SandboxUser ada = world.zoom.addUser("ada@example.edu", "Ada", "Lovelace");
        SandboxUser max = world.zoom.addUser("max@example.edu", "Max", "Planck");
        announced = new Meetings(world, judge, "lib-1", ada, "lib-2");
        many = new Meetings(world, judge, "lib-3", max);
        world.startProduct();
        String template = world.template("Zoom", false);
        webhook = world.webhook(template);
        bothWorkflows = List.of(
                world.mediaWorkflow(template, "Physics", List.of(ada)),
                world.mediaWorkflow(template, "Chemistry", List.of(ada)));
        manyWorkflow = world.mediaWorkflow(template, "Biology", List.of(max));
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    @Order(1)
    void oneAnnounced64TimesAtOnceIsIngestedOnce() {
        announced(2);
    }

    @Test
    @Order(2)
    void twoThatAlwaysFailAmongAHundredAreIncidentsAndRetryWorks() {
        failing("hundred", 100, 2);
    }

    @Test
    @Order(3)
    @Tag("faults")
    void manyAnnounced64TimesAtOnceAreIngestedOnce() {
        announced(25);
    }

    @Test
    @Order(4)
    @Tag("faults")
    void tenThatAlwaysFailAmongAThousandDoNotSlowTheOthers() {
        Duration without = failing("thousand without", 1000, 0);
        Duration with = failing("thousand", 1000, 10);
        Report.line("Ten that always fail among a thousand: %.1f s, without them %.1f s, ratio %.2f"
                .formatted(
                        with.toMillis() / 1e3,
                        without.toMillis() / 1e3,
                        (double) with.toMillis() / without.toMillis()));
    }

    private void announced(int times) {
        for (int time = 1; time <= times; time++) {
            SandboxRecording recording = announced.addSegments("Announced " + announced.count() + " times", 2, 100_000);
            Announcers.announce(world, recording, bothWorkflows, webhook);
        }
        world.awaitOutcomes(2 * announced.count() + many.count(), LONG);
        judge.judge();
        Map<String, Long> ingests = world.administrator.ingests().stream()
                .collect(Collectors.groupingBy(
                        ingest -> ingest.path("mediaWorkflowId").asText()
                                + ingest.path("topic").asText(),
                        Collectors.counting()));
        assertThat(ingests.values()).as("ingests for each media workflow").containsOnly(1L);
    }

    /** How long the others took. */
    private Duration failing(String name, int count, int failingCount) {
        world.ensemble.failProcessing(NEVER_PROCESSED);
        List<String> kinds = List.of(NEVER_PROCESSED, REFUSED, BROKEN);
        List<String> topics = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            boolean fails = number <= failingCount;
            String topic = (fails ? kinds.get(number % kinds.size()) : "One of a " + name) + " " + number
                    + (fails ? " of a " + name : "");
            SandboxRecording recording = many.add(topic, 20_000);
            if (fails) {
                topics.add(topic);
                breaks(topic, recording);
            }
        }
        long begun = System.nanoTime();
        world.administrator.sweep(manyWorkflow);
        int others = 2 * announced.count() + many.count() - failingCount;
        world.await(
                "%d others are ingested".formatted(others),
                LONG,
                () -> inState("INGESTED").size() >= others);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        LOG.warn("{} with {} failing ones: the others took {} ms", name, failingCount, took.toMillis());
        world.await(
                "%d incidents".formatted(failingCount),
                LONG,
                () -> inState("FAILED").size() == failingCount);
        for (JsonNode failed : inState("FAILED")) {
            assertThat(topics).contains(failed.path("topic").asText());
            assertThat(failed.path("reason").asText())
                    .as("what an operator reads of “%s”", failed.path("topic").asText())
                    .hasSizeGreaterThan(30)
                    .endsWith(".");
        }
        topics.forEach(topic -> {
            if (!topic.startsWith(NEVER_PROCESSED)) {
                assertThat(world.zoom.faults().fired(topic)).as(topic).isPositive();
            }
        });
        heal(topics);
        world.awaitOutcomes(2 * announced.count() + many.count(), LONG);
        judge.judge();
        return took;
    }

    private void breaks(String topic, SandboxRecording recording) {
        // Nothing of a uuid like this is encoded in an address.
        String id = "failing" + failing++;
        recording.uuid(id);
        Fault.Effect effect = topic.startsWith(REFUSED)
                ? new Fault.Answer(
                        400, Map.of("Content-Type", "application/json"), "{\"code\":300,\"message\":\"No.\"}")
                : new Fault.Answer(500, Map.of(), "");
        if (!topic.startsWith(NEVER_PROCESSED)) {
            world.zoom
                    .faults()
                    .add(new Fault(topic, Fault.to("GET", "/v2/meetings/" + id + "/"), Integer.MAX_VALUE, effect));
        }
    }

    private void heal(List<String> topics) {
        topics.forEach(topic -> world.zoom.faults().remove(topic));
        world.ensemble.healProcessing();
        for (JsonNode failed : inState("FAILED")) {
            assertThat(world.administrator
                            .post("/api/v1/ingests/" + failed.path("id").asText() + "/retry", null)
                            .status())
                    .isLessThan(300);
        }
    }

    private List<JsonNode> inState(String state) {
        return world.administrator.items("/api/v1/ingests?limit=200&state=" + state);
    }
}

package org.zoomensemble.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
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
import org.zoomensemble.sandbox.Faults;
import org.zoomensemble.sandbox.ensemble.Options;
import org.zoomensemble.sandbox.zoom.SandboxRecording;
import org.zoomensemble.sandbox.zoom.SandboxUser;

/**
 * Answers that are late, wrong, cut off, lost or something else, on both sides: each fires, and nothing is lost, doubled, removed
 * too early or mixed up. What ends as an incident has a sentence and goes on when an operator chooses retry.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultMixIT {

    private static final Logger LOG = LoggerFactory.getLogger(FaultMixIT.class);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int SAMPLE = 12;

    private final Random random = Seed.random(FaultMixIT.class);
    private World world;
    private Judge judge;
    private Meetings meetings;
    private String workflow;
    private int incidents;

    @BeforeAll
    void start() {
        world = new World(
                "fault-mix",
                Options.defaults().withProcessingDelay(Duration.ofSeconds(1)),
                "-Dzoomensemble.http.response-timeout=3000",
                "-Dzoomensemble.http.last-bytes-timeout=3000");
        world.settings.put("ZOOMENSEMBLE_WORK_LEASE", "PT20S");
        world.settings.put("ZOOMENSEMBLE_WORK_STOPAFTER", "PT15S");
        world.overlay = Overlay.quickRetries(25);
        judge = new Judge(world);
        world.library("lib-1", "Physics");
        SandboxUser host = world.zoom.addUser("ada@example.edu", "Ada", "Lovelace");
        meetings = new Meetings(world, judge, "lib-1", host);
        world.startProduct();
        workflow = world.mediaWorkflow(world.template("Zoom", true), "Physics", List.of(host));
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    @Order(1)
    void aSeededSample() {
        List<Troubles.Trouble> sample = shuffled(Troubles.all()).subList(0, SAMPLE);
        happen(sample, shuffled(Troubles.ofRemovals()).subList(0, 1));
    }

    @Test
    @Order(2)
    @Tag("faults")
    void eachOfThem() {
        List<Troubles.Trouble> all = shuffled(Troubles.all());
        for (int from = 0; from < all.size(); from += SAMPLE) {
            happen(all.subList(from, Math.min(all.size(), from + SAMPLE)), Troubles.ofRemovals());
        }
    }

    @Test
    @Order(3)
    @Tag("faults")
    void thirtyOfAHundredAnswers() {
        Map<String, Integer> before = fired();
        storm(30);
        for (int turn = 1; turn <= 6; turn++) {
            record("Storm " + turn, 5);
            Product.pause(20_000);
        }
        world.zoom.faults().clear();
        world.ensemble.faults().clear();
        judge.watchAgain();
        allArrive();
        Map<String, Integer> after = fired();
        after.replaceAll((name, count) -> count - before.getOrDefault(name, 0));
        after.values().removeIf(count -> count == 0);
        LOG.warn(
                "30 %: {} of {} kinds fired, {} times; {} incidents",
                after.size(),
                Troubles.all().size(),
                after.values().stream().mapToInt(Integer::intValue).sum(),
                incidents);
        assertThat(after.size()).isGreaterThan(Troubles.all().size() / 2);
    }

    /** Each once, on as many recordings as that takes. */
    private void happen(List<Troubles.Trouble> troubles, List<Troubles.Trouble> ofRemovals) {
        Map<String, Integer> before = fired();
        for (Troubles.Trouble trouble : troubles) {
            at(trouble).add(trouble.fault(1));
        }
        ofRemovals.forEach(trouble -> judge.addAtRemovals(trouble.fault(1)));
        List<Troubles.Trouble> all = new ArrayList<>(troubles);
        all.addAll(ofRemovals);
        for (int turn = 1; turn <= 12 && !missing(all, before).isEmpty(); turn++) {
            LOG.info("Turn {}, to come: {}", turn, missing(all, before));
            if (missing(all, before).stream().anyMatch(name -> name.contains("rest: "))) {
                world.zoom.faults().add(Troubles.breakInTheMiddle().fault(2));
            }
            if (missing(all, before).stream().anyMatch(name -> name.contains("offset"))) {
                world.ensemble
                        .faults()
                        .add(new Fault(
                                "cut for the offset", Fault.to("PATCH", "/tus/"), 1, new Fault.CutUpload(20_000)));
            }
            world.zoom.forgetTokens();
            record("Turn " + turn + " after " + meetings.count(), 3);
            allArrive();
        }
        assertThat(missing(all, before)).as("faults that did not fire").isEmpty();
    }

    private List<String> missing(List<Troubles.Trouble> troubles, Map<String, Integer> before) {
        Map<String, Integer> now = fired();
        return troubles.stream()
                .map(Troubles.Trouble::name)
                .filter(name -> now.getOrDefault(name, 0) <= before.getOrDefault(name, 0))
                .toList();
    }

    private Map<String, Integer> fired() {
        Map<String, Integer> fired = new TreeMap<>();
        List<Troubles.Trouble> all = new ArrayList<>(Troubles.all());
        all.addAll(Troubles.ofRemovals());
        all.forEach(trouble -> fired.put(trouble.name(), at(trouble).fired(trouble.name())));
        return fired;
    }

    /** Of a hundred requests so many meet one of the faults that fit. */
    private void storm(int ofAHundred) {
        List<Troubles.Trouble> all = Troubles.all();
        for (Troubles.Trouble trouble : all) {
            at(trouble)
                    .add(new Fault(
                            trouble.name(),
                            request -> trouble.name().equals(drawn(all, request, ofAHundred)),
                            Integer.MAX_VALUE,
                            trouble.effect()));
        }
    }

    private synchronized String drawn(List<Troubles.Trouble> all, HttpServletRequest request, int ofAHundred) {
        String drawn = (String) request.getAttribute("drawn");
        if (drawn == null) {
            List<String> fitting = all.stream()
                    .filter(trouble -> trouble.on().test(request))
                    .map(Troubles.Trouble::name)
                    .toList();
            drawn = fitting.isEmpty() || random.nextInt(100) >= ofAHundred
                    ? "none"
                    : fitting.get(random.nextInt(fitting.size()));
            request.setAttribute("drawn", drawn);
        }
        return drawn;
    }

    private Faults at(Troubles.Trouble trouble) {
        return trouble.isZoom() ? world.zoom.faults() : world.ensemble.faults();
    }

    private void record(String topic, int times) {
        for (int time = 1; time <= times; time++) {
            meetings.add(topic + ", video " + time, 400_000);
            meetings.addSound(topic + ", sound " + time);
        }
        meetings.addSegments(topic + ", segments", 2, 300_000);
        world.administrator.sweep(workflow);
    }

    /** By itself, or after an operator read the sentence and chose retry. */
    private void allArrive() {
        for (int round = 1; round <= 20; round++) {
            found();
            world.awaitOutcomes(meetings.count(), LONG);
            List<JsonNode> failed = world.administrator.items("/api/v1/ingests?state=FAILED");
            if (failed.isEmpty()) {
                world.awaitRemovals(LONG);
                judge.judge();
                assertThat(world.zoom.recordings()).allMatch(SandboxRecording::isTrashed);
                return;
            }
            for (JsonNode each : failed) {
                incidents++;
                assertThat(each.path("reason").asText()).hasSizeGreaterThan(30).endsWith(".");
                LOG.info("An incident: {}", each.path("reason").asText());
                world.administrator.post("/api/v1/ingests/" + each.path("id").asText() + "/retry", null);
            }
        }
        throw new AssertionError("Retry did not mend it: " + world.told());
    }

    /** A sweep that met the fault itself is followed by the next one. */
    private void found() {
        for (int sweep = 1; sweep <= 20; sweep++) {
            world.administrator.sweep(workflow);
            try {
                world.await(
                        "all are found",
                        Duration.ofSeconds(15),
                        () -> world.administrator.ingests().size() >= meetings.count());
                return;
            } catch (AssertionError notYet) {
                LOG.info("After sweep {}: {}", sweep, notYet.getMessage());
            }
        }
        throw new AssertionError("No sweep found them all: " + world.told());
    }

    private <T> List<T> shuffled(List<T> list) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}

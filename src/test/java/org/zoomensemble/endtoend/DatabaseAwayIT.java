package org.zoomensemble.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zoomensemble.sandbox.ensemble.Options;
import org.zoomensemble.sandbox.zoom.SandboxRecording;
import org.zoomensemble.sandbox.zoom.SandboxUser;

/** The database goes away in the middle of work, again and again: the application goes on by itself, nothing is lost or doubled. */
@EnabledOnOs(OS.LINUX)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DatabaseAwayIT {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAwayIT.class);
    private static final Duration LONG = Duration.ofMinutes(4);

    private final Random random = Seed.random(DatabaseAwayIT.class);
    private OwnPostgres postgres;
    private World world;
    private Judge judge;
    private Meetings meetings;
    private String workflow;

    @BeforeAll
    void start() {
        postgres = new OwnPostgres();
        world = new World("database-away", Options.defaults(), postgres.database());
        judge = new Judge(world);
        world.library("lib-1", "Physics");
        SandboxUser host = world.zoom.addUser("ada@example.edu", "Ada", "Lovelace");
        meetings = new Meetings(world, judge, "lib-1", host);
        world.startProduct();
        workflow = world.mediaWorkflow(world.template("Zoom", true), "Physics", List.of(host));
    }

    @AfterAll
    void close() {
        try {
            world.close();
        } finally {
            postgres.close();
        }
    }

    @Test
    @Order(1)
    void stoppedAtOnceUnderLoad() {
        stopped(2);
    }

    @Test
    @Order(2)
    void connectionsTerminatedUnderLoad() {
        terminated(12);
    }

    @Test
    @Order(3)
    @Tag("faults")
    void stoppedAtOnceManyTimesUnderLoad() {
        stopped(20);
    }

    @Test
    @Order(4)
    @Tag("faults")
    void connectionsTerminatedManyTimesUnderLoad() {
        terminated(150);
    }

    private void stopped(int times) {
        world.zoom.downloadRate(400_000);
        int calls = world.ensemble.calls().all().size();
        for (int time = 1; time <= times; time++) {
            load("Stopped " + time + " of " + times);
            Product.pause(300 + random.nextInt(2500));
            postgres.stopAtOnce();
            Product.pause(200 + random.nextInt(3000));
            postgres.startAgain();
            world.await("ready after stop " + time, LONG, world.product::isReady);
        }
        LOG.warn(
                "PostgreSQL stopped at once {} times, during {} calls at Ensemble",
                times,
                world.ensemble.calls().all().size() - calls);
        world.zoom.downloadRate(0);
        allArrive();
    }

    private void terminated(int times) {
        world.zoom.downloadRate(400_000);
        // As the application's own role, which may end its own sessions.
        JdbcClient jdbc = JdbcClient.create(world.database.dataSource());
        load("Terminated, of " + times);
        long ended = 0;
        for (int time = 1; time <= times; time++) {
            if (time % 25 == 0) {
                load("Terminated " + time + " of " + times);
            }
            ended += jdbc.sql("""
                              select count(pg_terminate_backend(pid)) from pg_stat_activity
                               where datname = current_database() and pid <> pg_backend_pid()
                                 and backend_type = 'client backend'
                              """).query(Long.class).single();
            Product.pause(50 + random.nextInt(700));
        }
        LOG.warn("{} connections terminated in {} turns", ended, times);
        assertThat(ended).isGreaterThan(times);
        world.zoom.downloadRate(0);
        allArrive();
    }

    private void load(String topic) {
        for (int number = 1; number <= 4; number++) {
            meetings.add(topic + ", " + number, 500_000);
        }
        meetings.addSegments(topic + ", segments", 2, 300_000);
        asked("a sweep", () -> world.administrator.sweep(workflow));
    }

    private void allArrive() {
        asked("a sweep", () -> world.administrator.sweep(workflow));
        world.await("%d ingests with an outcome".formatted(meetings.count()), LONG, () -> {
            try {
                List<JsonNode> ingests = world.administrator.ingests();
                return ingests.size() >= meetings.count()
                        && ingests.stream()
                                .noneMatch(ingest -> World.state(ingest).equals("RUNNING"));
            } catch (IllegalStateException notNow) {
                return false;
            }
        });
        judge.judge();
        assertThat(world.administrator.ingests())
                .extracting(World::state)
                .as("by itself, without an operator")
                .containsOnly("INGESTED");
        world.awaitRemovals(LONG);
        assertThat(world.zoom.recordings()).allMatch(SandboxRecording::isTrashed);
    }

    /** Whoever asks while the database is away asks again. */
    private void asked(String what, Runnable request) {
        world.await(what, LONG, () -> {
            try {
                request.run();
                return true;
            } catch (IllegalStateException notNow) {
                return false;
            }
        });
    }
}

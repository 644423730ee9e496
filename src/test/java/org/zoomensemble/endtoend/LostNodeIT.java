package org.zoomensemble.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
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
import org.zoomensemble.sandbox.Administrator;
import org.zoomensemble.sandbox.Fault;
import org.zoomensemble.sandbox.ensemble.Options;
import org.zoomensemble.sandbox.zoom.SandboxRecording;
import org.zoomensemble.sandbox.zoom.SandboxUser;

/**
 * Two nodes on one database, of which one is told to end, stands still for longer than its leases, or is killed: the other goes
 * on, and nothing is lost or doubled.
 */
@EnabledOnOs(OS.LINUX)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LostNodeIT {

    private static final Logger LOG = LoggerFactory.getLogger(LostNodeIT.class);
    private static final int LATE_EFFECTS_MILLIS = 3000;
    private static final Duration LONG = Duration.ofMinutes(3);

    private final Random random = Seed.random(LostNodeIT.class);
    private World world;
    private Judge judge;
    private Meetings meetings;
    private Product one;
    private Product two;
    private Product slowToLetGo;
    private String workflow;

    @BeforeAll
    void start() {
        world = new World("lost-node", Options.defaults());
        judge = new Judge(world);
        world.library("lib-1", "Physics");
        SandboxUser host = world.zoom.addUser("ada@example.edu", "Ada", "Lovelace");
        meetings = new Meetings(world, judge, "lib-1", host);
        CompletableFuture<Product> first = CompletableFuture.supplyAsync(this::slowToLetGo);
        two = world.startNode("two", Map.of());
        one = first.join();
        slowToLetGo = one;
        world.askAt(two);
        workflow = world.mediaWorkflow(world.template("Zoom", true), "Physics", List.of(host));
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    @Order(1)
    void oneToldToEndHandsItsWorkBackAndTheOtherGoesOnAtOnce() {
        if (!one.isAlive() || one != slowToLetGo) {
            end(one);
            one = slowToLetGo();
            slowToLetGo = one;
        }
        world.zoom.downloadRate(300_000);
        CountDownLatch isSending = new CountDownLatch(1);
        world.ensemble
                .faults()
                .add(new Fault(
                        "one sends",
                        Fault.to("PATCH", "/tus/").and(one::isAsking),
                        1,
                        new Fault.Before(isSending::countDown)));
        load(one, "Handed back", 8, 1_500_000);
        until(isSending, "one sends", "Handed back too");

        Duration took = one.terminate();

        assertThat(took).isLessThan(Duration.ofSeconds(30));
        LOG.warn("SIGTERM under load: ended after {} ms", took.toMillis());
        assertThat(one.log()).doesNotContain("did not stop; another node takes it over");
        world.zoom.downloadRate(0);
        allArrive();
    }

    @Test
    @Order(2)
    void oneThatStoodStillForLongerThanItsLeaseChangesNothingAnyMore() {
        bothRun();
        standsStill(new KillIT.Point("after creating the item", false, "POST", "/hapi/v1/contents", true));
    }

    @Test
    @Order(3)
    void oneKilledAtAPointIsTakenOver() {
        bothRun();
        List<KillIT.Point> points = KillIT.points();
        killed(points.get(random.nextInt(points.size())));
    }

    @Test
    @Order(4)
    void oneKilledAtAnyTimeIsTakenOver() {
        bothRun();
        killedUnderLoad(1);
    }

    @Test
    @Order(5)
    @Tag("faults")
    void eachNodeKilledAtEveryPoint() {
        bothRun();
        List<KillIT.Point> points = new ArrayList<>(KillIT.points());
        Collections.shuffle(points, random);
        points.forEach(this::killed);
    }

    @Test
    @Order(6)
    @Tag("faults")
    void eachNodeStandsStillAtEveryPoint() {
        bothRun();
        List<KillIT.Point> points = new ArrayList<>(KillIT.points());
        Collections.shuffle(points, random);
        points.forEach(this::standsStill);
    }

    @Test
    @Order(7)
    @Tag("faults")
    void nodesKilledAtManyTimes() {
        bothRun();
        killedUnderLoad(10);
    }

    /** Whatever ran before: two nodes with leases of a few seconds. */
    private void bothRun() {
        if (!one.isAlive() || one == slowToLetGo) {
            end(one);
            one = world.startNode("one", Map.of());
        }
    }

    /** What this node does not hand back stays with it for longer than the test waits. */
    private Product slowToLetGo() {
        return world.startNode(
                "one", Map.of("ZOOMENSEMBLE_WORK_LEASE", "PT10M", "ZOOMENSEMBLE_WORK_STOPAFTER", "PT9M"));
    }

    private static void end(Product node) {
        if (node.isAlive()) {
            node.terminate();
        }
    }

    private void standsStill(KillIT.Point point) {
        String topic = "Stands still " + point.name() + " " + meetings.count();
        CountDownLatch isStill = new CountDownLatch(1);
        Product still = one;
        arm(point, still, () -> {
            still.standStill();
            isStill.countDown();
        });
        meetings.addSegments(topic, 2, 400_000);
        until(isStill, point.name(), topic);
        // Two leases later the other has taken everything over.
        allArrive();

        still.goOn();

        // What it was at is over, whether it notices by itself or is told so by the peer; it serves again.
        world.await(point.name() + ": goes on", LONG, still::isReady);
        Product.pause(LATE_EFFECTS_MILLIS);
        allArrive();
        exchange();
    }

    private void killed(KillIT.Point point) {
        String topic = "Killed " + point.name() + " " + meetings.count();
        CountDownLatch isDead = new CountDownLatch(1);
        Product dying = one;
        arm(point, dying, () -> {
            dying.kill();
            isDead.countDown();
        });
        meetings.addSegments(topic, 2, 400_000);
        until(isDead, point.name(), topic);
        long killedAt = System.nanoTime();
        allArrive();
        LOG.warn(
                "kill -9 {}: everything arrived {} s later, at a lease of 6 s",
                point.name(),
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - killedAt));
        one = world.startNode("one", Map.of());
        exchange();
    }

    private void killedUnderLoad(int times) {
        world.zoom.downloadRate(400_000);
        for (int time = 1; time <= times; time++) {
            load(random.nextBoolean() ? one : two, "Random " + meetings.count(), 6, 800_000);
            Product.pause(200 + random.nextInt(3000));
            one.kill();
            assertThat(two.isAlive()).isTrue();
            if (times > 1) {
                one = world.startNode("one", Map.of());
                exchange();
            }
        }
        world.zoom.downloadRate(0);
        allArrive();
    }

    /** The next thing happens to the other node. */
    private void exchange() {
        Product other = one;
        one = two;
        two = other;
        world.askAt(two);
    }

    private void arm(KillIT.Point point, Product node, Runnable action) {
        if (point.method().equals("DELETE")) {
            judge.atNextRemoval(point.isAfter(), node::isAsking, action);
            return;
        }
        Predicate<HttpServletRequest> on =
                Fault.to(point.method(), point.path()).and(node::isAsking);
        point.faults(world)
                .add(new Fault(
                        point.name(), on, 1, point.isAfter() ? new Fault.After(action) : new Fault.Before(action)));
    }

    /** Work goes first to the node at which it came to be: that one is woken by its own commit. */
    private void load(Product node, String topic, int count, long bytes) {
        for (int number = 1; number <= count; number++) {
            meetings.add(topic + " " + number, bytes);
        }
        askForSweep(node);
    }

    /** More and more work, until the first node, which is meant, has had some of it. */
    private void until(CountDownLatch latch, String what, String topic) {
        for (int more = 1; more <= 20; more++) {
            askForSweep(one);
            try {
                if (latch.await(6, TimeUnit.SECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            meetings.add(topic + ", more " + more, 200_000);
            meetings.add(topic + ", and more " + more, 200_000);
        }
        throw new AssertionError("It never came to this: %s. Ingests: %s".formatted(what, world.told()));
    }

    /** The node may stand still, or be dead, before it can answer. */
    private void askForSweep(Product node) {
        CompletableFuture.runAsync(() -> {
            try {
                new Administrator(node.uri(), "admin", World.ADMIN_PASSWORD).sweep(workflow);
            } catch (IllegalStateException noAnswer) {
                LOG.info("The sweep was not answered: {}", noAnswer.getMessage());
            }
        });
    }

    private void allArrive() {
        world.administrator.sweep(workflow);
        world.awaitOutcomes(meetings.count(), LONG);
        KillIT.retryWhatDiedTooOften(world);
        world.awaitOutcomes(meetings.count(), LONG);
        world.awaitRemovals(LONG);
        judge.judge();
        assertThat(world.zoom.recordings()).allMatch(SandboxRecording::isTrashed);
    }
}

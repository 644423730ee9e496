package org.zoomensemble.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zoomensemble.TestDatabase;
import org.zoomensemble.ingest.RecordingRead;
import org.zoomensemble.ingest.StepResult;
import org.zoomensemble.ingest.Wait;
import org.zoomensemble.operations.LeaseLostException;
import org.zoomensemble.operations.Peer;
import org.zoomensemble.operations.WorkFailure;

/** The bridge on a real PostgreSQL: waking, retries, pauses, leases, lapses, shutdown, two nodes. */
@ExtendWith(OutputCaptureExtension.class)
class ExternalTaskBridgeIT {

    private static final String NO_POLL = "zoomensemble.work.poll=PT10M";
    private static final String[] SHORT_LEASE = {
        "zoomensemble.work.lease=PT10S", "zoomensemble.work.extend-every=PT0.5S", "zoomensemble.work.stop-after=PT8S"
    };

    private final TestDatabase database = TestDatabase.migrated();
    private final List<BridgeNode> nodes = new ArrayList<>();

    @AfterEach
    void close() {
        nodes.forEach(BridgeNode::close);
    }

    @Test
    void isWokenByTheCommitAndLeavesNothingBehind() {
        BridgeNode node = node(NO_POLL);

        UUID ingestId = node.recordingFound();

        awaitEnded(node, ingestId);
        assertThat(node.ingest.told)
                .containsExactly(
                        "work read-recording",
                        "work create-items",
                        "work transfer-media",
                        "work confirm-items",
                        "work attach-captions",
                        "ingested " + ingestId);
        await().until(() -> node.leases() == 0);
    }

    @Test
    void doesNotSeeWhatIsRolledBack() {
        BridgeNode node = node();
        new TransactionTemplate(node.bean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            node.recordingFound();
            status.setRollbackOnly();
        });
        UUID ingestId = node.recordingFound();

        awaitEnded(node, ingestId);
        assertThat(node.ingest.told).filteredOn("work read-recording"::equals).hasSize(1);
    }

    @Test
    void aFailureIsRetriedByThePlanOfTheModelAndEndsAsAnIncidentAtItsElement() {
        BridgeNode node = node();
        AtomicReference<Instant> failed = new AtomicReference<>();
        node.ingest.behave("create-items", (id, heartbeat) -> {
            failed.set(Instant.now());
            throw WorkFailure.retry("Ensemble answered 500 to a new content.");
        });
        node.recordingFound();

        List<Duration> plan = RetryPlan.parse("PT10S,PT1M,PT10M,PT1H,PT6H").delays();
        for (int attempt = 1; attempt <= 5; attempt++) {
            int retriesLeft = 6 - attempt;
            await().until(() -> node.task() != null
                    && Integer.valueOf(retriesLeft).equals(node.task().getRetries()));
            Instant next = node.task().getLockExpirationTime().toInstant();
            long planned = plan.get(attempt - 1).toMillis();
            assertThat(Duration.between(failed.get(), next).toMillis())
                    .isGreaterThanOrEqualTo((long) (planned * 0.8) - 1);
            assertThat(Duration.between(Instant.now(), next).toMillis())
                    .isLessThanOrEqualTo((long) (planned * 1.2) + 1);
            assertThat(incidents(node)).isEmpty();
            node.letLocksPass();
            node.wake();
        }

        await().until(() -> incidents(node).size() == 1);
        Incident incident = incidents(node).get(0);
        assertThat(incident.getActivityId()).isEqualTo("serviceTask_ensembleCreateItems");
        assertThat(incident.getIncidentMessage()).isEqualTo("Ensemble answered 500 to a new content.");
        assertThat(node.task().getRetries()).isZero();
        assertThat(node.ingest.told).filteredOn("work create-items"::equals).hasSize(6);
        assertThat(node.ingest.told)
                .filteredOn(told -> told.startsWith("delayed") || told.startsWith("stopped"))
                .containsExactly(
                        "delayed create-items: Ensemble answered 500 to a new content.",
                        "stopped create-items: Ensemble answered 500 to a new content.");
        assertThat(node.leases()).isZero();
    }

    @Test
    void whatThePeerAskedForIsTheLeastDelay() {
        BridgeNode node = node();
        node.ingest.behave("read-recording", (id, heartbeat) -> {
            throw WorkFailure.retryAfter(Duration.ofMinutes(30), "Zoom asks to come back in 30 minutes.");
        });
        node.recordingFound();

        await().until(() -> Integer.valueOf(5).equals(node.task().getRetries()));
        assertThat(Duration.between(
                        Instant.now(), node.task().getLockExpirationTime().toInstant()))
                .isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30));
    }

    @Test
    void whatNeverSucceedsStopsAtOnceAndARetryInCockpitIsFoundAtTheNextLook() {
        BridgeNode node = node();
        AtomicInteger attempts = new AtomicInteger();
        node.ingest.behave("read-recording", (id, heartbeat) -> {
            if (attempts.incrementAndGet() == 1) {
                throw WorkFailure.giveUp("Zoom does not know this user; take the user out of the media workflow.");
            }
            return new RecordingRead.Gone();
        });
        UUID ingestId = node.recordingFound();
        await().until(() -> incidents(node).size() == 1);
        assertThat(attempts).hasValue(1);

        // Cockpit's retry: sets one retry and wakes nobody.
        node.bean(ExternalTaskService.class).setRetries(node.task().getId(), 1);

        awaitEnded(node, ingestId);
        assertThat(incidents(node)).isEmpty();
    }

    @Test
    void aRetryByTheApplicationGivesAnotherRoundAndWakes() {
        BridgeNode node = node(NO_POLL);
        AtomicInteger attempts = new AtomicInteger();
        node.ingest.behave("read-recording", (id, heartbeat) -> {
            if (attempts.incrementAndGet() == 1) {
                throw WorkFailure.giveUp("no");
            }
            return new RecordingRead.Gone();
        });
        UUID ingestId = node.recordingFound();
        await().until(() -> incidents(node).size() == 1);

        assertThat(node.bean(CamundaIngestProcess.class).retryRequested(ingestId))
                .isTrue();

        awaitEnded(node, ingestId);
    }

    @Test
    void anUnexpectedExceptionIsAnAttemptWithASentenceAndItsStackTraceInTheLogOnly(CapturedOutput log) {
        BridgeNode node = node();
        node.ingest.behave("read-recording", (id, heartbeat) -> {
            throw new IllegalStateException("secret=4711");
        });
        node.recordingFound();

        await().until(() -> Integer.valueOf(5).equals(node.task().getRetries()));
        assertThat(node.task().getErrorMessage())
                .startsWith("An internal error (IllegalStateException) stopped this step;")
                .doesNotContain("4711");
        assertThat(node.bean(ExternalTaskService.class)
                        .getExternalTaskErrorDetails(node.task().getId()))
                .doesNotContain("4711");
        assertThat(log).contains("IllegalStateException: secret=4711");
    }

    @Test
    void aPeerThatIsAwayPausesItsTopicsCostsNoRetryAndIsToldOnce(CapturedOutput log) {
        BridgeNode node = node();
        AtomicInteger attempts = new AtomicInteger();
        CountDownLatch back = new CountDownLatch(1);
        node.ingest.behave("create-items", (id, heartbeat) -> {
            attempts.incrementAndGet();
            if (back.getCount() > 0) {
                // The first one is long enough for four more recordings on any machine.
                throw WorkFailure.pause(
                        Peer.ENSEMBLE, Duration.ofSeconds(attempts.get() == 1 ? 20 : 1), "Ensemble cannot be reached.");
            }
            return StepResult.done();
        });
        List<UUID> ingests = new ArrayList<>(List.of(node.recordingFound()));
        await().until(() -> attempts.get() == 1);
        PeerPauses pauses = node.bean(PeerPauses.class);
        await().until(() -> pauses.left(Set.of(Peer.ENSEMBLE)).compareTo(Duration.ZERO) > 0);
        for (int i = 0; i < 4; i++) {
            ingests.add(node.recordingFound());
        }

        // Zoom is there: every recording is read. Ensemble is not: nothing that needs it is tried within the pause.
        await().until(() -> node.bean(ExternalTaskService.class)
                        .createExternalTaskQuery()
                        .topicName("create-items")
                        .count()
                == 5);
        int withinThePause = attempts.get();
        assertThat(pauses.left(Set.of(Peer.ZOOM))).isLessThanOrEqualTo(Duration.ZERO);
        assertThat(pauses.left(Set.of(Peer.ENSEMBLE))).isPositive();
        assertThat(withinThePause).isEqualTo(1);
        await().until(() -> attempts.get() > withinThePause);
        assertThat(node.bean(ExternalTaskService.class)
                        .createExternalTaskQuery()
                        .list())
                .allSatisfy(task -> assertThat(task.getRetries()).isNull());
        back.countDown();

        ingests.forEach(ingestId -> awaitEnded(node, ingestId));
        assertThat(log.toString().split("Work that needs Ensemble pauses", -1)).hasSize(2);
        assertThat(log.toString().split("Ensemble answers again after", -1)).hasSize(2);
        assertThat(incidents(node)).isEmpty();
    }

    @Test
    void aDatabaseThatWasAwayCostsNoAttempt(CapturedOutput log) {
        BridgeNode node = node();
        AtomicInteger attempts = new AtomicInteger();
        node.ingest.behave("read-recording", (id, heartbeat) -> {
            if (attempts.incrementAndGet() == 1) {
                throw new CannotGetJdbcConnectionException("away");
            }
            assertThat(node.task().getRetries()).isNull();
            return new RecordingRead.Gone();
        });

        UUID ingest = node.recordingFound();

        awaitEnded(node, ingest);
        assertThat(attempts).hasValue(2);
        assertThat(node.ingest.told)
                .contains("delayed read-recording: The database did not answer; this step is tried again.");
        assertThat(log).contains("waits for the database").doesNotContain("An internal error");
    }

    @Test
    void aDailyLimitPutsOffTheTaskAlone() {
        BridgeNode node = node();
        AtomicInteger attempts = new AtomicInteger();
        node.ingest.behave("read-recording", (id, heartbeat) -> {
            if (attempts.incrementAndGet() == 1) {
                throw WorkFailure.pause(Peer.ZOOM, Duration.ofHours(3), "Zoom's daily limit is used up.");
            }
            return new RecordingRead.Gone();
        });
        UUID limited = node.recordingFound();
        await().until(() -> node.ingest.told.contains("delayed read-recording: Zoom's daily limit is used up."));
        UUID other = node.recordingFound();

        awaitEnded(node, other);
        assertThat(node.isEnded(limited)).isFalse();
        assertThat(node.task().getRetries()).isNull();
        assertThat(node.task().getLockExpirationTime()).isAfter(Instant.now().plusSeconds(3 * 3600 - 60));
    }

    @Test
    void notYetSpendsNoAttemptAndIsToldOnce() {
        BridgeNode node = node(NO_POLL);
        AtomicInteger looks = new AtomicInteger();
        node.ingest.behave(
                "confirm-items",
                (id, heartbeat) -> looks.incrementAndGet() < 4
                        ? StepResult.notYet(Duration.ofMillis(300), "Ensemble still encodes.")
                        : StepResult.done());

        UUID ingestId = node.recordingFound();

        awaitEnded(node, ingestId);
        assertThat(looks).hasValue(4);
        assertThat(node.ingest.told)
                .filteredOn(told -> told.startsWith("delayed"))
                .containsExactly("delayed confirm-items: Ensemble still encodes.");
    }

    @Test
    void newsDuringTheLookRunsTheStepAgainInsteadOfWaiting() {
        BridgeNode node = node();
        AtomicInteger looks = new AtomicInteger();
        node.ingest.announceDuringTheNextLook();
        node.ingest.behave(
                "read-recording",
                (id, heartbeat) -> looks.incrementAndGet() == 1
                        ? new RecordingRead.Unfinished(new Wait(FakeIngestSteps.inAnHour(), 7))
                        : new RecordingRead.Gone());

        UUID ingestId = node.recordingFound();

        awaitEnded(node, ingestId);
        assertThat(looks).hasValue(2);
    }

    @Test
    void workThatKilledItsNodeCountsAsAnAttempt() {
        BridgeNode node = node();
        stopBridge(node);
        node.recordingFound();
        for (int crash = 1; crash <= 2; crash++) {
            assertThat(node.bean(TaskFetch.class).fetch(List.of("read-recording"), 10))
                    .hasSize(1);
            node.letLocksPass();
        }
        CountDownLatch hold = new CountDownLatch(1);
        node.ingest.behave("read-recording", (id, heartbeat) -> {
            awaitLatch(hold);
            return new RecordingRead.Gone();
        });

        node.bean(ExternalTaskBridge.class).start();

        await().until(() -> node.ingest.told.contains("work read-recording"));
        assertThat(node.task().getRetries()).isEqualTo(5);
        hold.countDown();
    }

    @Test
    void workThatAlwaysKillsItsNodeEndsAsAnIncident() {
        BridgeNode node = node();
        stopBridge(node);
        node.recordingFound();
        node.bean(ExternalTaskService.class).setRetries(node.task().getId(), 1);
        assertThat(node.bean(TaskFetch.class).fetch(List.of("read-recording"), 10))
                .hasSize(1);
        node.letLocksPass();

        node.bean(ExternalTaskBridge.class).start();

        await().until(() -> incidents(node).size() == 1);
        assertThat(incidents(node).get(0).getIncidentMessage()).startsWith("Every attempt ended without an answer");
        assertThat(node.ingest.told).noneMatch("work read-recording"::equals);
        assertThat(node.ingest.told).anyMatch(told -> told.startsWith("stopped read-recording: Every attempt"));
    }

    @Test
    void whatEndedWithoutAnAnswerWhileTheDatabaseWasAwayIsNotCounted() {
        BridgeNode node = node();
        stopBridge(node);
        UUID ingest = node.recordingFound();
        node.bean(ExternalTaskService.class).setRetries(node.task().getId(), 1);
        assertThat(node.bean(TaskFetch.class).fetch(List.of("read-recording"), 10))
                .hasSize(1);
        node.letLocksPass();
        assertThat(node.bean(DatabaseOutages.class).notice(new CannotGetJdbcConnectionException("away")))
                .isTrue();
        node.ingest.behave("read-recording", (id, heartbeat) -> new RecordingRead.Gone());

        node.bean(ExternalTaskBridge.class).start();

        awaitEnded(node, ingest);
        assertThat(node.ingest.told).contains("work read-recording");
    }

    @Test
    void theLeaseIsExtendedWhileTheWorkAdvances() {
        BridgeNode node = node(SHORT_LEASE);
        node.ingest.behave("transfer-media", (id, heartbeat) -> {
            for (int block = 0; block < 120; block++) {
                pause(100);
                heartbeat.advanced();
            }
            return StepResult.done();
        });

        UUID ingestId = node.recordingFound();

        awaitEnded(node, ingestId);
        assertThat(node.ingest.told).filteredOn("work transfer-media"::equals).hasSize(1);
    }

    @Test
    void workThatStandsStillLosesItsLeaseAndIsDoneByAnotherNodeOnce() {
        FakeIngestSteps steps = new FakeIngestSteps();
        AtomicInteger attempts = new AtomicInteger();
        List<Throwable> dropped = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch stuck = new CountDownLatch(1);
        steps.behave("transfer-media", (id, heartbeat) -> {
            if (attempts.incrementAndGet() == 1) {
                awaitLatch(stuck);
                try {
                    heartbeat.advanced();
                } catch (LeaseLostException e) {
                    dropped.add(e);
                    throw e;
                }
            }
            return StepResult.done();
        });
        BridgeNode first = node(steps, SHORT_LEASE);
        UUID ingestId = first.recordingFound();
        await().until(() -> attempts.get() == 1);
        BridgeNode second = node(steps, SHORT_LEASE);

        awaitEnded(second, ingestId);
        stuck.countDown();

        await().until(() -> dropped.size() == 1);
        assertThat(attempts).hasValue(2);
        assertThat(steps.told).filteredOn(told -> told.startsWith("ingested")).hasSize(1);
        assertThat(steps.told).noneMatch(told -> told.startsWith("stopped"));
        await().until(() -> first.leases() == 0);
    }

    @Test
    void aSuspendedInstanceGoesOnWhenItIsActivatedAndNoAttemptIsCounted() {
        BridgeNode node = node(SHORT_LEASE);
        CountDownLatch hold = new CountDownLatch(1);
        node.ingest.behave("create-items", (id, heartbeat) -> {
            awaitLatch(hold);
            return StepResult.done();
        });
        UUID ingestId = node.recordingFound();
        await().until(() -> node.ingest.told.contains("work create-items"));
        String instance = node.task().getProcessInstanceId();
        node.bean(RuntimeService.class).suspendProcessInstanceById(instance);
        hold.countDown();
        await().until(() -> node.leases() == 0);
        assertThat(node.task().getRetries()).isNull();

        node.bean(RuntimeService.class).activateProcessInstanceById(instance);

        awaitEnded(node, ingestId);
        assertThat(node.ingest.told).noneMatch(told -> told.startsWith("stopped"));
    }

    @Test
    void anInstanceEndedMeanwhileIsNoFailure(CapturedOutput log) {
        BridgeNode node = node();
        CountDownLatch hold = new CountDownLatch(1);
        node.ingest.behave("create-items", (id, heartbeat) -> {
            awaitLatch(hold);
            return StepResult.done();
        });
        UUID ingestId = node.recordingFound();
        await().until(() -> node.ingest.told.contains("work create-items"));

        node.bean(CamundaIngestProcess.class).ingestCancelled(ingestId, "cancelled");
        hold.countDown();

        await().until(() -> node.leases() == 0);
        assertThat(log).doesNotContain("could not be written").doesNotContain("stopped:");
    }

    @Test
    void aTableWithoutAnAnswerIsAnIncidentAtTheStepBeforeWithASentence() {
        BridgeNode node = node();
        node.bean(RepositoryService.class)
                .createDeployment()
                .source("an admin")
                .addString(
                        "recording-selection.dmn",
                        Shipped.table("recording-selection")
                                .replaceFirst("(?s)<rule id=\"rule_anythingElse\">.*?</rule>", ""))
                .deploy();

        node.recordingFound();

        await().until(() -> incidents(node).size() == 1);
        assertThat(incidents(node).get(0).getActivityId()).isEqualTo("serviceTask_zoomReadRecording");
        assertThat(incidents(node).get(0).getIncidentMessage())
                .startsWith("The table recording-selection gave no answer for durationMinutes = 50");
        assertThat(node.ingest.told).filteredOn("work read-recording"::equals).hasSize(1);
        assertThat(node.ingest.told).anyMatch(told -> told.startsWith("stopped read-recording: The table"));
        assertThat(node.leases()).isZero();
    }

    @Test
    void shutdownHandsRunningWorkBackAndAnotherNodeGoesOn() {
        FakeIngestSteps steps = new FakeIngestSteps();
        AtomicInteger attempts = new AtomicInteger();
        steps.behave("transfer-media", (id, heartbeat) -> {
            boolean isEndless = attempts.incrementAndGet() == 1;
            while (isEndless) {
                pause(20);
                heartbeat.advanced();
            }
            return StepResult.done();
        });
        BridgeNode first = node(steps);
        UUID ingestId = first.recordingFound();
        await().until(() -> attempts.get() == 1);

        long before = System.nanoTime();
        stopBridge(first);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
        assertThat(first.task().getWorkerId()).isNull();
        assertThat(first.task().getRetries()).isNull();
        assertThat(first.leases()).isZero();

        awaitEnded(node(steps), ingestId);
    }

    @Test
    void twoNodesDoEveryStepOnce() {
        FakeIngestSteps steps = new FakeIngestSteps();
        Map<String, AtomicInteger> works = new ConcurrentHashMap<>();
        steps.behave("transfer-media", (id, heartbeat) -> {
            works.computeIfAbsent("transfer " + id, key -> new AtomicInteger()).incrementAndGet();
            return StepResult.done();
        });
        BridgeNode first = node(steps);
        BridgeNode second = node(steps);
        List<UUID> ingests = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            ingests.add((i % 2 == 0 ? first : second).recordingFound());
        }

        ingests.forEach(ingestId -> awaitEnded(first, ingestId));
        assertThat(works)
                .hasSize(60)
                .allSatisfy((key, times) -> assertThat(times).hasValue(1));
        assertThat(steps.told).filteredOn(told -> told.startsWith("ingested")).hasSize(60);
        await().until(() -> first.leases() == 0);
    }

    @Test
    void aSweepRunsThroughTheBridge() {
        BridgeNode node = node(NO_POLL);
        node.sweeps.batchesLeft.set(3);
        node.bean(CamundaSweepProcess.class).sweepOpened(UUID.randomUUID());

        await().until(() ->
                node.bean(RuntimeService.class).createProcessInstanceQuery().count() == 0);
        assertThat(node.sweeps.told).containsExactly("list", "list", "list");
    }

    @Test
    void leasesOfTasksThatAreGoneAreRemoved() {
        BridgeNode node = node();
        stopBridge(node);
        node.recordingFound();
        node.bean(TaskFetch.class).fetch(List.of("read-recording"), 1);
        node.bean(JdbcClient.class)
                .sql("insert into external_task_lease (task_id, worker) values ('gone', 'w'), ('fresh', 'w')")
                .update();
        node.bean(JdbcClient.class)
                .sql("update external_task_lease set leased_at = now() - interval '2 hours' where task_id <> 'fresh'")
                .update();

        assertThat(node.bean(LeaseRows.class).forgetGone()).isEqualTo(1);
        assertThat(node.leases()).isEqualTo(2);
    }

    @Test
    void concurrencyIsSetByTopicAndAnUnknownTopicIsRefused() {
        BridgeNode node = node("zoomensemble.work.concurrency.transfermedia=1");
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        node.ingest.behave("transfer-media", (id, heartbeat) -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            pause(50);
            running.decrementAndGet();
            return StepResult.done();
        });
        List<UUID> ingests = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ingests.add(node.recordingFound());
        }
        ingests.forEach(ingestId -> awaitEnded(node, ingestId));
        assertThat(most).hasValue(1);

        assertThatThrownBy(() -> node("zoomensemble.work.concurrency.no-such-topic=1"))
                .hasStackTraceContaining("zoomensemble.work.concurrency names no such topic as nosuchtopic");
    }

    private BridgeNode node(String... settings) {
        return node(new FakeIngestSteps(), settings);
    }

    private BridgeNode node(FakeIngestSteps steps, String... settings) {
        BridgeNode node = BridgeNode.start(database, steps, settings);
        nodes.add(node);
        return node;
    }

    private static void stopBridge(BridgeNode node) {
        node.bean(ExternalTaskBridge.class).stop();
    }

    private static List<Incident> incidents(BridgeNode node) {
        return node.bean(RuntimeService.class).createIncidentQuery().list();
    }

    private static void awaitEnded(BridgeNode node, UUID ingestId) {
        await().until(() -> node.isEnded(ingestId));
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

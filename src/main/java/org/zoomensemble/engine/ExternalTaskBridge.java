package org.zoomensemble.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zoomensemble.operations.DatabaseClock;
import org.zoomensemble.operations.Peer;

/**
 * Hands external tasks to their workers: one thread fetches, woken by the commit that made a task and otherwise once a second;
 * a thread for each running task does the work. Begins when the application is ready (the routes exist by then) and is the
 * first to stop; what runs is then given a moment to end and otherwise handed back.
 */
@Component
class ExternalTaskBridge implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ExternalTaskBridge.class);

    private static final int FAILURES_TOLD = 3;
    private static final Duration AFTER_FAILURE = Duration.ofMillis(50);

    private final TaskFetch fetch;
    private final DatabaseClock clock;
    private final BridgeTools tools;
    private final MeterRegistry meters;
    private final Map<String, TopicSlots> topics = new LinkedHashMap<>();
    private final Map<LeasedTask, Boolean> running = new ConcurrentHashMap<>();
    private final AtomicBoolean isStopping = new AtomicBoolean();
    private volatile boolean isRunning;
    private Thread fetcher;
    private ExecutorService pool;
    private CommitSignal signal;
    private int failedFetches;
    private boolean isClockWrong;
    private long lookedAt;

    ExternalTaskBridge(
            TaskFetch fetch, DatabaseClock clock, List<TopicWorker> workers, BridgeTools tools, MeterRegistry meters) {
        this.fetch = fetch;
        this.clock = clock;
        this.tools = tools;
        this.meters = meters;
        Map<String, Integer> concurrency = new HashMap<>();
        tools.settings().concurrency().forEach((topic, most) -> concurrency.put(letters(topic), most));
        for (TopicWorker worker : workers) {
            TopicSlots slots = new TopicSlots(
                    worker,
                    Objects.requireNonNullElse(concurrency.remove(letters(worker.topic())), worker.concurrency()));
            if (topics.put(worker.topic(), slots) != null) {
                throw new IllegalStateException("Two workers serve the topic " + worker.topic() + ".");
            }
            Gauge.builder("zoomensemble.work.running", slots, TopicSlots::running)
                    .description("External tasks that run on this node")
                    .tag("topic", worker.topic())
                    .register(meters);
        }
        if (!concurrency.isEmpty()) {
            throw new IllegalArgumentException("zoomensemble.work.concurrency names no such topic as "
                    + concurrency.keySet().iterator().next() + "; there are " + new TreeSet<>(topics.keySet()) + ".");
        }
        for (Peer peer : Peer.values()) {
            Gauge.builder(
                            "zoomensemble.peer.paused",
                            tools.pauses(),
                            pauses -> pauses.left(Set.of(peer)).compareTo(Duration.ZERO) > 0 ? 1 : 0)
                    .description("Whether work that needs this peer waits for it")
                    .tag("peer", peer.title())
                    .register(meters);
        }
    }

    /** Environment variables have no hyphens. */
    private static String letters(String topic) {
        return topic.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        start();
    }

    @Override
    public synchronized void start() {
        if (isRunning) {
            return;
        }
        isStopping.set(false);
        isRunning = true;
        AtomicInteger number = new AtomicInteger();
        pool = Executors.newCachedThreadPool(action -> new Thread(action, "bridge-" + number.incrementAndGet()));
        signal = new CommitSignal(tools.wakeUp()::workReady);
        signal.connect();
        tools.wakeUp().workReady();
        fetcher = new Thread(this::fetchUntilStopped, "bridge-fetch");
        fetcher.start();
    }

    @Override
    public synchronized void stop() {
        if (!isRunning) {
            return;
        }
        isRunning = false;
        signal.disconnect();
        tools.wakeUp().workReady();
        long end = System.nanoTime() + tools.settings().shutdown().toNanos();
        try {
            fetcher.join(tools.settings().shutdown().toMillis());
            // Short work ends by itself; a transfer goes on elsewhere.
            awaitIdle(System.nanoTime() + tools.settings().shutdown().toNanos() / 4);
            isStopping.set(true);
            awaitIdle(end);
            if (!running.isEmpty()) {
                pool.shutdownNow();
                awaitIdle(System.nanoTime() + Duration.ofSeconds(3).toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (LeasedTask task : running.keySet()) {
            LOG.warn(
                    "{} of {} did not stop; another node takes it over when its lease ends.",
                    task.topic(),
                    task.businessKey());
            tools.settlement().forget(task);
        }
        pool.shutdown();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    @Override
    public boolean isAutoStartup() {
        return false;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private void fetchUntilStopped() {
        while (isRunning) {
            Duration pause = tools.settings().poll();
            try {
                if (isClockRight()) {
                    pause = fetchOnce();
                }
                if (failedFetches >= FAILURES_TOLD) {
                    LOG.info("External tasks are fetched again.");
                }
                failedFetches = 0;
            } catch (RuntimeException e) {
                // The engine throws now and then when another node ends an instance at the same moment; nothing is
                // lost.
                failedFetches++;
                tools.outages().notice(e);
                if (failedFetches == FAILURES_TOLD) {
                    LOG.warn("External tasks cannot be fetched, tried again every second: {}", e.toString());
                }
                pause = failedFetches < FAILURES_TOLD
                        ? AFTER_FAILURE
                        : tools.settings().poll();
                topics.values().forEach(topic -> topic.mayHaveTasks(true));
            }
            if (pause.isZero() || pause.isNegative()) {
                continue;
            }
            try {
                tools.wakeUp().await(pause);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Leases are told by clocks: a node whose clock is off would take what is another's. */
    private boolean isClockRight() {
        boolean isRight = clock.isTrustworthy();
        if (isRight == isClockWrong) {
            isClockWrong = !isRight;
            if (isRight) {
                LOG.info("The clock of this machine agrees with the database's again; external tasks are fetched.");
            } else {
                LOG.warn(
                        "The clock of this machine is {} s off the database's: no external task is fetched until it is set right.",
                        clock.skew().toSeconds());
            }
        }
        return isRight;
    }

    /** Fetches what there is room for; answers how long to wait for more, zero where more is ready. */
    private Duration fetchOnce() {
        long now = System.nanoTime();
        // The poll finds what nobody tells of: a retry in Cockpit, tasks of another node.
        if (tools.wakeUp().takeWorkReady()
                || now - lookedAt >= tools.settings().poll().toNanos()) {
            lookedAt = now;
            topics.values().forEach(topic -> topic.mayHaveTasks(true));
        }
        Duration pause = tools.settings().poll();
        Map<String, Integer> free = new LinkedHashMap<>();
        for (TopicSlots topic : topics.values()) {
            if (!topic.mayHaveTasks() || topic.free() <= 0) {
                continue;
            }
            Duration wait = tools.pauses().left(topic.worker().peers());
            if (wait.compareTo(topic.patience(now)) < 0) {
                wait = topic.patience(now);
            }
            if (wait.isZero() || wait.isNegative()) {
                free.put(topic.worker().topic(), topic.free());
            } else if (wait.compareTo(pause) < 0) {
                pause = wait;
            }
        }
        for (FetchPlan plan : FetchPlan.of(free)) {
            List<LeasedTask> tasks = fetch.fetch(plan.topics(), plan.atMost());
            boolean isMoreReady = tasks.size() >= plan.atMost();
            for (String name : plan.topics()) {
                topics.get(name).fetched(now);
                topics.get(name).mayHaveTasks(isMoreReady);
            }
            tasks.forEach(this::begin);
            if (isMoreReady) {
                pause = Duration.ZERO;
            }
        }
        return pause;
    }

    private void begin(LeasedTask task) {
        TopicSlots slots = topics.get(task.topic());
        slots.begin();
        running.put(task, true);
        pool.execute(() -> {
            long begunAt = System.nanoTime();
            Ending ending = Ending.UNREPORTED;
            try {
                ending = new TaskRun(task, slots.worker(), tools, isStopping).run();
            } catch (RuntimeException | Error e) {
                LOG.error(
                        "The answer of {} of {} could not be written; it is tried again when its lease ends.",
                        task.topic(),
                        task.businessKey(),
                        e);
            } finally {
                running.remove(task);
                slots.end();
                tools.wakeUp().slotFree();
                meters.timer("zoomensemble.work", "topic", task.topic(), "ending", ending.tag())
                        .record(Duration.ofNanos(System.nanoTime() - begunAt));
            }
        });
    }

    private void awaitIdle(long until) throws InterruptedException {
        while (!running.isEmpty() && System.nanoTime() - until < 0) {
            Thread.sleep(20);
        }
    }
}

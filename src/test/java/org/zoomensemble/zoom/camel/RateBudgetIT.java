package org.zoomensemble.zoom.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.zoomensemble.TestDatabase;
import org.zoomensemble.operations.Peer;
import org.zoomensemble.operations.WorkFailure;

class RateBudgetIT {

    private static TestDatabase database;

    private final AtomicInteger reservations = new AtomicInteger();

    @BeforeAll
    static void start() {
        database = TestDatabase.migrated();
    }

    private RateBudget node(int light, int medium, Duration longestWait) {
        DataSource source = database.dataSource();
        return new RateBudget(
                new AbstractDataSource() {
                    @Override
                    public Connection getConnection() throws SQLException {
                        reservations.incrementAndGet();
                        return source.getConnection();
                    }

                    @Override
                    public Connection getConnection(String username, String password) throws SQLException {
                        return getConnection();
                    }
                },
                new ZoomSettings(light, medium, longestWait, 1, 1, Duration.ofMinutes(5), 300));
    }

    @Test
    void nodesTogetherStayWithinTheAccountsRateAndUseIt() throws Exception {
        RateBudget one = node(40, 30, Duration.ofSeconds(10));
        RateBudget other = node(40, 30, Duration.ofSeconds(10));
        int calls = 180;
        List<Long> starts = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(25);
        AtomicLong longestStandstill = new AtomicLong();
        try {
            threads.submit(() -> watchForStandstills(longestStandstill));
            List<Future<Long>> running = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                RateBudget node = i % 2 == 0 ? one : other;
                running.add(threads.submit(() -> {
                    node.take("shared", RateLabel.LIGHT);
                    return System.nanoTime();
                }));
            }
            for (Future<Long> call : running) {
                starts.add(call.get(30, TimeUnit.SECONDS));
            }
        } finally {
            threads.shutdownNow();
        }
        starts.sort(null);

        // 40 a second, and half a second's worth at once: whatever the machine does, 180 calls take four seconds.
        long nanos = starts.get(calls - 1) - starts.get(0);
        assertThat(Duration.ofNanos(nanos)).isGreaterThan(Duration.ofMillis(3500));
        assertThat(most(starts, Duration.ofSeconds(1)))
                .as("calls within any second, of which Zoom allows 80; after %s at a standstill", longestStandstill)
                .isLessThanOrEqualTo(80 + (int) (40 * longestStandstill.get() / 1_000_000_000));
        assertThat(reservations.get()).as("reservations for 180 calls").isLessThan(60);
    }

    /** What may start while the machine stands still starts together when it goes on. */
    private static Object watchForStandstills(AtomicLong longest) throws InterruptedException {
        while (true) {
            long begun = System.nanoTime();
            Thread.sleep(5);
            long late = System.nanoTime() - begun - 5_000_000;
            longest.accumulateAndGet(late, Math::max);
        }
    }

    private static int most(List<Long> sorted, Duration window) {
        int most = 0;
        for (int from = 0, to = 0; to < sorted.size(); to++) {
            while (sorted.get(to) - sorted.get(from) > window.toNanos()) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }

    @Test
    void accountsAndLabelsDoNotShare() {
        RateBudget node = node(1, 1, Duration.ZERO);

        node.take("a", RateLabel.LIGHT);
        node.take("a", RateLabel.MEDIUM);
        node.take("b", RateLabel.LIGHT);

        assertThat(JdbcClient.create(database.dataSource())
                        .sql("select id from zoom_rate_budget where id like '%:1'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("a:LIGHT:1", "a:MEDIUM:1", "b:LIGHT:1");
    }

    @Test
    void pausesWhenTheWaitWouldBeTooLongAndThenAsksNobody() {
        List<Thread> queue = queueOf(30, node(1, 1, Duration.ofMinutes(5)), "c");
        RateBudget node = node(1, 1, Duration.ZERO);

        WorkFailure failure = catchThrowableOfType(WorkFailure.class, () -> node.take("c", RateLabel.LIGHT));
        int before = reservations.get();
        for (int i = 0; i < 20; i++) {
            catchThrowableOfType(WorkFailure.class, () -> node.take("c", RateLabel.LIGHT));
        }

        queue.forEach(Thread::interrupt);
        assertThat(reservations.get()).isEqualTo(before);
        assertThat(failure.reaction()).isEqualTo(WorkFailure.Reaction.PAUSE);
        assertThat(failure.peer()).contains(Peer.ZOOM);
        assertThat(failure.retryAfter().orElseThrow()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(30));
    }

    /** So many calls that have their turn reserved, one a second, and wait for it. */
    private static List<Thread> queueOf(int length, RateBudget node, String account) {
        List<Thread> queue = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            Thread call = new Thread(
                    () -> catchThrowableOfType(WorkFailure.class, () -> node.take(account, RateLabel.LIGHT)));
            call.setDaemon(true);
            call.start();
            queue.add(call);
        }
        // The first one need not wait and may be over.
        await().until(() -> queue.stream()
                        .filter(call -> call.getState() == Thread.State.TIMED_WAITING)
                        .count()
                >= length - 10);
        await().until(() -> queue.stream()
                .noneMatch(
                        call -> call.getState() == Thread.State.RUNNABLE || call.getState() == Thread.State.BLOCKED));
        return queue;
    }

    @Test
    void aLoneCallReservesOnlyItself() {
        node(40, 40, Duration.ZERO).take("few", RateLabel.MEDIUM);

        // Of the 20 that may start at once, the others are left.
        RateBudget other = node(40, 40, Duration.ZERO);
        for (int i = 0; i < 15; i++) {
            other.take("few", RateLabel.MEDIUM);
        }
    }

    @Test
    void startsNoCallWithoutTheDatabase() {
        PGSimpleDataSource away = new PGSimpleDataSource();
        away.setUrl("jdbc:postgresql://127.0.0.1:1/none?connectTimeout=1");
        RateBudget node =
                new RateBudget(away, new ZoomSettings(40, 30, Duration.ofSeconds(1), 1, 1, Duration.ofMinutes(5), 300));

        WorkFailure failure = catchThrowableOfType(WorkFailure.class, () -> node.take("d", RateLabel.LIGHT));

        assertThat(failure.reaction()).isEqualTo(WorkFailure.Reaction.RETRY);
        assertThat(failure).hasMessageContaining("database");
    }
}

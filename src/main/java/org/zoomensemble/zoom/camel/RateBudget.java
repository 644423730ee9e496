package org.zoomensemble.zoom.camel;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;
import org.zoomensemble.operations.Peer;
import org.zoomensemble.operations.WorkFailure;

/**
 * The calls that all nodes together may make for a Zoom account, kept as Bucket4j's state in {@code zoom_rate_budget}. A
 * node reserves a few calls at a time, so that the database is asked a few times a second at most; what it does not use
 * within a second is forgotten.
 */
@Component
final class RateBudget {

    private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(5);

    private final ZoomSettings settings;
    private final ProxyManager<String> buckets;
    private final Map<String, Share> shares = new ConcurrentHashMap<>();

    RateBudget(DataSource database, ZoomSettings settings) {
        this.settings = settings;
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("zoom_rate_budget")
                .idColumn("id")
                .stateColumn("state")
                .expiresAtColumn("expires_at")
                .requestTimeout(DATABASE_PATIENCE)
                .build();
    }

    /**
     * Waits until the call may start.
     *
     * @throws WorkFailure PAUSE when the wait would be longer than the settings allow, RETRY without the database
     */
    void take(String account, RateLabel label) {
        int perSecond = label == RateLabel.LIGHT ? settings.lightPerSecond() : settings.mediumPerSecond();
        // The rate is part of the key, so that a changed setting counts at once.
        String key = account + ":" + label + ":" + perSecond;
        Share share = shares.computeIfAbsent(key, id -> new Share(bucket(id, perSecond), Math.max(1, perSecond / 4)));
        sleep(share.claim(settings.longestWait(), label));
    }

    private Bucket bucket(String key, int perSecond) {
        // Half a second's worth at once at most: with a burst on top, a second never sees the account's whole limit.
        BucketConfiguration configuration = BucketConfiguration.builder()
                .addLimit(limit ->
                        limit.capacity(Math.max(1, perSecond / 2)).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
        return buckets.builder().build(key, () -> configuration);
    }

    private static void sleep(long nanos) {
        if (nanos <= 0) {
            return;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw WorkFailure.retry("Waiting for a turn at Zoom was interrupted.");
        }
    }

    /** What this node has reserved of one bucket. A reservation may lie in the future; whoever gets a part of it waits. */
    private static final class Share {

        private static final long KEPT_NANOS = Duration.ofSeconds(1).toNanos();

        private final Bucket bucket;
        private final int largest;
        private int size = 1;
        private int left;
        private long usableAt = System.nanoTime() - 2 * KEPT_NANOS;

        Share(Bucket bucket, int largest) {
            this.bucket = bucket;
            this.largest = largest;
        }

        /** Takes one call and returns the nanoseconds to wait before it may start. */
        synchronized long claim(Duration longestWait, RateLabel label) {
            long now = System.nanoTime();
            boolean isForgotten = now - usableAt > KEPT_NANOS;
            if (left == 0 || isForgotten) {
                refuseIfTooLong(usableAt - now, longestWait, label);
                size = nextSize(isForgotten);
                usableAt = now + reserved(size);
                left = size;
            }
            long wait = usableAt - now;
            refuseIfTooLong(wait, longestWait, label);
            left--;
            return wait;
        }

        /** Grows while everything is used, shrinks to what was used when some of it was not: few calls reserve little. */
        private int nextSize(boolean isForgotten) {
            if (isForgotten) {
                return Math.max(1, size - left);
            }
            return Math.min(largest, size * 2);
        }

        private long reserved(int calls) {
            try {
                return bucket.consumeIgnoringRateLimits(calls);
            } catch (RuntimeException e) {
                throw WorkFailure.retry(
                        "The database does not tell how many calls to Zoom are allowed now, so none starts; check that it can be"
                                + " reached.",
                        e);
            }
        }

        private static void refuseIfTooLong(long nanos, Duration longestWait, RateLabel label) {
            if (nanos > longestWait.toNanos()) {
                throw WorkFailure.pause(
                        Peer.ZOOM,
                        Duration.ofNanos(nanos),
                        "More " + label.name().toLowerCase(Locale.ROOT)
                                + " calls to Zoom wait than its rate limit leaves room for; they go on by themselves.");
            }
        }
    }
}

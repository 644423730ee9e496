package org.zoomensemble.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How far this machine's clock is from the database's, which all nodes share. Leases and due dates are written by one
 * node and read by another, so a node whose clock is off must not take work. Measured at most every ten seconds; safe for
 * use by several threads.
 */
@Component
public class DatabaseClock {

    /** Beyond this a node must not fetch work. */
    public static final Duration LIMIT = Duration.ofSeconds(5);

    private static final Duration KEPT = Duration.ofSeconds(10);

    private final Clocks clocks;
    private Measurement last;

    @Autowired
    DatabaseClock(JdbcClient database) {
        this(new Clocks() {
            @Override
            public Instant machine() {
                return Instant.now();
            }

            @Override
            public Instant database() {
                return database.sql("select clock_timestamp()")
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant();
            }

            @Override
            public long nanoTime() {
                return System.nanoTime();
            }
        });
    }

    DatabaseClock(Clocks clocks) {
        this.clocks = clocks;
    }

    /**
     * This machine's clock minus the database's: positive where this one is fast. Half the round trip is its error.
     *
     * @throws org.springframework.dao.DataAccessException the database cannot be asked
     */
    public Duration skew() {
        return measured().skew();
    }

    /**
     * False where the clocks are certainly more than {@link #LIMIT} apart, whatever the round trip took.
     *
     * @throws org.springframework.dao.DataAccessException the database cannot be asked
     */
    public boolean isTrustworthy() {
        Measurement measurement = measured();
        return measurement.skew().abs().minus(measurement.error()).compareTo(LIMIT) <= 0;
    }

    private synchronized Measurement measured() {
        if (last == null || clocks.nanoTime() - last.taken() >= KEPT.toNanos()) {
            last = measure();
        }
        return Objects.requireNonNull(last);
    }

    private Measurement measure() {
        long before = clocks.nanoTime();
        Instant machine = clocks.machine();
        Instant database = clocks.database();
        long after = clocks.nanoTime();
        Duration error = Duration.ofNanos((after - before) / 2);
        return new Measurement(Duration.between(database, machine.plus(error)), error, after);
    }

    private record Measurement(Duration skew, Duration error, long taken) {}

    /** The three clocks that a measurement reads. */
    interface Clocks {
        Instant machine();

        Instant database();

        long nanoTime();
    }
}

package org.zoomensemble.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseClockTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final FakeClocks clocks = new FakeClocks();
    private final DatabaseClock clock = new DatabaseClock(clocks);

    @ParameterizedTest
    @CsvSource({"0, true", "4.999, true", "5, true", "5.001, false", "-5, true", "-5.001, false", "86400, false"})
    void isTrustworthyUpToFiveSeconds(double seconds, boolean trustworthy) {
        clocks.off = Duration.ofNanos(Math.round(seconds * 1e9));

        assertThat(clock.skew()).isEqualTo(clocks.off);
        assertThat(clock.isTrustworthy()).isEqualTo(trustworthy);
    }

    @Test
    void aSlowAnswerIsNoProofOfAWrongClock() {
        clocks.off = Duration.ofSeconds(6);
        clocks.roundTrip = Duration.ofSeconds(3);
        assertThat(clock.isTrustworthy()).isTrue();

        clocks.off = Duration.ofSeconds(8);
        clocks.pass(Duration.ofSeconds(10));
        assertThat(clock.isTrustworthy()).isFalse();
    }

    @Test
    void isMeasuredOnceInTenSeconds() {
        clock.skew();
        clocks.pass(Duration.ofMillis(9_999));
        clock.isTrustworthy();
        assertThat(clocks.asked).isEqualTo(1);

        clocks.pass(Duration.ofMillis(1));
        clock.skew();
        assertThat(clocks.asked).isEqualTo(2);
    }

    private static final class FakeClocks implements DatabaseClock.Clocks {

        private Duration off = Duration.ZERO;
        private Duration roundTrip = Duration.ZERO;
        private long nanos = Long.MAX_VALUE - 1_000;
        private int asked;

        private void pass(Duration duration) {
            nanos += duration.toNanos();
        }

        @Override
        public Instant machine() {
            return NOW.plus(off);
        }

        @Override
        public Instant database() {
            asked++;
            pass(roundTrip);
            return NOW.plus(roundTrip.dividedBy(2));
        }

        @Override
        public long nanoTime() {
            return nanos;
        }
    }
}

package org.zoomensemble.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RetryPlanTest {

    private final RetryPlan plan = RetryPlan.parse("PT10S, PT1M,PT10M");

    @Test
    void nDelaysAreOneAttemptMore() {
        assertThat(plan.attempts()).isEqualTo(4);
    }

    @Test
    void delaysGrowAsAttemptsAreSpentAndAreSpreadByAFifth() {
        assertSpread(3, Duration.ofSeconds(10));
        assertSpread(2, Duration.ofMinutes(1));
        assertSpread(1, Duration.ofMinutes(10));
    }

    @Test
    void attemptsThatAPersonAddedUseTheNearestDelay() {
        assertSpread(9, Duration.ofSeconds(10));
        assertSpread(0, Duration.ofMinutes(10));
    }

    @Test
    void aModelWithoutAUsablePlanGetsTheHousesOwn() {
        assertThat(RetryPlan.of(null).attempts()).isEqualTo(6);
        assertThat(RetryPlan.of(Map.of()).attempts()).isEqualTo(6);
        assertThat(RetryPlan.of(Map.of("retry", "soon")).attempts()).isEqualTo(6);
        assertThat(RetryPlan.of(Map.of("retry", "PT1S")).attempts()).isEqualTo(2);
    }

    private void assertSpread(int attemptsLeft, Duration planned) {
        List<Long> delays = LongStream.range(0, 2_000)
                .mapToObj(i -> plan.delay(attemptsLeft).toMillis())
                .toList();
        assertThat(delays)
                .allSatisfy(delay -> assertThat((double) delay)
                        .isBetween(planned.toMillis() * 0.8 - 1, planned.toMillis() * 1.2 + 1));
        assertThat(Set.copyOf(delays)).hasSizeGreaterThan(100);
    }
}

package org.zoomensemble.engine;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * How often and when a task is tried again, from its extension property {@code retry}: n delays are n + 1 attempts.
 */
record RetryPlan(List<Duration> delays) {

    static final String PROPERTY = "retry";

    private static final RetryPlan FALLBACK = parse("PT10S,PT1M,PT10M,PT1H,PT6H");
    private static final double JITTER = 0.2;

    /** The plan that the model gives the task; the house's own where a model has none or a broken one. */
    static RetryPlan of(Map<String, String> extensionProperties) {
        String text = extensionProperties == null ? null : extensionProperties.get(PROPERTY);
        try {
            return text == null || text.isBlank() ? FALLBACK : parse(text);
        } catch (DateTimeParseException e) {
            return FALLBACK;
        }
    }

    static RetryPlan parse(String text) {
        return new RetryPlan(Stream.of(text.split(","))
                .map(String::trim)
                .map(Duration::parse)
                .toList());
    }

    int attempts() {
        return delays.size() + 1;
    }

    /**
     * The delay before the next attempt, spread by a fifth so that what failed together does not come back together.
     *
     * @param attemptsLeft how many attempts remain after the one that failed, at least 1
     */
    Duration delay(int attemptsLeft) {
        int index = Math.max(0, Math.min(delays.size() - 1, attempts() - 1 - attemptsLeft));
        double spread = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
        return Duration.ofMillis(Math.round(delays.get(index).toMillis() * spread));
    }
}

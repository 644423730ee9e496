package org.zoomensemble.ensemble.camel;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads {@code Retry-After}: seconds, an HTTP date (RFC 9110) or an ISO date-time. */
final class RetryAfter {

    /** Nobody means more; beyond it the number is a mistake of the server. */
    private static final Duration LONGEST = Duration.ofHours(24);

    private static final List<Function<String, Instant>> DATES = List.of(
            text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant(),
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));

    private RetryAfter() {}

    /** @return how long to wait from {@code now}, at most a day; empty where the text says nothing understandable */
    static Optional<Duration> parse(String text, Instant now) {
        if (text.matches("\\d{1,18}")) {
            return Optional.of(bounded(Duration.ofSeconds(Long.parseLong(text))));
        }
        if (text.matches("\\d{1,9}\\.\\d{1,9}")) {
            return Optional.of(bounded(Duration.ofMillis((long) Math.ceil(Double.parseDouble(text) * 1000))));
        }
        for (Function<String, Instant> date : DATES) {
            try {
                return Optional.of(bounded(Duration.between(now, date.apply(text))));
            } catch (DateTimeException e) {
                // another form
            }
        }
        return Optional.empty();
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}

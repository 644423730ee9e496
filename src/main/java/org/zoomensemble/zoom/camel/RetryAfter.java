package org.zoomensemble.zoom.camel;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * How long Zoom wants us to wait. {@code Retry-After} is seconds or an HTTP date by RFC 9110 and an ISO date-time on Zoom's
 * daily limit; {@code X-RateLimit-Reset} is an epoch second; both may be absent, and then the words tell.
 */
final class RetryAfter {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /** What {@code Retry-After} says, between a second and a day; null where it is absent or says nothing. */
    static Duration told(AnswerHeaders headers, Instant now) {
        String value = headers.text("Retry-After");
        if (value.isEmpty()) {
            return null;
        }
        if (value.matches("\\d{1,9}(\\.\\d+)?")) {
            return bounded(Duration.ofMillis((long) (Double.parseDouble(value) * 1000)));
        }
        Instant at = parsed(value);
        return at == null ? null : bounded(Duration.between(now, at));
    }

    /** The wait after a 429, which always has one. */
    static Duration ofRateLimit(ZoomAnswer answer, Instant now) {
        Duration told = told(answer.headers(), now);
        if (told != null) {
            return told;
        }
        Instant reset = Instant.ofEpochSecond(Math.max(0, answer.headers().number("X-RateLimit-Reset")));
        if (reset.isAfter(now)) {
            return bounded(Duration.between(now, reset));
        }
        if (isDaily(answer)) {
            Instant midnight = now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
            return bounded(Duration.between(now, midnight));
        }
        return SHORTEST;
    }

    static boolean isDaily(ZoomAnswer answer) {
        return answer.headers()
                        .text("X-RateLimit-Type")
                        .toLowerCase(Locale.ROOT)
                        .startsWith("daily")
                || answer.message().toLowerCase(Locale.ROOT).contains("daily");
    }

    private static Instant parsed(String value) {
        for (DateTimeFormatter form :
                new DateTimeFormatter[] {DateTimeFormatter.ISO_OFFSET_DATE_TIME, DateTimeFormatter.RFC_1123_DATE_TIME
                }) {
            try {
                return OffsetDateTime.parse(value, form).toInstant();
            } catch (DateTimeException e) {
                // another form may fit
            }
        }
        try {
            return LocalDateTime.parse(value).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}

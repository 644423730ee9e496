package org.zoomensemble.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** When to look again, and how to say it. */
final class Delays {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter DAY_AND_CLOCK = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Delays() {}

    static Duration between(Duration wanted, Duration shortest, Duration longest) {
        if (wanted.compareTo(shortest) < 0) {
            return shortest;
        }
        return wanted.compareTo(longest) > 0 ? longest : wanted;
    }

    static String clock(Instant at) {
        return CLOCK.format(at);
    }

    static String dayAndClock(Instant at) {
        return DAY_AND_CLOCK.format(at);
    }
}

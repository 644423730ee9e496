package org.zoomensemble;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The day that the application counts by, for tests that compare days with it. */
public final class Today {

    private Today() {}

    /** Today in UTC; where midnight is nearer than this, tomorrow, once it has begun. */
    public static LocalDate withTimeFor(Duration test) {
        Instant now = Instant.now();
        Instant midnight = now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        if (now.plus(test).isBefore(midnight)) {
            return LocalDate.ofInstant(now, ZoneOffset.UTC);
        }
        while (Instant.now().isBefore(midnight)) {
            try {
                Thread.sleep(Duration.between(now, midnight).toMillis() / 10 + 10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return LocalDate.ofInstant(midnight, ZoneOffset.UTC);
    }
}

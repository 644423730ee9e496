package org.zoomensemble.ingest;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.zoomensemble.operations.UnacceptableInputException;

/**
 * When a meeting began, as somebody knows it.
 *
 * @param day     in UTC
 * @param instant null where only the day is known
 */
record MeetingStart(LocalDate day, Instant instant) {

    /** Meetings begin a little before or after the time that they were planned for. */
    private static final Duration ABOUT = Duration.ofMinutes(30);

    /** @throws UnacceptableInputException for the field {@code start} */
    static MeetingStart of(String text) {
        String plain = text.strip().replaceFirst("^(\\d{4}-\\d{2}-\\d{2})\\s+", "$1T");
        try {
            return new MeetingStart(LocalDate.parse(plain), null);
        } catch (DateTimeException noDay) {
            return ofTime(plain);
        }
    }

    private static MeetingStart ofTime(String text) {
        try {
            Instant instant =
                    OffsetDateTime.parse(text.replaceFirst("\\s+(?=[Z+-])", "")).toInstant();
            return new MeetingStart(LocalDate.ofInstant(instant, ZoneOffset.UTC), instant);
        } catch (DateTimeException noInstant) {
            throw new UnacceptableInputException(
                    "start",
                    isLocal(text)
                            ? "The start tells no time zone; write it as 2026-11-01T09:00Z in UTC, or with an offset such as"
                                    + " +01:00, or send the day only."
                            : "The start is no day and no time; write it as 2026-11-01, or as 2026-11-01T09:00Z.");
        }
    }

    private static boolean isLocal(String text) {
        try {
            LocalDateTime.parse(text);
            return true;
        } catch (DateTimeException no) {
            return false;
        }
    }

    boolean fits(Instant start) {
        if (start == null) {
            return false;
        }
        return instant == null
                ? day.equals(LocalDate.ofInstant(start, ZoneOffset.UTC))
                : Duration.between(instant, start).abs().compareTo(ABOUT) <= 0;
    }

    /** To the minute. */
    boolean isExactly(Instant start) {
        return instant != null && instant.truncatedTo(ChronoUnit.MINUTES).equals(start.truncatedTo(ChronoUnit.MINUTES));
    }

    @Override
    public String toString() {
        return instant == null ? day.toString() : instant.toString();
    }
}

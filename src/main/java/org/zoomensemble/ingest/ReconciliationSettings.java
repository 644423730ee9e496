package org.zoomensemble.ingest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When media workflows are reconciled by themselves.
 *
 * @param dailyAt time of day (UTC), for example 03:00
 * @param days    how many days before today are looked at
 */
@Validated
@ConfigurationProperties("zoomensemble.reconciliation")
public record ReconciliationSettings(
        @NotNull @Pattern(
                regexp = "([01][0-9]|2[0-3]):[0-5][0-9]",
                message = "must be a time of day from 00:00 to 23:59, for example 03:00")
        @DefaultValue("03:00")
        String dailyAt,

        @Min(1) @Max(90) @DefaultValue("7") int days) {

    /** When it was that time last. */
    Instant lastTurn(Instant now) {
        OffsetDateTime today = now.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .atTime(LocalTime.parse(dailyAt))
                .atOffset(ZoneOffset.UTC);
        return (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
    }
}

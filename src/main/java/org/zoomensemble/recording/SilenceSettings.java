package org.zoomensemble.recording;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When silence is an alarm.
 *
 * @param webhookAtLeast a silence of Zoom's events that is shorter never is one; at least a minute
 * @param sweepWithin    how long ago the last successful sweep may be; null for six times the interval of sweeps
 */
@Validated
@ConfigurationProperties("zoomensemble.silence")
record SilenceSettings(@NotNull @DefaultValue("P1D") Duration webhookAtLeast, Duration sweepWithin) {

    SilenceSettings {
        if (webhookAtLeast != null && webhookAtLeast.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("zoomensemble.silence.webhook-at-least (" + webhookAtLeast
                    + ") must be at least one minute, for example P1D.");
        }
        if (sweepWithin != null && sweepWithin.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("zoomensemble.silence.sweep-within (" + sweepWithin
                    + ") must be at least one second, for example PT90M.");
        }
    }
}

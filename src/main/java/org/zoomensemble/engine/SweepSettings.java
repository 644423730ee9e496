package org.zoomensemble.engine;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When sweeps come round.
 *
 * @param interval from one turn of the timer to the next; at least a second
 */
@Validated
@ConfigurationProperties("zoomensemble.sweep")
record SweepSettings(@DefaultValue("PT15M") @NotNull Duration interval) {

    SweepSettings {
        if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    "zoomensemble.sweep.interval (" + interval + ") must be at least one second, for example PT15M.");
        }
    }
}

package org.zoomensemble.engine;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How this node works on external tasks.
 *
 * @param concurrency how many tasks of a topic run at once, where it differs from the worker's own figure
 * @param lease       how long a task stays ours without an extension
 * @param extendEvery the least time between two extensions of a lease
 * @param stopAfter   how long after the last extension running work must stop; well below {@code lease}
 * @param poll        the longest time between two looks for tasks, where nothing told of one
 * @param shutdown    how long running work may take to end when the application stops
 */
@Validated
@ConfigurationProperties("zoomensemble.work")
record BridgeSettings(
        @DefaultValue @NotNull Map<String, @Min(1) @Max(1000) Integer> concurrency,
        @DefaultValue("PT60S") @NotNull Duration lease,
        @DefaultValue("PT10S") @NotNull Duration extendEvery,
        @DefaultValue("PT35S") @NotNull Duration stopAfter,
        @DefaultValue("PT1S") @NotNull Duration poll,
        @DefaultValue("PT20S") @NotNull Duration shutdown) {

    BridgeSettings {
        if (stopAfter.compareTo(lease) >= 0) {
            throw new IllegalArgumentException(
                    "zoomensemble.work.stop-after (" + stopAfter + ") must be shorter than zoomensemble.work.lease ("
                            + lease + "), or two nodes could work on one task.");
        }
    }
}

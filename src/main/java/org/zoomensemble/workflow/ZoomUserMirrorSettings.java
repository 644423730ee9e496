package org.zoomensemble.workflow;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the lists of Zoom users are kept fresh.
 *
 * @param refreshInterval from one reading of an account's users to the next; at least a minute
 */
@Validated
@ConfigurationProperties("zoomensemble.zoom-users")
record ZoomUserMirrorSettings(@NotNull @DefaultValue("PT1H") Duration refreshInterval) {

    ZoomUserMirrorSettings {
        if (refreshInterval != null && refreshInterval.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("zoomensemble.zoom-users.refresh-interval (" + refreshInterval
                    + ") must be at least one minute, for example PT1H.");
        }
    }
}

package org.zoomensemble.zoom.camel;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How this application uses a Zoom account.
 *
 * @param lightPerSecond        calls with rate label Light, of all nodes together, for each Zoom account. Half of what
 *                              the Business plan allows, since other applications of the account draw on it too
 * @param mediumPerSecond       the same for rate label Medium
 * @param longestWait           how long a call waits for its turn before everything that needs Zoom pauses
 * @param connections           connections to all of Zoom's hosts together
 * @param connectionsPerHost    connections to one host
 * @param tokenRenewedBefore    an access token is renewed when less than this is left of it
 * @param pageSize              entries on a page of users or recordings; Zoom allows 300 for recordings
 */
@Validated
@ConfigurationProperties("zoomensemble.zoom")
public record ZoomSettings(
        @DefaultValue("40") @Min(1) int lightPerSecond,
        @DefaultValue("30") @Min(1) int mediumPerSecond,
        @DefaultValue("10s") Duration longestWait,
        @DefaultValue("128") @Min(1) int connections,
        @DefaultValue("64") @Min(1) int connectionsPerHost,
        @DefaultValue("5m") Duration tokenRenewedBefore,
        @DefaultValue("300") @Min(1) @Max(300) int pageSize) {}

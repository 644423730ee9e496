package org.zoomensemble.recording;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How sweeps list recordings.
 *
 * @param interval     from one turn of the timer to the next; the engine room, which owns it, checks it
 * @param overlapDays  how many days before the last sweep are listed again; Zoom lists by the day of the meeting, but
 *                     recordings are finished later
 * @param usersPerStep how many users one step of a sweep lists at most
 * @param stepTime     after how long a step begins no further user
 */
@Validated
@ConfigurationProperties("zoomensemble.sweep")
record SweepSettings(
        @NotNull @DefaultValue("PT15M") Duration interval,
        @Min(0) @Max(30) @DefaultValue("3") int overlapDays,
        @Min(1) @Max(1000) @DefaultValue("25") int usersPerStep,
        @NotNull @DefaultValue("PT20S") Duration stepTime) {}

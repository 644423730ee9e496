package org.zoomensemble.web;

import java.time.Duration;
import java.time.Instant;
import org.zoomensemble.recording.Sweep;

/**
 * A sweep as a page shows it.
 *
 * @param name        what kind of sweep, in words
 * @param secondsLeft at the rate so far; null where nothing can be said
 */
public record SweepLine(Sweep sweep, String name, Long perMinute, Long secondsLeft) {

    static SweepLine of(Sweep sweep, Instant now) {
        String name = switch (sweep.kind()) {
            case TIMER -> "The timer's sweep";
            case REQUEST -> "The sweep that was asked for";
            case BACKFILL -> "The backfill from " + sweep.from() + " to " + sweep.to();
        };
        long millis = Duration.between(sweep.startedAt(), now).toMillis();
        if (!isRunning(sweep) || sweep.usersDone() == 0 || millis <= 0) {
            return new SweepLine(sweep, name, null, null);
        }
        long left = millis * (sweep.users() - sweep.usersDone()) / sweep.usersDone() / 1000;
        return new SweepLine(sweep, name, sweep.usersDone() * 60_000L / millis, left);
    }

    public boolean isRunning() {
        return isRunning(sweep);
    }

    private static boolean isRunning(Sweep sweep) {
        return sweep.state() == Sweep.State.RUNNING;
    }
}

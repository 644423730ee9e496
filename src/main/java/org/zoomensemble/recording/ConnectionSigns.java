package org.zoomensemble.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * When a Zoom connection gave a sign of life last. All times are null where there was none.
 *
 * @param templates     names of the workflow templates that use it, with commas between; null for none
 * @param hasWebhook    whether it has a webhook secret token
 * @param changedAt     when the connection was changed last, perhaps its token
 * @param lastEventAt   the last event of Zoom
 * @param longestGap    seconds; the longest silence between two events that ended within the last 14 days; null for none
 * @param lastSweepAt   when the timer's last sweep that succeeded ended
 * @param isSweepStopped whether the timer's last sweep stopped, which an incident tells already
 * @param wantedSince   since when somebody's recordings are wanted; null where nobody's are
 */
record ConnectionSigns(
        UUID connectionId,
        String templates,
        boolean hasWebhook,
        Instant changedAt,
        Instant lastEventAt,
        Long longestGap,
        Instant lastSweepAt,
        boolean isSweepStopped,
        Instant wantedSince) {

    private static final int TIMES_THE_USUAL = 3;

    /** Whether events are missing. What was never seen counts as usual once in {@code atLeast}. */
    boolean isWebhookSilent(Instant now, Duration atLeast) {
        return hasWebhook
                && wantedSince != null
                && Duration.between(latest(lastEventAt, changedAt, wantedSince), now)
                                .compareTo(webhookLimit(atLeast))
                        > 0;
    }

    private Duration webhookLimit(Duration atLeast) {
        Duration usual = longestGap == null ? atLeast : Duration.ofSeconds(longestGap);
        Duration limit = usual.multipliedBy(TIMES_THE_USUAL);
        return limit.compareTo(atLeast) > 0 ? limit : atLeast;
    }

    boolean isSweepSilent(Instant now, Duration within) {
        return wantedSince != null
                && Duration.between(latest(lastSweepAt, wantedSince), now).compareTo(within) > 0;
    }

    private static Instant latest(Instant... times) {
        Instant latest = Instant.EPOCH;
        for (Instant time : times) {
            if (time != null && time.isAfter(latest)) {
                latest = time;
            }
        }
        return latest;
    }
}

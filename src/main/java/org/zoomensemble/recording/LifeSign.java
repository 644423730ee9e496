package org.zoomensemble.recording;

import java.time.Instant;
import java.util.UUID;

/**
 * When a Zoom connection gave a sign of life last, and whether its silence is an alarm.
 *
 * @param hasWebhook  whether it has a webhook secret token
 * @param lastEventAt the last event of Zoom; null for none yet
 * @param lastSweepAt the end of the last sweep by timer that succeeded; null for none yet
 */
public record LifeSign(
        UUID connectionId,
        boolean hasWebhook,
        Instant lastEventAt,
        Instant lastSweepAt,
        boolean isWebhookSilent,
        boolean isSweepSilent) {}

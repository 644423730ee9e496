package org.zoomensemble.recording;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;
import org.zoomensemble.directory.Reach;

/**
 * Tells which Zoom connections are silent for longer than usual: no event of Zoom for three times the longest silence of the
 * last 14 days, no successful sweep for six intervals. Reads only our own tables. Thread-safe.
 */
@Service
public class Silences {

    private static final int INTERVALS = 6;

    private final SilenceReading reading;
    private final Duration webhookAtLeast;
    private final Duration sweepWithin;
    private final Clock clock;

    @Autowired
    Silences(SilenceReading reading, SilenceSettings settings, SweepSettings sweeps) {
        this(reading, settings, sweeps, Clock.systemUTC());
    }

    Silences(SilenceReading reading, SilenceSettings settings, SweepSettings sweeps, Clock clock) {
        this.reading = reading;
        this.webhookAtLeast = settings.webhookAtLeast();
        this.sweepWithin =
                settings.sweepWithin() == null ? sweeps.interval().multipliedBy(INTERVALS) : settings.sweepWithin();
        this.clock = clock;
    }

    /** Of every connection. */
    public List<LifeSign> lifeSigns() {
        Instant now = clock.instant();
        return reading.signs(Reach.everything()).stream()
                .map(signs -> new LifeSign(
                        signs.connectionId(),
                        signs.hasWebhook(),
                        signs.lastEventAt(),
                        signs.lastSweepAt(),
                        signs.isWebhookSilent(now, webhookAtLeast),
                        signs.isSweepSilent(now, sweepWithin)))
                .toList();
    }

    /** Those of this reach that somebody should look into; not what a stopped sweep tells by itself. */
    public List<Silence> silences(Reach reach) {
        Instant now = clock.instant();
        List<Silence> silences = new ArrayList<>();
        for (ConnectionSigns signs : reading.signs(reach)) {
            if (!signs.isSweepStopped() && signs.isSweepSilent(now, sweepWithin)) {
                silences.add(Silence.ofSweep(signs));
            }
            if (signs.isWebhookSilent(now, webhookAtLeast)) {
                silences.add(Silence.ofWebhook(signs));
            }
        }
        return silences;
    }
}

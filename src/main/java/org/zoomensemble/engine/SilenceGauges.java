package org.zoomensemble.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.zoomensemble.recording.LifeSign;
import org.zoomensemble.recording.Silences;

/**
 * The metrics of silence: for each Zoom connection how old the last event and the last successful sweep are, and whether that
 * is an alarm. Read every half minute, so that a scrape costs nothing; an age grows from one reading to the next by itself.
 */
@Component
class SilenceGauges {

    private static final Logger LOG = LoggerFactory.getLogger(SilenceGauges.class);

    private final Silences silences;
    private final MultiGauge eventAge;
    private final MultiGauge sweepAge;
    private final MultiGauge eventAlarm;
    private final MultiGauge sweepAlarm;

    SilenceGauges(Silences silences, MeterRegistry meters) {
        this.silences = silences;
        eventAge = age("zoomensemble.webhook.last.event.age", "Since the last event of Zoom", meters);
        sweepAge = age("zoomensemble.sweep.last.success.age", "Since the last sweep that succeeded", meters);
        eventAlarm = alarm("zoomensemble.webhook.silent", "1: no event of Zoom for longer than usual", meters);
        sweepAlarm = alarm("zoomensemble.sweep.silent", "1: no successful sweep for longer than it may be", meters);
    }

    private static MultiGauge age(String name, String description, MeterRegistry meters) {
        return MultiGauge.builder(name)
                .description(description)
                .baseUnit("seconds")
                .register(meters);
    }

    private static MultiGauge alarm(String name, String description, MeterRegistry meters) {
        return MultiGauge.builder(name).description(description).register(meters);
    }

    @Scheduled(fixedDelay = 30, initialDelay = 5, timeUnit = TimeUnit.SECONDS)
    void read() {
        try {
            List<LifeSign> signs = silences.lifeSigns();
            List<LifeSign> withWebhook =
                    signs.stream().filter(LifeSign::hasWebhook).toList();
            eventAge.register(
                    withWebhook.stream()
                            .filter(sign -> sign.lastEventAt() != null)
                            .map(sign -> aged(sign, sign.lastEventAt()))
                            .toList(),
                    true);
            sweepAge.register(
                    signs.stream()
                            .filter(sign -> sign.lastSweepAt() != null)
                            .map(sign -> aged(sign, sign.lastSweepAt()))
                            .toList(),
                    true);
            eventAlarm.register(alarms(withWebhook, LifeSign::isWebhookSilent), true);
            sweepAlarm.register(alarms(signs, LifeSign::isSweepSilent), true);
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("The metrics of silence stay as they were.", e);
        }
    }

    private static List<? extends MultiGauge.Row<?>> alarms(List<LifeSign> signs, Predicate<LifeSign> isSilent) {
        return signs.stream()
                .map(sign -> MultiGauge.Row.of(tags(sign), isSilent.test(sign) ? 1 : 0))
                .toList();
    }

    private static MultiGauge.Row<?> aged(LifeSign sign, Instant last) {
        return MultiGauge.Row.of(
                tags(sign),
                last,
                since -> Duration.between(since, Instant.now()).toSeconds());
    }

    private static Tags tags(LifeSign sign) {
        return Tags.of("connection", sign.connectionId().toString());
    }
}

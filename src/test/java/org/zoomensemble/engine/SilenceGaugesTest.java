package org.zoomensemble.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.zoomensemble.recording.LifeSign;
import org.zoomensemble.recording.Silences;

class SilenceGaugesTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Silences silences = mock(Silences.class);
    private final SilenceGauges gauges = new SilenceGauges(silences, meters);
    private final UUID loud = UUID.randomUUID();
    private final UUID silent = UUID.randomUUID();

    @Test
    void eachConnectionHasItsAgesAndAlarms() {
        Instant anHourAgo = Instant.now().minus(Duration.ofHours(1));
        when(silences.lifeSigns())
                .thenReturn(List.of(
                        new LifeSign(loud, true, anHourAgo, anHourAgo, false, false),
                        new LifeSign(silent, true, null, null, true, true)));
        gauges.read();

        assertThat(value("zoomensemble.webhook.last.event.age", loud)).isBetween(3600.0, 3700.0);
        assertThat(value("zoomensemble.sweep.last.success.age", loud)).isBetween(3600.0, 3700.0);
        assertThat(value("zoomensemble.webhook.silent", loud)).isZero();
        assertThat(value("zoomensemble.webhook.silent", silent)).isOne();
        assertThat(value("zoomensemble.sweep.silent", silent)).isOne();
        assertThat(gauge("zoomensemble.webhook.last.event.age", silent)).isNull();
    }

    @Test
    void theyStayWhileTheDatabaseIsAwayAndGoWithTheirConnection() {
        when(silences.lifeSigns())
                .thenReturn(List.of(new LifeSign(silent, false, null, null, false, true)))
                .thenThrow(new DataAccessResourceFailureException("away"))
                .thenReturn(List.of());

        gauges.read();
        gauges.read();
        assertThat(value("zoomensemble.sweep.silent", silent)).isOne();
        assertThat(gauge("zoomensemble.webhook.silent", silent))
                .as("without a token")
                .isNull();
        gauges.read();
        assertThat(gauge("zoomensemble.sweep.silent", silent)).isNull();
    }

    private double value(String name, UUID connection) {
        return gauge(name, connection).value();
    }

    private Gauge gauge(String name, UUID connection) {
        return meters.find(name).tag("connection", connection.toString()).gauge();
    }
}

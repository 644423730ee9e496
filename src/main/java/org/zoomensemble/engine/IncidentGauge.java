package org.zoomensemble.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** The metric of open incidents: what an operator has to look into. Counted at most every ten seconds. */
@Component
class IncidentGauge {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final RuntimeService runtime;
    private long counted;
    private long countedAt;
    private boolean isCounted;

    IncidentGauge(RuntimeService runtime, MeterRegistry meters) {
        this.runtime = runtime;
        Gauge.builder("zoomensemble.incidents.open", this, IncidentGauge::open)
                .description("Incidents that wait for a person")
                .register(meters);
    }

    private synchronized double open() {
        long now = System.nanoTime();
        if (!isCounted || now - countedAt >= FRESH.toNanos()) {
            counted = runtime.createIncidentQuery().count();
            countedAt = now;
            isCounted = true;
        }
        return counted;
    }
}

package org.zoomensemble.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.zoomensemble.ingest.Reconciliations;

/** The alarm metrics of reconciliation. Counted at most once a minute. */
@Component
class ReconciliationGauges {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Reconciliations reconciliations;
    private long missing;
    private long ageSeconds;
    private long readAt;
    private boolean isRead;

    ReconciliationGauges(Reconciliations reconciliations, MeterRegistry meters) {
        this.reconciliations = reconciliations;
        Gauge.builder("zoomensemble.reconciliation.missing", this, ReconciliationGauges::missing)
                .description(
                        "Recordings that the newest reconciliations found missing, and that were not settled since")
                .register(meters);
        TimeGauge.builder("zoomensemble.reconciliation.age", this, TimeUnit.SECONDS, ReconciliationGauges::age)
                .description("Since the last finished reconciliation, where that is longest ago")
                .register(meters);
    }

    private synchronized double missing() {
        read();
        return missing;
    }

    private synchronized double age() {
        read();
        return ageSeconds;
    }

    private void read() {
        long now = System.nanoTime();
        if (!isRead || now - readAt >= FRESH.toNanos()) {
            missing = reconciliations.missing();
            ageSeconds = reconciliations.age().toSeconds();
            readAt = now;
            isRead = true;
        }
    }
}

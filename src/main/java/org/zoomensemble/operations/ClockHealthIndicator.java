package org.zoomensemble.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Tells under {@code clock} in the health, and as {@code zoomensemble.clock.skew}, how far the clock is off. */
@Component("clockHealthIndicator")
class ClockHealthIndicator extends AbstractHealthIndicator {

    private final DatabaseClock clock;

    ClockHealthIndicator(DatabaseClock clock, MeterRegistry meters) {
        super("The database's clock cannot be read.");
        this.clock = clock;
        TimeGauge.builder("zoomensemble.clock.skew", this, TimeUnit.MILLISECONDS, ClockHealthIndicator::millis)
                .description("This machine's clock minus the database's")
                .register(meters);
    }

    private double millis() {
        try {
            return clock.skew().toMillis();
        } catch (DataAccessException e) {
            return Double.NaN;
        }
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Duration skew = clock.skew();
        if (clock.isTrustworthy()) {
            health.up();
        } else {
            health.outOfService()
                    .withDetail(
                            "remedy",
                            "This node takes no work: its clock is more than %d s off the database's. Let NTP set both."
                                    .formatted(DatabaseClock.LIMIT.toSeconds()));
        }
        health.withDetail("skewMillis", skew.toMillis());
    }
}

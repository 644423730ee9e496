package org.zoomensemble.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private Instant now = Instant.parse("2026-11-25T08:00:00Z");
    private final LoginThrottle throttle = new LoginThrottle(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void stopsAnAddressAfterTooManyFailuresUntilTheWindowEnds() {
        fail("192.0.2.1", LoginThrottle.MOST_FAILURES - 1);
        assertThatCode(() -> throttle.check("192.0.2.1")).doesNotThrowAnyException();

        fail("192.0.2.1", 1);

        assertThatThrownBy(() -> throttle.check("192.0.2.1"))
                .isInstanceOf(TooManyLoginsException.class)
                .hasMessageContaining("5 min");
        assertThatCode(() -> throttle.check("192.0.2.2")).doesNotThrowAnyException();
        now = now.plus(LoginThrottle.WINDOW);
        assertThatCode(() -> throttle.check("192.0.2.1")).doesNotThrowAnyException();
        fail("192.0.2.1", 1);
        assertThatCode(() -> throttle.check("192.0.2.1")).doesNotThrowAnyException();
    }

    @Test
    void countsANetworkOfIpv6AsOneCaller() {
        for (int host = 0; host < LoginThrottle.MOST_FAILURES; host++) {
            throttle.failed("2001:db8:1:2::" + Integer.toHexString(host));
        }

        assertThatThrownBy(() -> throttle.check("2001:db8:1:2:ffff::1")).isInstanceOf(TooManyLoginsException.class);
        assertThatCode(() -> throttle.check("2001:db8:1:3::1")).doesNotThrowAnyException();
    }

    private void fail(String address, int times) {
        for (int time = 0; time < times; time++) {
            throttle.failed(address);
        }
    }
}

package org.zoomensemble.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Counts failed log-ins by the caller's address, before the user directory sees them: otherwise anyone who knows a name
 * could keep its owner locked out. Thread-safe.
 */
@Component
class LoginThrottle {

    static final int MOST_FAILURES = 20;
    static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int MOST_ADDRESSES = 10_000;
    private static final int IPV6_NETWORK_BYTES = 8;

    private static final class Failures {
        private Instant until;
        private int count;
    }

    private final Clock clock;
    private final Map<String, Failures> byAddress = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    @Autowired
    LoginThrottle() {
        this(Clock.systemUTC());
    }

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /**
     * Lets the attempt pass or not.
     *
     * @throws TooManyLoginsException this address failed too often
     */
    synchronized void check(String address) {
        Failures failures = byAddress.get(network(address));
        Instant now = clock.instant();
        if (failures != null && failures.count >= MOST_FAILURES && now.isBefore(failures.until)) {
            throw new TooManyLoginsException(Duration.between(now, failures.until));
        }
    }

    synchronized void failed(String address) {
        Instant now = clock.instant();
        Failures failures = byAddress.computeIfAbsent(network(address), none -> new Failures());
        if (failures.until == null || !now.isBefore(failures.until)) {
            failures.count = 0;
            failures.until = now.plus(WINDOW);
        }
        failures.count++;
    }

    /** An owner of IPv6 addresses has a whole /64 of them. */
    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, IPV6_NETWORK_BYTES)));
        } catch (UnknownHostException notLiteral) {
            return address;
        }
    }
}

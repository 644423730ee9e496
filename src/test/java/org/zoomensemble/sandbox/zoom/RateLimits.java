package org.zoomensemble.sandbox.zoom;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Zoom's limits of calls, per account and label: a second and a UTC day at a time. Thread-safe. */
final class RateLimits {

    private record Key(SandboxAccount account, Operation.Label label) {}

    private static final class Count {
        private long second;
        private int inSecond;
        private LocalDate day;
        private long onDay;
    }

    private final Clock clock = Clock.systemUTC();
    private final Map<Key, Count> counts = new HashMap<>();
    private final AtomicInteger refused = new AtomicInteger();

    /** Counts a call; answers 429 and returns false where it is one too many. */
    synchronized boolean admit(SandboxAccount account, Operation.Label label, HttpServletResponse response)
            throws IOException {
        response.setHeader("X-RateLimit-Category", label.text);
        Count count = counts.computeIfAbsent(new Key(account, label), key -> new Count());
        long second = clock.instant().getEpochSecond();
        LocalDate day = LocalDate.now(clock);
        if (count.second != second) {
            count.second = second;
            count.inSecond = 0;
        }
        if (!day.equals(count.day)) {
            count.day = day;
            count.onDay = 0;
        }
        if (count.onDay >= account.perDay()) {
            refuseDay(account, day, response);
            return false;
        }
        if (count.inSecond >= account.perSecond(label)) {
            refuseSecond(account.perSecond(label), second, response);
            return false;
        }
        count.inSecond++;
        count.onDay++;
        return true;
    }

    int refused() {
        return refused.get();
    }

    private void refuseSecond(int limit, long second, HttpServletResponse response) throws IOException {
        refused.incrementAndGet();
        response.setHeader("X-RateLimit-Type", "QPS");
        response.setHeader("X-RateLimit-Limit", String.valueOf(limit));
        response.setHeader("X-RateLimit-Remaining", "0");
        response.setHeader("X-RateLimit-Reset", String.valueOf(second + 1));
        new Answers.Refusal(
                        429, 429, "You have reached the maximum per-second rate limit for this API. Try again later.")
                .send(response);
    }

    private void refuseDay(SandboxAccount account, LocalDate day, HttpServletResponse response) throws IOException {
        refused.incrementAndGet();
        response.setHeader("X-RateLimit-Type", "Daily-limit");
        response.setHeader("X-RateLimit-Limit", String.valueOf(account.perDay()));
        response.setHeader("X-RateLimit-Remaining", "0");
        response.setHeader(
                "Retry-After",
                day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toString());
        new Answers.Refusal(
                        429,
                        429,
                        "You have reached the maximum daily rate limit for this API. Refer to the response header"
                                + " for details on when you can make another request.")
                .send(response);
    }
}

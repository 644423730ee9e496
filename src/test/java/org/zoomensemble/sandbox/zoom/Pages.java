package org.zoomensemble.sandbox.zoom;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Zoom's page tokens: good for 15 minutes and for the same question only. The next page is counted off anew, so that what
 * leaves the list between two pages moves the rest up, as in a list that nobody froze.
 */
final class Pages {

    private record Token(String question, int offset, Instant made) {}

    record Page<T>(List<T> items, String nextToken) {}

    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();

    <T> Page<T> page(List<T> all, String question, int size, String token) {
        int offset = 0;
        if (token != null && !token.isEmpty()) {
            Token known = tokens.get(token);
            if (known == null
                    || !known.question.equals(question)
                    || known.made.isBefore(Instant.now().minus(Duration.ofMinutes(15)))) {
                throw new Answers.Refusal(400, 300, "The next page token is invalid or expired.");
            }
            offset = known.offset;
        }
        int from = Math.min(offset, all.size());
        int to = Math.min(from + size, all.size());
        String next = "";
        if (to < all.size()) {
            next = Ids.id("page", question, String.valueOf(to), String.valueOf(count.incrementAndGet()));
            tokens.put(next, new Token(question, to, Instant.now()));
        }
        return new Page<>(all.subList(from, to), next);
    }

    /** As if 15 minutes had passed. */
    void expire() {
        tokens.clear();
    }
}

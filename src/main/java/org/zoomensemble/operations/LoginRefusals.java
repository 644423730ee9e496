package org.zoomensemble.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells a login that a peer refuses now and then, as a peer under load or a broken proxy does, from one that is refused for good:
 * nothing but refusals for {@link #LASTING}. Each node judges by what it saw itself. Thread-safe.
 */
public final class LoginRefusals {

    /** A minute's storm passes; whoever changed a password hears of it before the attempts are far apart. */
    public static final Duration LASTING = Duration.ofMinutes(5);

    /** Refusals further apart than this tell nothing of the time between them. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(30);

    private final InstantSource clock;
    private final Map<String, Series> refused = new ConcurrentHashMap<>();

    private record Series(Instant first, Instant last) {}

    public LoginRefusals(InstantSource clock) {
        this.clock = clock;
    }

    /** The peer did what it was asked to do with this login. */
    public void accepted(String login) {
        refused.remove(login);
    }

    /**
     * The peer answered that the login is not valid.
     *
     * @return RETRY with this sentence while that may pass, then GIVE_UP
     */
    public WorkFailure refused(String login, String sentence) {
        Instant now = clock.instant();
        Series series = refused.compute(
                login,
                (same, before) -> before == null || now.isAfter(before.last().plus(FORGOTTEN))
                        ? new Series(now, now)
                        : new Series(before.first(), now));
        return now.isBefore(series.first().plus(LASTING)) ? WorkFailure.retry(sentence) : WorkFailure.giveUp(sentence);
    }
}

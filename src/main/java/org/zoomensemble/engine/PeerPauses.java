package org.zoomensemble.engine;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.zoomensemble.operations.Peer;

/**
 * Which peers are away: nothing that needs them is fetched for a while, and each absence is told once when it begins and once
 * when it ends. Thread-safe.
 */
@Component
class PeerPauses {

    static final Duration SHORTEST = Duration.ofSeconds(5);
    static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(PeerPauses.class);

    private final Map<Peer, Pause> pauses = new EnumMap<>(Peer.class);
    private final LongSupplier nanoTime;

    PeerPauses() {
        this(System::nanoTime);
    }

    PeerPauses(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    private static final class Pause {
        private final long begun;
        private long until;
        private Duration length;

        Pause(long begun, Duration length) {
            this.begun = begun;
            this.length = length;
            this.until = begun + length.toNanos();
        }
    }

    /**
     * A peer is away or asked for a pause.
     *
     * @param retryAfter the pause that it asked for; one longer than a minute (a daily limit) concerns the task alone
     * @return when the task that noticed it should be tried again
     */
    synchronized Duration pause(Peer peer, Optional<Duration> retryAfter, String sentence) {
        if (retryAfter.isPresent() && retryAfter.get().compareTo(LONGEST) > 0) {
            return retryAfter.get();
        }
        long now = nanoTime.getAsLong();
        Pause pause = pauses.get(peer);
        if (pause == null) {
            Duration length = retryAfter.orElse(SHORTEST);
            pause = new Pause(now, length);
            pauses.put(peer, pause);
            LOG.warn("Work that needs {} pauses, no attempt is spent: {}", peer.title(), sentence);
        } else if (now - pause.until >= 0) {
            Duration grown = pause.length.multipliedBy(2);
            pause.length = longer(SHORTEST, grown.compareTo(LONGEST) < 0 ? grown : LONGEST);
            pause.until = now + retryAfter.orElse(pause.length).toNanos();
        } else if (retryAfter.isPresent()) {
            pause.until = Math.max(pause.until - now, retryAfter.get().toNanos()) + now;
        }
        return Duration.ofNanos(Math.max(0, pause.until - now));
    }

    /** Work that needs these peers and began at {@code begunAt} ({@link System#nanoTime()}) reached its end. */
    synchronized void answered(Set<Peer> peers, long begunAt) {
        for (Peer peer : peers) {
            Pause pause = pauses.get(peer);
            if (pause != null && begunAt - pause.until >= 0) {
                pauses.remove(peer);
                LOG.warn(
                        "{} answers again after {} s; its work goes on.",
                        peer.title(),
                        Duration.ofNanos(nanoTime.getAsLong() - pause.begun).toSeconds());
            }
        }
    }

    /** How long nothing may be fetched that needs these peers; zero where nothing hinders. */
    synchronized Duration left(Set<Peer> peers) {
        long now = nanoTime.getAsLong();
        long left = 0;
        for (Peer peer : peers) {
            Pause pause = pauses.get(peer);
            if (pause != null) {
                left = Math.max(left, pause.until - now);
            }
        }
        return Duration.ofNanos(left);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}

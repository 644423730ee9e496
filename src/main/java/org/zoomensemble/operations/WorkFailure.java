package org.zoomensemble.operations;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Work that could not be done, told by the reaction it asks for. The message is one sentence for an operator: what
 * failed, where, and what to do. It never carries a secret, a token, a passcode or the query part of an address.
 */
public final class WorkFailure extends RuntimeException {

    /** What whoever runs the work should do next. */
    public enum Reaction {
        /** Try again later; counts as an attempt. */
        RETRY,
        /** The peer is away or asks us to slow down: everything that needs it waits, no attempt is spent. */
        PAUSE,
        /** Will never succeed without a person: no further attempt. */
        GIVE_UP
    }

    private final Reaction reaction;
    private final transient Peer peer;
    private final transient Duration retryAfter;

    private WorkFailure(Reaction reaction, Peer peer, Duration retryAfter, String sentence, Throwable cause) {
        super(Objects.requireNonNull(sentence), cause);
        this.reaction = reaction;
        this.peer = peer;
        this.retryAfter = retryAfter;
    }

    /** A failure that may pass: broken connection while bytes flowed, 5xx, an answer that makes no sense yet. */
    public static WorkFailure retry(String sentence) {
        return new WorkFailure(Reaction.RETRY, null, null, sentence, null);
    }

    public static WorkFailure retry(String sentence, Throwable cause) {
        return new WorkFailure(Reaction.RETRY, null, null, sentence, cause);
    }

    /** As {@link #retry(String)}, but not before {@code retryAfter} has passed, because the peer said so. */
    public static WorkFailure retryAfter(Duration retryAfter, String sentence) {
        return new WorkFailure(Reaction.RETRY, null, retryAfter, sentence, null);
    }

    /** The peer cannot be reached at all, or refuses for now (429, 503 with Retry-After). */
    public static WorkFailure pause(Peer peer, Duration retryAfter, String sentence) {
        return new WorkFailure(Reaction.PAUSE, peer, retryAfter, sentence, null);
    }

    /** A failure that no repetition mends: missing scope, wrong credential, refused address, a failed item. */
    public static WorkFailure giveUp(String sentence) {
        return new WorkFailure(Reaction.GIVE_UP, null, null, sentence, null);
    }

    public Reaction reaction() {
        return reaction;
    }

    /** Whom a {@link Reaction#PAUSE} concerns; empty for other reactions. */
    public Optional<Peer> peer() {
        return Optional.ofNullable(peer);
    }

    /** The wait that the peer asked for; empty where it asked for none. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}

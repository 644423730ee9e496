package org.zoomensemble.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.zoomensemble.operations.Peer;

class PeerPausesTest {

    private static final Set<Peer> ZOOM = Set.of(Peer.ZOOM);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000);
    private final PeerPauses pauses = new PeerPauses(nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void nothingIsPausedAtFirst() {
        assertThat(pauses.left(Set.of(Peer.values()))).isEqualTo(Duration.ZERO);
    }

    @Test
    void aPauseConcernsItsPeerAlone() {
        pauses.pause(Peer.ZOOM, Optional.empty(), "away");

        assertThat(pauses.left(ZOOM)).isEqualTo(Duration.ofSeconds(5));
        assertThat(pauses.left(Set.of(Peer.ENSEMBLE))).isEqualTo(Duration.ZERO);
        assertThat(pauses.left(Set.of(Peer.ENSEMBLE, Peer.ZOOM))).isPositive();
    }

    @Test
    void whoeverNoticesTheSameAbsenceDoesNotProlongIt() {
        pauses.pause(Peer.ZOOM, Optional.empty(), "away");
        for (int i = 1; i <= 20; i++) {
            pass(Duration.ofMillis(100));
            assertThat(pauses.pause(Peer.ZOOM, Optional.empty(), "away"))
                    .isEqualTo(Duration.ofSeconds(5).minusMillis(100 * i));
        }
    }

    @Test
    void aLongerWishOfThePeerProlongsIt() {
        pauses.pause(Peer.ZOOM, Optional.of(Duration.ofSeconds(1)), "slow");
        assertThat(pauses.pause(Peer.ZOOM, Optional.of(Duration.ofSeconds(30)), "slow"))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(pauses.pause(Peer.ZOOM, Optional.of(Duration.ofSeconds(2)), "slow"))
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void anAbsenceThatGoesOnIsAskedAboutLessOften() {
        pauses.pause(Peer.ZOOM, Optional.of(Duration.ofMillis(1)), "away");
        pass(Duration.ofMillis(1));
        assertThat(pauses.pause(Peer.ZOOM, Optional.empty(), "away")).isEqualTo(Duration.ofSeconds(5));
        pass(Duration.ofSeconds(5));
        assertThat(pauses.pause(Peer.ZOOM, Optional.empty(), "away")).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aDailyLimitPausesNobodyElse() {
        assertThat(pauses.pause(Peer.ZOOM, Optional.of(Duration.ofHours(2)), "limit"))
                .isEqualTo(Duration.ofHours(2));
        assertThat(pauses.left(ZOOM)).isEqualTo(Duration.ZERO);
    }

    @Test
    void onlyWorkThatBeganAfterThePauseEndsIt() {
        long before = nanos.get();
        pauses.pause(Peer.ZOOM, Optional.of(Duration.ofMillis(30)), "away");
        pauses.answered(ZOOM, before);
        assertThat(pauses.left(ZOOM)).isPositive();

        pass(Duration.ofMillis(30));
        pauses.answered(ZOOM, before + 1);
        assertThat(pauses.pause(Peer.ZOOM, Optional.empty(), "away"))
                .as("goes on")
                .isEqualTo(Duration.ofSeconds(5));
        pass(Duration.ofSeconds(5));
        pauses.answered(ZOOM, nanos.get());
        // The next absence begins anew, with the shortest pause.
        assertThat(pauses.pause(Peer.ZOOM, Optional.empty(), "away")).isEqualTo(Duration.ofSeconds(5));
    }
}

package org.zoomensemble.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zoomensemble.operations.Peer;

class PeerPausesTest {

    private static final Set<Peer> ZOOM = Set.of(Peer.ZOOM);

    private final PeerPauses pauses = new PeerPauses();

    @Test
    void nothingIsPausedAtFirst() {
        assertThat(pauses.left(Set.of(Peer.values()))).isEqualTo(Duration.ZERO);
    }

    @Test
    void aPauseConcernsItsPeerAlone() {
        pauses.pause(Peer.ZOOM, Optional.empty(), "away");

        assertThat(pauses.left(ZOOM)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(5));
        assertThat(pauses.left(Set.of(Peer.ENSEMBLE))).isEqualTo(Duration.ZERO);
        assertThat(pauses.left(Set.of(Peer.ENSEMBLE, Peer.ZOOM))).isPositive();
    }

    @Test
    void whoeverNoticesTheSameAbsenceDoesNotProlongIt() {
        pauses.pause(Peer.ZOOM, Optional.empty(), "away");
        for (int i = 0; i < 20; i++) {
            assertThat(pauses.pause(Peer.ZOOM, Optional.empty(), "away")).isLessThanOrEqualTo(Duration.ofSeconds(5));
        }
    }

    @Test
    void aLongerWishOfThePeerProlongsIt() {
        pauses.pause(Peer.ZOOM, Optional.of(Duration.ofSeconds(1)), "slow");
        assertThat(pauses.pause(Peer.ZOOM, Optional.of(Duration.ofSeconds(30)), "slow"))
                .isBetween(Duration.ofSeconds(29), Duration.ofSeconds(30));
        assertThat(pauses.pause(Peer.ZOOM, Optional.of(Duration.ofSeconds(2)), "slow"))
                .isBetween(Duration.ofSeconds(29), Duration.ofSeconds(30));
    }

    @Test
    void anAbsenceThatGoesOnIsAskedAboutLessOften() throws InterruptedException {
        pauses.pause(Peer.ZOOM, Optional.of(Duration.ofMillis(1)), "away");
        Thread.sleep(5);
        assertThat(pauses.pause(Peer.ZOOM, Optional.empty(), "away")).isGreaterThan(Duration.ofSeconds(4));
    }

    @Test
    void aDailyLimitPausesNobodyElse() {
        assertThat(pauses.pause(Peer.ZOOM, Optional.of(Duration.ofHours(2)), "limit"))
                .isEqualTo(Duration.ofHours(2));
        assertThat(pauses.left(ZOOM)).isEqualTo(Duration.ZERO);
    }

    @Test
    void onlyWorkThatBeganAfterThePauseEndsIt() throws InterruptedException {
        long before = System.nanoTime();
        pauses.pause(Peer.ZOOM, Optional.of(Duration.ofMillis(30)), "away");
        pauses.answered(ZOOM, before);
        assertThat(pauses.left(ZOOM)).isPositive();

        Thread.sleep(40);
        pauses.answered(ZOOM, System.nanoTime());
        // The next absence begins anew, with the shortest pause.
        assertThat(pauses.pause(Peer.ZOOM, Optional.empty(), "away")).isLessThanOrEqualTo(Duration.ofSeconds(5));
    }
}

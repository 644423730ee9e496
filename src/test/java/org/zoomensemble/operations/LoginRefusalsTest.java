package org.zoomensemble.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.zoomensemble.operations.WorkFailure.Reaction;

class LoginRefusalsTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-25T23:58:00Z"));
    private final LoginRefusals refusals = new LoginRefusals(now::get);

    private Reaction refused(String login) {
        WorkFailure failure = refusals.refused(login, "Refused.");
        assertThat(failure).hasMessage("Refused.");
        return failure.reaction();
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @Test
    void whatIsRefusedNowAndThenMayPass() {
        for (int turn = 0; turn < 20; turn++) {
            assertThat(refused("a")).isEqualTo(Reaction.RETRY);
            pass(LoginRefusals.LASTING.minusSeconds(1));
            refusals.accepted("a");
        }
    }

    @Test
    void whatIsRefusedForMinutesIsAPersonsMatter() {
        assertThat(refused("a")).isEqualTo(Reaction.RETRY);
        pass(LoginRefusals.LASTING.minusSeconds(1));
        assertThat(refused("a")).isEqualTo(Reaction.RETRY);
        refusals.accepted("b");
        pass(Duration.ofSeconds(1));
        assertThat(refused("a")).isEqualTo(Reaction.GIVE_UP);
        assertThat(refused("b")).isEqualTo(Reaction.RETRY);
    }

    @Test
    void refusalsFarApartAreNoSeries() {
        refused("a");
        pass(Duration.ofHours(3));
        assertThat(refused("a")).isEqualTo(Reaction.RETRY);
        pass(Duration.ofMinutes(12));
        assertThat(refused("a")).isEqualTo(Reaction.GIVE_UP);
    }
}

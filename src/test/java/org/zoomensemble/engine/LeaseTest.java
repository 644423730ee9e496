package org.zoomensemble.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.junit.jupiter.api.Test;
import org.zoomensemble.operations.LeaseLostException;

class LeaseTest {

    private static final BridgeSettings SETTINGS = new BridgeSettings(
            Map.of(),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofSeconds(35),
            Duration.ofSeconds(1),
            Duration.ofSeconds(20));

    private final Settlement settlement = mock(Settlement.class);
    private final AtomicBoolean isStopping = new AtomicBoolean();

    @Test
    void isNotExtendedMoreOftenThanNeeded() {
        Lease lease = leasedAgo(Duration.ofSeconds(2));
        for (int block = 0; block < 100_000; block++) {
            lease.advanced();
        }
        verify(settlement, never()).extend(any(), any());
    }

    @Test
    void isExtendedOnceItsTimeHasCome() {
        Lease lease = leasedAgo(Duration.ofSeconds(11));
        for (int block = 0; block < 1_000; block++) {
            lease.advanced();
        }
        verify(settlement, times(1)).extend(any(), any());
    }

    @Test
    void endsByTheMonotonicClockWhateverTheDatabaseWouldSay() {
        Lease lease = leasedAgo(Duration.ofSeconds(36));
        assertThat(lease.isOver()).isTrue();
        assertThatThrownBy(lease::advanced).isInstanceOf(LeaseLostException.class);
        verify(settlement, never()).extend(any(), any());
    }

    @Test
    void goesOnWhileTheDatabaseIsAwayUntilItsEnd() {
        doThrow(new ProcessEnginePersistenceException("away", null))
                .when(settlement)
                .extend(any(), any());
        assertThatCode(leasedAgo(Duration.ofSeconds(30))::advanced).doesNotThrowAnyException();
        assertThatThrownBy(leasedAgo(Duration.ofSeconds(40))::advanced).isInstanceOf(LeaseLostException.class);
    }

    @Test
    void isLostWhereTheTaskIsAnothers() {
        doThrow(new BadUserRequestException("locked by worker x"))
                .when(settlement)
                .extend(any(), any());
        Lease lease = leasedAgo(Duration.ofSeconds(11));
        assertThatThrownBy(lease::advanced).isInstanceOf(LeaseLostException.class);
        assertThat(lease.isOver()).isTrue();
        assertThat(lease.isSuspended()).isFalse();
    }

    @Test
    void remembersThatTheInstanceIsSuspended() {
        doThrow(new SuspendedEntityInteractionException("suspended"))
                .when(settlement)
                .extend(any(), any());
        Lease lease = leasedAgo(Duration.ofSeconds(11));
        lease.advanced();
        assertThat(lease.isSuspended()).isTrue();
        assertThat(lease.isOver()).isFalse();
    }

    @Test
    void endsWithTheApplication() {
        isStopping.set(true);
        assertThatThrownBy(leasedAgo(Duration.ZERO)::advanced).isInstanceOf(LeaseLostException.class);
    }

    private Lease leasedAgo(Duration ago) {
        LeasedTask task = new LeasedTask(
                "task",
                "transfer-media",
                "worker",
                "ingest:x",
                6,
                RetryPlan.parse("PT1S"),
                false,
                System.nanoTime() - ago.toNanos());
        return new Lease(
                task,
                new BridgeTools(settlement, null, new DatabaseOutages(SETTINGS), null, null, SETTINGS),
                isStopping);
    }
}

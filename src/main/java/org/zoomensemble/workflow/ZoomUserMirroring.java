package org.zoomensemble.workflow;

import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskExecutor;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.zoomensemble.operations.ConflictException;

/**
 * Keeps the list of each Zoom account's users fresh: read when a connection is made or changed, then at an interval, and on
 * request; one reading at a time for each connection on all nodes. Connections that no template uses are not read.
 * Thread-safe.
 */
@Service
public class ZoomUserMirroring {

    /** A reading that advanced longer ago was interrupted. One page takes far less. */
    private static final Duration STANDING = Duration.ofMinutes(5);

    private static final String TOO_MANY =
            "Too many lists of Zoom users are waiting to be read; ask again in a few minutes.";

    private final ZoomUserRepository users;
    private final ZoomUserReading reading;
    private final TaskExecutor executor;
    private final TransactionOperations transactions;
    private final ZoomUserMirrorSettings settings;

    ZoomUserMirroring(
            ZoomUserRepository users,
            ZoomUserReading reading,
            @Qualifier(ZoomUserScheduling.EXECUTOR) TaskExecutor executor,
            TransactionOperations transactions,
            ZoomUserMirrorSettings settings) {
        this.users = users;
        this.reading = reading;
        this.executor = executor;
        this.transactions = transactions;
        this.settings = settings;
    }

    /**
     * Begins to read the list anew in the background, unless somebody does already.
     *
     * @throws ConflictException too many others are waiting
     */
    public void refresh(UUID connectionId) {
        if (!start(connectionId)) {
            throw new ConflictException(TOO_MANY);
        }
    }

    /** How fresh it is. */
    public ZoomUsersMirror state(UUID connectionId) {
        return users.state(connectionId, STANDING);
    }

    /** Starts to read every list that is due. */
    void startDue() {
        for (UUID connectionId : users.due(settings.refreshInterval(), STANDING)) {
            if (!start(connectionId)) {
                return;
            }
        }
    }

    /** False where too many are waiting. */
    private boolean start(UUID connectionId) {
        UUID id = UUID.randomUUID();
        if (!Boolean.TRUE.equals(transactions.execute(status -> users.open(connectionId, id, STANDING)))) {
            return true;
        }
        try {
            executor.execute(() -> reading.run(connectionId, id));
            return true;
        } catch (TaskRejectedException e) {
            users.failed(connectionId, id, TOO_MANY, Duration.ZERO);
            return false;
        }
    }
}

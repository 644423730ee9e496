package org.zoomensemble.ingest;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.NotThereException;

/**
 * Does one thing to many that failed, each in its own transaction, the oldest first: at most 1,000 in one call, and for at most
 * 20 seconds. Thread-safe.
 */
@Service
public class FailedIngestActions {

    private static final int MOST_AT_ONCE = 1_000;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final FailedIngestRepository failedIngests;
    private final Ingests ingests;

    FailedIngestActions(FailedIngestRepository failedIngests, Ingests ingests) {
        this.failedIngests = failedIngests;
        this.ingests = ingests;
    }

    /**
     * What was tried again.
     *
     * @param left how many still fit because there were too many for one call; call again for them
     */
    public record Retried(int retried, int left) {}

    /**
     * What was cancelled.
     *
     * @param left how many still fit because there were too many for one call; call again for them
     */
    public record Cancelled(int cancelled, int left) {}

    /** How many fit. */
    public int count(Reach reach, FailedIngests failed) {
        return failedIngests.count(reach, failed);
    }

    /** Gives those that fit one more round of attempts. Called again it does nothing to those that run. */
    public Retried retryAll(Reach reach, FailedIngests failed) {
        Done done = each(reach, failed, ingests::retry);
        return new Retried(done.changed, done.left);
    }

    /** Cancels the failed ingests that fit; a failed removal has nothing to cancel, its recording is ingested. */
    public Cancelled cancelAll(Reach reach, FailedIngests failed, String by) {
        Done done = each(reach, failed.of(FailedIngests.Part.INGEST), id -> ingests.cancelFailed(id, by));
        return new Cancelled(done.changed, done.left);
    }

    private Done each(Reach reach, FailedIngests failed, Consumer<UUID> action) {
        long begun = System.nanoTime();
        List<UUID> ids = failedIngests.ids(reach, failed, MOST_AT_ONCE + 1);
        int changed = 0;
        int at = 0;
        while (at < Math.min(ids.size(), MOST_AT_ONCE)
                && Duration.ofNanos(System.nanoTime() - begun).compareTo(LONGEST) < 0) {
            changed += isDone(ids.get(at), action) ? 1 : 0;
            at++;
        }
        return new Done(changed, at == ids.size() ? 0 : failedIngests.count(reach, failed));
    }

    private static boolean isDone(UUID id, Consumer<UUID> action) {
        try {
            action.accept(id);
            return true;
        } catch (ConflictException | NotThereException meanwhile) {
            // Somebody else was faster, or its state changed.
            return false;
        }
    }

    private record Done(int changed, int left) {}
}

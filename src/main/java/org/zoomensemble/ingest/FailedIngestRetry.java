package org.zoomensemble.ingest;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.NotThereException;

/** Gives many failed ingests one more round of attempts. Thread-safe. */
@Service
public class FailedIngestRetry {

    private static final int MOST_AT_ONCE = 1_000;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final FailedIngestRepository failedIngests;
    private final Ingests ingests;

    FailedIngestRetry(FailedIngestRepository failedIngests, Ingests ingests) {
        this.failedIngests = failedIngests;
        this.ingests = ingests;
    }

    /**
     * What was tried again.
     *
     * @param left how many still fit because there were too many for one call; call again for them
     */
    public record Retried(int retried, int left) {}

    /** How many fit. */
    public int count(Reach reach, FailedIngests failed) {
        return failedIngests.count(reach, failed);
    }

    /**
     * Tries those again that fit, each in its own transaction, the oldest first: at most 1,000, and for at most 20 seconds.
     * Called again it does nothing to those that run.
     */
    public Retried retryAll(Reach reach, FailedIngests failed) {
        long begun = System.nanoTime();
        List<UUID> ids = failedIngests.ids(reach, failed, MOST_AT_ONCE + 1);
        int retried = 0;
        int at = 0;
        while (at < Math.min(ids.size(), MOST_AT_ONCE)
                && Duration.ofNanos(System.nanoTime() - begun).compareTo(LONGEST) < 0) {
            retried += retry(ids.get(at)) ? 1 : 0;
            at++;
        }
        return new Retried(retried, at == ids.size() ? 0 : failedIngests.count(reach, failed));
    }

    private boolean retry(UUID id) {
        try {
            ingests.retry(id);
            return true;
        } catch (ConflictException | NotThereException meanwhile) {
            // Somebody else was faster, or its state changed.
            return false;
        }
    }
}

package org.zoomensemble.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.zoomensemble.zoom.RecordingGoneException;
import org.zoomensemble.zoom.ZoomApi;

/**
 * Takes a recording back out of Zoom's trash that this application put there, because a media workflow wants it after all. What
 * others put there stays there. Thread-safe.
 */
@Service
class TrashRecovery {

    private static final Logger LOG = LoggerFactory.getLogger(TrashRecovery.class);

    private static final Duration WHILE_REMOVED = Duration.ofSeconds(10);
    private static final Duration UNTIL_ZOOM_SHOWS_IT = Duration.ofSeconds(20);

    private final ZoomApi zoom;
    private final IngestRepository ingests;
    private final RemovalRepository removals;
    private final TransactionTemplate transaction;

    TrashRecovery(ZoomApi zoom, IngestRepository ingests, RemovalRepository removals, TransactionTemplate transaction) {
        this.zoom = zoom;
        this.ingests = ingests;
        this.removals = removals;
        this.transaction = transaction;
    }

    /**
     * For a recording that Zoom does not have.
     *
     * @return when to read it again; empty where it is not to be had
     * @throws org.zoomensemble.operations.WorkFailure as for every call of {@link ZoomApi}
     */
    Optional<Instant> recover(UUID connectionId, String zoomAccount, String recordingUuid) {
        if (removals.isClaimed(zoomAccount, recordingUuid)) {
            return Optional.of(Instant.now().plus(WHILE_REMOVED));
        }
        if (!removals.isInTrash(zoomAccount, recordingUuid)) {
            return Optional.empty();
        }
        try {
            zoom.recover(connectionId, recordingUuid);
        } catch (RecordingGoneException emptiedMeanwhile) {
            LOG.info(
                    "A recording that was moved to Zoom's trash is not there any more: {}",
                    emptiedMeanwhile.getMessage());
            return Optional.empty();
        }
        transaction.executeWithoutResult(status -> {
            ingests.lockRecording(zoomAccount, recordingUuid);
            removals.recovered(zoomAccount, recordingUuid);
        });
        return Optional.of(Instant.now().plus(UNTIL_ZOOM_SHOWS_IT));
    }
}

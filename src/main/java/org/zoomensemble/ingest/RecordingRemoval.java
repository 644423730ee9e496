package org.zoomensemble.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.zoomensemble.ensemble.EnsembleApi;
import org.zoomensemble.ensemble.EnsembleContent;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.zoom.RecordingGoneException;
import org.zoomensemble.zoom.ZoomApi;
import org.zoomensemble.zoom.ZoomRecording;

/**
 * Moves a recording to Zoom's trash, never further, when nothing speaks against it: every media workflow that has or wants
 * it is done and removes recordings, Ensemble and Zoom were both asked again just before.
 */
@Service
class RecordingRemoval {

    private static final Duration CLAIM_WAIT = Duration.ofSeconds(10);

    private final ZoomApi zoom;
    private final AskedAccount account;
    private final EnsembleApi ensemble;
    private final IngestRepository ingests;
    private final RemovalClaims claims;
    private final Timeline timeline;
    private final TransactionTemplate transaction;

    RecordingRemoval(
            ZoomApi zoom,
            AskedAccount account,
            EnsembleApi ensemble,
            IngestRepository ingests,
            RemovalClaims claims,
            Timeline timeline,
            TransactionTemplate transaction) {
        this.zoom = zoom;
        this.account = account;
        this.ensemble = ensemble;
        this.ingests = ingests;
        this.claims = claims;
        this.timeline = timeline;
        this.transaction = transaction;
    }

    StepResult remove(UUID ingestId, Heartbeat heartbeat) {
        Ingest ingest = ingests.begin(ingestId);
        Claim claim = transaction.execute(status -> claim(ingest));
        if (claim.objection().isPresent()) {
            timeline.add(ingestId, "kept", "Stays in Zoom: " + claim.objection().get() + ".");
            return StepResult.done();
        }
        if (!claim.isOurs()) {
            return StepResult.notYet(CLAIM_WAIT, "Another ingest of the recording is removing it from Zoom.");
        }
        try {
            Optional<String> unsafe = unsafe(ingest, heartbeat);
            if (unsafe.isPresent()) {
                timeline.add(ingestId, "kept", "Stays in Zoom: " + unsafe.get() + ".");
                return StepResult.done();
            }
            heartbeat.advanced();
            zoom.trash(ingest.connectionId(), ingest.recordingUuid());
            timeline.add(ingestId, "removed", "Moved to Zoom's trash, where it can be recovered for 30 days.");
        } catch (RecordingGoneException alreadyGone) {
            account.confirm(ingest);
            timeline.add(ingestId, "removed", "Zoom had removed it already.");
        } finally {
            transaction.executeWithoutResult(status -> {
                ingests.lockRecording(ingest.zoomAccount(), ingest.recordingUuid());
                claims.release(ingest);
            });
        }
        ingests.removed(ingest.zoomAccount(), ingest.recordingUuid());
        return StepResult.done();
    }

    private Claim claim(Ingest ingest) {
        ingests.lockRecording(ingest.zoomAccount(), ingest.recordingUuid());
        Optional<String> objection = claims.objection(ingest);
        return new Claim(objection, objection.isEmpty() && claims.claim(ingest));
    }

    /** Asks both sides once more: is every item there, and has Zoom nothing that was not ingested? */
    private Optional<String> unsafe(Ingest ingest, Heartbeat heartbeat) throws RecordingGoneException {
        List<RemovalClaims.SafeItem> items = claims.items(ingest);
        for (RemovalClaims.SafeItem item : items) {
            Optional<EnsembleContent> content = ensemble.content(item.institutionEnsembleId(), item.contentId());
            heartbeat.advanced();
            if (content.isEmpty() || !content.get().isReady()) {
                throw WorkFailure.giveUp(
                        ("Not removed from Zoom: Ensemble does not have the item “%s” (%s) ready any more."
                                        + " Look at it in Ensemble, then choose retry.")
                                .formatted(item.name(), item.contentId()));
            }
        }
        ZoomRecording now = zoom.recording(ingest.connectionId(), ingest.recordingUuid());
        heartbeat.advanced();
        Set<Instant> ingested =
                items.stream().map(RemovalClaims.SafeItem::recordingStart).collect(Collectors.toSet());
        if (now.files().stream().anyMatch(file -> file.isProcessing() && !file.isTranscript())) {
            return Optional.of("Zoom is processing something of it again");
        }
        boolean hasMore = Segments.of(now).stream().anyMatch(segment -> !ingested.contains(segment.start()));
        return hasMore ? Optional.of("Zoom has a segment that was not there when it was ingested") : Optional.empty();
    }

    private record Claim(Optional<String> objection, boolean isOurs) {}
}

package org.zoomensemble.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.zoomensemble.ensemble.EnsembleApi;
import org.zoomensemble.ensemble.EnsembleContent;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.recording.Announcement;
import org.zoomensemble.recording.FoundBy;
import org.zoomensemble.recording.RecordingAnnouncements;
import org.zoomensemble.zoom.RecordingGoneException;
import org.zoomensemble.zoom.ZoomApi;
import org.zoomensemble.zoom.ZoomRecording;

/**
 * Moves a recording to Zoom's trash, never further, when nothing speaks against it: every media workflow that has or wants
 * it is done, removes recordings and leaves no more days, Ensemble and Zoom were both asked again just before.
 */
@Service
class RecordingRemoval {

    private static final Duration CLAIM_WAIT = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(30);
    private static final Duration PATIENCE = Duration.ofHours(24);
    /** So that fewer days, or a switch, are noticed although the time that was set is far away. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final ZoomApi zoom;
    private final AskedAccount account;
    private final EnsembleApi ensemble;
    private final RecordingAnnouncements announcements;
    private final IngestProcess process;
    private final IngestRepository ingests;
    private final RemovalRepository removals;
    private final RemovalClaims claims;
    private final Timeline timeline;
    private final TransactionTemplate transaction;

    RecordingRemoval(
            ZoomApi zoom,
            AskedAccount account,
            EnsembleApi ensemble,
            RecordingAnnouncements announcements,
            IngestProcess process,
            IngestRepository ingests,
            RemovalRepository removals,
            RemovalClaims claims,
            Timeline timeline,
            TransactionTemplate transaction) {
        this.zoom = zoom;
        this.account = account;
        this.ensemble = ensemble;
        this.announcements = announcements;
        this.process = process;
        this.ingests = ingests;
        this.removals = removals;
        this.claims = claims;
        this.timeline = timeline;
        this.transaction = transaction;
    }

    RemovalResult remove(UUID ingestId, Heartbeat heartbeat) {
        if (!removals.begin(ingestId)) {
            return RemovalResult.settled();
        }
        Ingest ingest = ingests.find(ingestId);
        if (!ensemble.confirmsContents()) {
            return kept(
                    ingest,
                    "Stays in Zoom: Ensemble is used through its interface v2, which does not tell whether a video arrived.");
        }
        Claim claim = transaction.execute(status -> claim(ingest));
        if (claim.objection().isPresent()) {
            return kept(ingest, "Stays in Zoom: " + claim.objection().get() + ".");
        }
        if (claim.due().at().isAfter(Instant.now())) {
            return days(ingest, claim.due());
        }
        if (!claim.isOurs()) {
            return new RemovalResult.NotYet(CLAIM_WAIT, "Another ingest of the recording is removing it from Zoom.");
        }
        try {
            return removeClaimed(ingest, claim.due(), heartbeat);
        } catch (RecordingGoneException alreadyGone) {
            account.confirm(ingest);
            return removed(ingest, "Zoom had removed it already.");
        } finally {
            transaction.executeWithoutResult(status -> {
                ingests.lockRecording(ingest.zoomAccount(), ingest.recordingUuid());
                claims.release(ingest);
            });
        }
    }

    private Claim claim(Ingest ingest) {
        ingests.lockRecording(ingest.zoomAccount(), ingest.recordingUuid());
        Optional<String> objection = claims.objection(ingest);
        if (objection.isPresent()) {
            return new Claim(objection, null, false);
        }
        RemovalClaims.Due due = claims.due(ingest);
        return new Claim(objection, due, !due.at().isAfter(Instant.now()) && claims.claim(ingest));
    }

    private RemovalResult days(Ingest ingest, RemovalClaims.Due due) {
        String sentence =
                ("Stays in Zoom until %s: the template of the media workflow “%s” leaves %s between ingest and"
                                + " removal.")
                        .formatted(
                                Delays.dayAndClock(due.at()),
                                due.mediaWorkflow(),
                                due.days() == 1 ? "one day" : due.days() + " days");
        Instant soonest = Instant.now().plus(LONGEST_WAIT);
        return later(ingest, due.at().isBefore(soonest) ? due.at() : soonest, sentence);
    }

    /** Asks both sides once more: is every item there, and has Zoom nothing that was not ingested? */
    private RemovalResult removeClaimed(Ingest ingest, RemovalClaims.Due due, Heartbeat heartbeat)
            throws RecordingGoneException {
        List<RemovalClaims.SafeItem> items = claims.items(ingest);
        for (RemovalClaims.SafeItem item : items) {
            confirm(item);
            heartbeat.advanced();
        }
        ZoomRecording now = zoom.recording(ingest.connectionId(), ingest.recordingUuid());
        heartbeat.advanced();
        if (removals.wasRemoved(ingest)) {
            return kept(
                    ingest,
                    "Stays in Zoom: it was in Zoom's trash before and somebody recovered it, so it is not removed again.");
        }
        Optional<String> news = RemovalNews.of(now, items);
        if (news.isPresent()) {
            return announced(ingest, now, news.get());
        }
        if (RemovalNews.isBeingMade(now, items)) {
            return beingMade(ingest, due);
        }
        Optional<String> objection = transaction.execute(status -> {
            ingests.lockRecording(ingest.zoomAccount(), ingest.recordingUuid());
            return claims.objection(ingest);
        });
        if (objection.isPresent()) {
            return kept(ingest, "Stays in Zoom: " + objection.get() + ".");
        }
        heartbeat.advanced();
        zoom.trash(ingest.connectionId(), ingest.recordingUuid(), heartbeat::advanced);
        return removed(ingest, "Moved to Zoom's trash, where it can be recovered for 30 days.");
    }

    private void confirm(RemovalClaims.SafeItem item) {
        Optional<EnsembleContent> content = ensemble.content(item.institutionEnsembleId(), item.contentId());
        if (content.isEmpty() || !content.get().isReady()) {
            throw WorkFailure.giveUp(("Not removed from Zoom: Ensemble does not have the item “%s” (%s) ready any more."
                            + " Look at it in Ensemble, then choose retry.")
                    .formatted(item.name(), item.contentId()));
        }
    }

    /** What is new is ingested first, by a run of its own; that run comes here again. */
    private RemovalResult announced(Ingest ingest, ZoomRecording now, String news) {
        announcements.announce(claims.holders(ingest).stream()
                .map(holder -> new Announcement(
                        holder.mediaWorkflowId(), holder.connectionId(), ingest.zoomAccount(), now, FoundBy.REMOVAL))
                .toList());
        return kept(
                ingest,
                ("Kept for now: Zoom has %s that was not there when the recording was ingested. It was announced again;"
                                + " the run that ingests it looks after the removal.")
                        .formatted(news));
    }

    private RemovalResult beingMade(Ingest ingest, RemovalClaims.Due due) {
        Instant now = Instant.now();
        if (due.at().plus(PATIENCE).isBefore(now)) {
            return kept(
                    ingest,
                    "Stays in Zoom: Zoom has been processing something of it for more than %d hours."
                            .formatted(PATIENCE.toHours()));
        }
        return later(ingest, now.plus(LOOK_AGAIN), "Stays in Zoom for now: Zoom is processing something of it again.");
    }

    private RemovalResult later(Ingest ingest, Instant at, String sentence) {
        if (removals.says(ingest.id(), RemovalState.WAITING, sentence)) {
            timeline.add(ingest.id(), "removal", sentence);
        }
        return new RemovalResult.Later(at);
    }

    private RemovalResult kept(Ingest ingest, String sentence) {
        if (removals.says(ingest.id(), RemovalState.KEPT, sentence)) {
            timeline.add(ingest.id(), "kept", sentence);
        }
        return RemovalResult.settled();
    }

    private RemovalResult removed(Ingest ingest, String sentence) {
        List<UUID> relieved = removals.removed(ingest, sentence);
        timeline.add(ingest.id(), "removed", sentence);
        // Their steps find the recording removed, and their incidents close.
        relieved.forEach(process::retryRequested);
        return RemovalResult.settled();
    }

    private record Claim(Optional<String> objection, RemovalClaims.Due due, boolean isOurs) {}
}

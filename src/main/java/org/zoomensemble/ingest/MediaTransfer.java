package org.zoomensemble.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.zoomensemble.ensemble.EnsembleApi;
import org.zoomensemble.ensemble.EnsembleContent;
import org.zoomensemble.ensemble.UploadConflictException;
import org.zoomensemble.ensemble.UploadGoneException;
import org.zoomensemble.ensemble.UploadState;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.workflow.IngestTarget;
import org.zoomensemble.workflow.IngestTargets;
import org.zoomensemble.zoom.Download;
import org.zoomensemble.zoom.DownloadRestrictedException;
import org.zoomensemble.zoom.RecordingGoneException;
import org.zoomensemble.zoom.ZoomApi;

/**
 * Moves the chosen media file of each item from Zoom into Ensemble. After any break it asks Ensemble for the offset that
 * it holds and Zoom for the rest; as long as bytes advance, a break costs no attempt.
 */
@Service
class MediaTransfer {

    private static final Duration CONFLICT_WAIT = Duration.ofSeconds(5);
    /** By the plan of retries more than an hour after the first. */
    private static final int MOST_STATE_FAILURES = 5;

    private final ZoomApi zoom;
    private final EnsembleApi ensemble;
    private final IngestTargets targets;
    private final IngestRepository ingests;
    private final ItemRepository items;
    private final TransferRepository transfers;
    private final TransferStream stream;
    private final MediaSources sources;
    private final Timeline timeline;

    MediaTransfer(
            ZoomApi zoom,
            EnsembleApi ensemble,
            IngestTargets targets,
            IngestRepository ingests,
            ItemRepository items,
            TransferRepository transfers,
            TransferStream stream,
            MediaSources sources,
            Timeline timeline) {
        this.zoom = zoom;
        this.ensemble = ensemble;
        this.targets = targets;
        this.ingests = ingests;
        this.items = items;
        this.transfers = transfers;
        this.stream = stream;
        this.sources = sources;
        this.timeline = timeline;
    }

    StepResult transfer(UUID ingestId, Heartbeat heartbeat) {
        Ingest ingest = ingests.begin(ingestId);
        IngestTarget target = targets.target(ingest.mediaWorkflowId(), ingest.hostId());
        for (Item item : items.ofIngest(ingestId)) {
            Transfer transfer = transfers
                    .find(item.id())
                    .orElseThrow(() -> WorkFailure.giveUp(
                            "No media file was chosen for the item %s; cancel the ingest, then force it again."
                                    .formatted(item.reference())));
            if (transfer.finishedAt() != null) {
                continue;
            }
            StepResult result = move(new Work(ingest, item, target, heartbeat));
            if (result instanceof StepResult.NotYet) {
                return result;
            }
        }
        return StepResult.done();
    }

    private StepResult move(Work work) {
        Instant begun = Instant.now();
        SourceTry tried = SourceTry.AS_NOTED;
        while (true) {
            Transfer transfer = transfers.find(work.item().id()).orElseThrow();
            long before = transfer.bytesConfirmed();
            try {
                if (advance(work, transfer, tried)) {
                    timeline.add(work.ingest().id(), "transferred", sentence(work, begun));
                    return StepResult.done();
                }
            } catch (UploadConflictException conflict) {
                return StepResult.notYet(CONFLICT_WAIT, conflict.getMessage());
            } catch (UploadGoneException gone) {
                if (isUploadComplete(work, transfer)) {
                    transfers.finished(work.item().id(), transfer.length());
                } else {
                    transfers.uploadAbandoned(work.item().id());
                    if (transfer.uploadUrl() == null) {
                        // Gone as soon as it was made: the next attempt makes another one.
                        throw WorkFailure.retry(gone.getMessage());
                    }
                }
            } catch (RecordingGoneException gone) {
                tried = sources.afterGone(work, transfer, tried, gone);
            } catch (DownloadRestrictedException restricted) {
                tried = sources.afterRestriction(work, transfer, tried, restricted);
            } catch (NoMediaException noMedia) {
                tried = sources.afterNoMedia(work, transfer, noMedia);
            } catch (WorkFailure failure) {
                if (failure.reaction() != WorkFailure.Reaction.RETRY || !hasAdvanced(work, before)) {
                    throw failure;
                }
            }
            work.heartbeat().advanced();
        }
    }

    /** True when every byte is at Ensemble. */
    private boolean advance(Work work, Transfer transfer, SourceTry tried)
            throws RecordingGoneException, DownloadRestrictedException, UploadGoneException, UploadConflictException {
        if (transfer.finishedAt() != null) {
            return true;
        }
        long offset = 0;
        if (transfer.uploadUrl() != null) {
            UploadState held = state(work, transfer);
            work.heartbeat().advanced();
            offset = held.offset();
            if (offset == transfer.length()) {
                transfers.finished(work.item().id(), transfer.length());
                return true;
            }
            transfers.resumedAt(work.item().id(), offset);
        }
        Download.From from = offset == 0 ? Download.From.start() : new Download.From(offset, transfer.etag());
        long heldOffset = offset;
        Download.Reader<TransferStream.End> reader = download -> stream.pour(work, transfer, heldOffset, download);
        Ingest ingest = work.ingest();
        TransferStream.End end = tried == SourceTry.BY_OWN_TOKEN
                ? zoom.downloadByOwnToken(
                        ingest.connectionId(), ingest.recordingUuid(), transfer.sourceUrl(), from, reader)
                : zoom.download(ingest.connectionId(), transfer.sourceUrl(), from, reader);
        return switch (end) {
            case COMPLETE -> true;
            case SOURCE_CHANGED, OFFSET_DIFFERS -> false;
            case UPLOAD_GONE ->
                throw new UploadGoneException("Ensemble has the upload of %s no more.".formatted(transfer.fileName()));
            case UPLOAD_HELD ->
                throw new UploadConflictException(
                        "Another writer still holds the upload of %s.".formatted(transfer.fileName()));
        };
    }

    /** An upload of which nothing can be known, time after time, is as good as gone. */
    private UploadState state(Work work, Transfer transfer) throws UploadGoneException {
        try {
            return ensemble.uploadState(work.target().institutionEnsembleId(), transfer.uploadUrl());
        } catch (WorkFailure failure) {
            if (failure.reaction() == WorkFailure.Reaction.RETRY
                    && transfers.stateFailed(work.item().id()) >= MOST_STATE_FAILURES) {
                throw new UploadGoneException(failure.getMessage());
            }
            throw failure;
        }
    }

    /** Some servers forget an upload as soon as it is complete; then the content tells. */
    private boolean isUploadComplete(Work work, Transfer transfer) {
        if (transfer.uploadUrl() == null || transfer.length() < 0) {
            return false;
        }
        return ensemble.content(
                        work.target().institutionEnsembleId(), work.item().contentId())
                .filter(EnsembleContent::holdsMedia)
                .isPresent();
    }

    private boolean hasAdvanced(Work work, long before) {
        Transfer now = transfers.find(work.item().id()).orElseThrow();
        if (now.uploadUrl() == null) {
            return false;
        }
        try {
            long held = ensemble.uploadState(work.target().institutionEnsembleId(), now.uploadUrl())
                    .offset();
            if (held > before) {
                transfers.confirmed(work.item().id(), held);
                return true;
            }
            return false;
        } catch (UploadGoneException | WorkFailure unknown) {
            return false;
        }
    }

    private String sentence(Work work, Instant begun) {
        Transfer done = transfers.find(work.item().id()).orElseThrow();
        return "Transferred the %s of segment %d, %s, in %d s%s."
                .formatted(
                        done.fileType().equals("M4A") ? "audio" : "video",
                        work.item().segment(),
                        Bytes.text(done.length()),
                        Duration.between(begun, Instant.now()).toSeconds(),
                        done.resumed() == 0 ? "" : ", resumed " + done.resumed() + " times");
    }

    /** What belongs together while one item is moved. */
    record Work(Ingest ingest, Item item, IngestTarget target, Heartbeat heartbeat) {}
}

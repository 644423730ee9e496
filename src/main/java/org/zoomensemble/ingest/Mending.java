package org.zoomensemble.ingest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.recording.Announcement;
import org.zoomensemble.recording.FoundBy;
import org.zoomensemble.recording.RecordingAnnouncements;
import org.zoomensemble.zoom.ZoomConnections;
import org.zoomensemble.zoom.ZoomRecording;

/**
 * Mends what a reconciliation found, each difference by itself: announces, tries again, or ingests once more. Mending
 * twice does nothing twice. Thread-safe.
 */
@Service
public class Mending {

    /** How many one call mends at most. */
    public static final int MOST = 200;

    private final DifferenceRepository differences;
    private final IngestRepository ingests;
    private final Ingests operations;
    private final RecordingAnnouncements announcements;
    private final ZoomConnections connections;
    private final GoneContents contents;
    private final TransactionTemplate transaction;

    Mending(
            DifferenceRepository differences,
            IngestRepository ingests,
            Ingests operations,
            RecordingAnnouncements announcements,
            ZoomConnections connections,
            GoneContents contents,
            TransactionTemplate transaction) {
        this.differences = differences;
        this.ingests = ingests;
        this.operations = operations;
        this.announcements = announcements;
        this.connections = connections;
        this.contents = contents;
        this.transaction = transaction;
    }

    /**
     * Mends what can be mended, at most {@value #MOST} differences, the worst first.
     *
     * @return what became of each
     */
    public List<Mended> mendAll(UUID reconciliationId, String by) {
        return mend(reconciliationId, differences.mendable(reconciliationId, MOST), by);
    }

    /**
     * Mends these differences; asks Zoom for those where a part is missing.
     *
     * @return what became of each
     * @throws NotThereException          one of them does not belong to this reconciliation
     * @throws UnacceptableInputException more than {@value #MOST}
     */
    public List<Mended> mend(UUID reconciliationId, Collection<UUID> differenceIds, String by) {
        List<Mended> mended = new ArrayList<>();
        for (DifferenceRepository.ToMend difference : find(reconciliationId, differenceIds)) {
            mended.add(mend(difference, by));
        }
        return mended;
    }

    /**
     * Leaves these differences as they are, because it is meant to be so: they count as missing no more, in later
     * reconciliations as well.
     *
     * @throws NotThereException          one of them does not belong to this reconciliation
     * @throws UnacceptableInputException more than {@value #MOST}
     */
    public List<Mended> leave(UUID reconciliationId, Collection<UUID> differenceIds, String by) {
        List<Mended> left = new ArrayList<>();
        for (DifferenceRepository.ToMend difference : find(reconciliationId, differenceIds)) {
            String sentence = "Left as it is by %s.".formatted(by);
            boolean isNew = differences.settle(difference.id(), by, true, sentence);
            left.add(
                    isNew
                            ? new Mended(difference.id(), Mended.Result.LEFT, sentence, difference.ingestId())
                            : settledBefore(difference));
        }
        return left;
    }

    private List<DifferenceRepository.ToMend> find(UUID reconciliationId, Collection<UUID> ids) {
        if (ids.size() > MOST) {
            throw new UnacceptableInputException(
                    "differenceIds", "At most " + MOST + " differences are taken at once; send the rest afterwards.");
        }
        List<DifferenceRepository.ToMend> found = differences.find(reconciliationId, ids);
        for (UUID id : ids) {
            if (found.stream().noneMatch(difference -> difference.id().equals(id))) {
                throw new NotThereException("This reconciliation has no difference with the id " + id + ".");
            }
        }
        return found;
    }

    private Mended mend(DifferenceRepository.ToMend difference, String by) {
        try {
            return switch (difference.kind()) {
                case MISSING, AWAITED -> announce(difference, by);
                case FAILED -> retry(difference, by);
                case SEGMENT_MISSING, GONE -> request(difference, by);
                case CONTENT_GONE -> force(difference, by);
                case CONTENT_FAILED ->
                    notPossible(difference, "Have the content processed again in Ensemble, or force its ingest again.");
                case CONTENT_NOT_READY -> notPossible(difference, "Ensemble is at work on it; wait until it is ready.");
                case RUNNING -> notPossible(difference, "It is on its way; its own page says what it waits for.");
                case SKIPPED ->
                    notPossible(difference, "It was skipped on purpose; force its ingest again if it is wanted.");
            };
        } catch (ConflictException | UnacceptableInputException | NotThereException refused) {
            return notPossible(difference, refused.getMessage());
        } catch (WorkFailure failure) {
            return notPossible(difference, failure.getMessage() + " Nothing was done; mend it again later.");
        }
    }

    private Mended announce(DifferenceRepository.ToMend difference, String by) {
        operations.requireEnabled(difference.mediaWorkflowId());
        String account =
                connections.connection(difference.connectionId()).login().account();
        return once(difference, by, "Announced by %s.", () -> {
            announcements.announce(List.of(new Announcement(
                    difference.mediaWorkflowId(),
                    difference.connectionId(),
                    account,
                    recording(difference, account),
                    FoundBy.REQUEST)));
            return ingests.idOf(difference.mediaWorkflowId(), difference.recordingUuid())
                    .orElseThrow();
        });
    }

    /** As far as it is needed to announce it; the ingest reads it anew. */
    private static ZoomRecording recording(DifferenceRepository.ToMend difference, String account) {
        return new ZoomRecording(
                difference.recordingUuid(),
                account,
                difference.meetingId(),
                difference.hostId(),
                difference.hostEmail(),
                difference.topic(),
                "",
                difference.meetingStart(),
                "",
                difference.durationMinutes(),
                false,
                List.of());
    }

    private Mended retry(DifferenceRepository.ToMend difference, String by) {
        UUID newest = newest(difference);
        return once(difference, by, "Tried again by %s.", () -> {
            operations.retry(newest);
            return newest;
        });
    }

    /** Zoom is asked outside of any transaction; asking twice opens nothing twice. */
    private Mended request(DifferenceRepository.ToMend difference, String by) {
        if (isSettled(difference)) {
            return settledBefore(difference);
        }
        UUID before = newest(difference);
        UUID now = operations.request(difference.mediaWorkflowId(), difference.recordingUuid());
        if (now.equals(before) && !isOnItsWay(now)) {
            return notPossible(
                    difference,
                    difference.kind() == DifferenceKind.GONE
                            ? "Zoom does not have the recording; recover it from Zoom's trash first."
                            : "Zoom was asked, and there is nothing new to ingest.");
        }
        return once(difference, by, "Requested again by %s.", () -> now);
    }

    private boolean isOnItsWay(UUID ingestId) {
        return ingests.find(ingestId).state() == IngestState.RUNNING;
    }

    private Mended force(DifferenceRepository.ToMend difference, String by) {
        if (!difference.isAtZoom()) {
            return notPossible(
                    difference,
                    "Zoom does not list the recording; restore the content in Ensemble, or recover the recording from"
                            + " Zoom's trash and reconcile again.");
        }
        if (isSettled(difference)) {
            return settledBefore(difference);
        }
        Ingest ingest = ingests.find(difference.ingestId());
        // Asked outside of any transaction; what is there again, or was never lost, is not made twice.
        boolean isNewest = newest(difference).equals(difference.ingestId());
        List<String> gone = isNewest ? contents.gone(ingest) : List.of();
        if (isNewest && gone.isEmpty()) {
            return notPossible(difference, "Ensemble has every content of it again; reconcile again.");
        }
        return once(difference, by, "Ingested once more by %s.", () -> {
            ingests.lockRecording(ingest.zoomAccount(), ingest.recordingUuid());
            UUID newest = newest(difference);
            // Another reconciliation may have told of the same.
            return newest.equals(difference.ingestId()) ? operations.remake(newest, gone, by) : newest;
        });
    }

    private UUID newest(DifferenceRepository.ToMend difference) {
        return ingests.idOf(difference.mediaWorkflowId(), difference.recordingUuid())
                .orElseThrow(() -> new NotThereException("Its ingest is not there any more; reconcile again."));
    }

    /** Settling and what is done are one transaction, so that of two at once one does it. */
    private Mended once(DifferenceRepository.ToMend difference, String by, String done, Supplier<UUID> doing) {
        String sentence = done.formatted(by);
        return transaction.execute(status -> {
            if (!differences.settle(difference.id(), by, false, sentence)) {
                return settledBefore(difference);
            }
            UUID ingestId = doing.get();
            differences.outcome(difference.id(), ingestId, sentence);
            return new Mended(difference.id(), Mended.Result.MENDED, sentence, ingestId);
        });
    }

    private boolean isSettled(DifferenceRepository.ToMend difference) {
        return difference.outcome() != null;
    }

    private Mended settledBefore(DifferenceRepository.ToMend difference) {
        Optional<String> outcome = differences.outcomeOf(difference.id());
        return new Mended(
                difference.id(),
                Mended.Result.SETTLED_BEFORE,
                "Settled before: " + outcome.orElse("it is not there any more."),
                difference.ingestId());
    }

    private static Mended notPossible(DifferenceRepository.ToMend difference, String sentence) {
        return new Mended(difference.id(), Mended.Result.NOT_POSSIBLE, sentence, difference.ingestId());
    }
}

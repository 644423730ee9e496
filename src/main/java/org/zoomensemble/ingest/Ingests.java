package org.zoomensemble.ingest;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.recording.Announcement;
import org.zoomensemble.recording.FoundBy;
import org.zoomensemble.recording.RecordingAnnouncements;
import org.zoomensemble.workflow.IngestTarget;
import org.zoomensemble.workflow.IngestTargets;
import org.zoomensemble.zoom.RecordingGoneException;
import org.zoomensemble.zoom.ZoomApi;
import org.zoomensemble.zoom.ZoomConnections;
import org.zoomensemble.zoom.ZoomRecording;

/** What people and service accounts do with ingests. Thread-safe. */
@Service
public class Ingests {

    private static final int MOST_IN_A_PAGE = 200;

    private final IngestRepository ingests;
    private final RemovalRepository removals;
    private final RunRepository runs;
    private final IngestViews views;
    private final IngestTargets targets;
    private final RecordingAnnouncements announcements;
    private final IngestProcess process;
    private final Timeline timeline;
    private final ZoomApi zoom;
    private final ZoomConnections connections;
    private final ItemRepository items;
    private final TrashRecovery trash;
    private final TransactionTemplate transaction;

    Ingests(
            IngestRepository ingests,
            RemovalRepository removals,
            RunRepository runs,
            IngestViews views,
            IngestTargets targets,
            RecordingAnnouncements announcements,
            IngestProcess process,
            Timeline timeline,
            ZoomApi zoom,
            ZoomConnections connections,
            ItemRepository items,
            TrashRecovery trash,
            TransactionTemplate transaction) {
        this.ingests = ingests;
        this.removals = removals;
        this.runs = runs;
        this.views = views;
        this.targets = targets;
        this.announcements = announcements;
        this.process = process;
        this.timeline = timeline;
        this.zoom = zoom;
        this.connections = connections;
        this.items = items;
        this.trash = trash;
        this.transaction = transaction;
    }

    /**
     * Newest first.
     *
     * @param cursor what the page before gave as {@code next}; null for the first page
     * @param limit  1 to 200
     */
    public IngestPage list(Reach reach, IngestFilter filter, String cursor, int limit) {
        return views.list(reach, filter, cursor, Math.min(Math.max(limit, 1), MOST_IN_A_PAGE));
    }

    /**
     * Everything that is known of one ingest.
     *
     * @throws NotThereException there is none with this id
     */
    public IngestView view(UUID id) {
        return views.view(id).orElseThrow(() -> noSuch(id));
    }

    /**
     * The captions of a segment as WebVTT, where Ensemble could not take them and they were kept.
     *
     * @throws NotThereException none were kept
     */
    public String keptCaptions(UUID id, int segment) {
        return items.keptText(id, segment)
                .orElseThrow(() -> new NotThereException(
                        "No captions of segment %d were kept with this ingest; where they were attached, Ensemble has them."
                                .formatted(segment)));
    }

    /**
     * Opens an ingest of one recording for one media workflow, or finds the one that is there; where it has its outcome and
     * Zoom has something new, the next run is opened. Asks Zoom once.
     *
     * @return the id of the newest run's ingest
     * @throws NotThereException          there is no such media workflow
     * @throws UnacceptableInputException Zoom has no such recording
     */
    public UUID request(UUID mediaWorkflowId, String meetingUuid) {
        Optional<UUID> known = ingests.idOf(mediaWorkflowId, meetingUuid);
        if (known.isPresent()) {
            return requestKnown(known.get(), meetingUuid);
        }
        IngestTarget target = enabledTarget(mediaWorkflowId);
        return announce(target, read(target, meetingUuid));
    }

    /** One without outcome is woken; for one that has it, Zoom is asked whether something is new. */
    private UUID requestKnown(UUID id, String meetingUuid) {
        Ingest ingest = find(id);
        IngestTarget target = target(ingest.mediaWorkflowId());
        if (!runs.isDone(id) || !target.isEnabled()) {
            ingests.changed(id);
            process.recordingChanged(id);
            return id;
        }
        try {
            return announce(target, zoom.recording(target.connectionId(), meetingUuid));
        } catch (RecordingGoneException gone) {
            // What was made of it is still the answer.
            return id;
        }
    }

    /** The newest run's id; Zoom's uuid counts, which may be another than the one that was asked for. */
    private UUID announce(IngestTarget target, ZoomRecording recording) {
        String account = account(target);
        announcements.announce(List.of(new Announcement(
                target.mediaWorkflowId(), target.connectionId(), account, recording, FoundBy.REQUEST)));
        return ingests.idOf(target.mediaWorkflowId(), recording.uuid()).orElseThrow();
    }

    /**
     * Ingests the recording once more from the beginning: the next run makes a new item for every segment. The old items
     * stay in Ensemble; the timeline names them.
     *
     * @param ingestId any run of the recording
     * @return the id of the new run's ingest
     * @throws NotThereException there is none with this id
     * @throws ConflictException the newest run has no outcome yet, or the template is not enabled
     */
    public UUID forceAgain(UUID ingestId, String by) {
        Ingest asked = find(ingestId);
        enabledTarget(asked.mediaWorkflowId());
        return transaction.execute(status -> {
            ingests.lockRecording(asked.zoomAccount(), asked.recordingUuid());
            UUID id = openNext(ingestId, "Forced again by %s.".formatted(by), true);
            timeline.add(id, "forced", stayingSentence(runs.contents(id)));
            return id;
        });
    }

    /**
     * Ingests once more what is not in Ensemble any more; the other segments stay as they are.
     *
     * @param gone the contents that Ensemble does not have any more
     * @throws ConflictException the newest run has no outcome yet, or the template is not enabled
     */
    UUID remake(UUID ingestId, Collection<String> gone, String by) {
        Ingest asked = find(ingestId);
        enabledTarget(asked.mediaWorkflowId());
        return transaction.execute(status -> {
            ingests.lockRecording(asked.zoomAccount(), asked.recordingUuid());
            UUID id = openNext(
                    ingestId, "What is gone in Ensemble is ingested once more, asked for by %s.".formatted(by), false);
            items.contentsGone(id, gone);
            timeline.add(id, "found", "Gone in Ensemble: " + String.join(", ", gone) + ".");
            return id;
        });
    }

    private UUID openNext(UUID ingestId, String because, boolean isForced) {
        Ingest newest = find(runs.newest(ingestId).orElseThrow());
        if (newest.state() != IngestState.INGESTED && newest.state() != IngestState.SKIPPED) {
            throw new ConflictException(
                    "Run %d of this recording has no outcome yet; wait for it, or cancel it, then force again."
                            .formatted(newest.run()));
        }
        UUID id = UUID.randomUUID();
        runs.openNext(id, newest.id(), because, isForced);
        ingests.processStarted(id, process.recordingFound(id));
        timeline.add(id, "found", "Run %d: %s".formatted(newest.run() + 1, because));
        return id;
    }

    private static String stayingSentence(List<RunRepository.Made> contents) {
        if (contents.isEmpty()) {
            return "Every segment becomes a new item. There is none of it in Ensemble yet.";
        }
        return "Every segment becomes a new item. The old ones stay in Ensemble: "
                + contents.stream()
                        .map(made -> "“%s” (content %s)".formatted(made.name(), made.contentId()))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    /**
     * Gives a failed ingest, or the failed removal of an ingested recording, one more round of attempts; a removal that was
     * decided against is judged once more.
     *
     * @throws ConflictException nothing of it failed or was kept
     */
    public void retry(UUID id) {
        transaction.executeWithoutResult(status -> {
            ingests.lockChanges(find(id).id());
            if (find(id).state() != IngestState.FAILED) {
                retryRemoval(id);
                return;
            }
            ingests.says(id, IngestState.RUNNING, "Tried again.");
            timeline.add(id, "retried", "Tried again on request.");
            if (!process.retryRequested(id)) {
                // Its process instance is gone: the steps are safe to repeat, so a new one goes over them again.
                ingests.processStarted(id, process.recordingFound(id));
            }
        });
    }

    private void retryRemoval(UUID id) {
        RemovalState removal = removals.state(id).orElse(null);
        if (removal != RemovalState.FAILED && removal != RemovalState.KEPT) {
            throw new ConflictException(
                    "Nothing of this ingest failed, and nothing of it was kept in Zoom; there is nothing to try again.");
        }
        removals.says(id, RemovalState.WAITING, "Tried again.");
        timeline.add(id, "retried", "The removal from Zoom is tried again on request.");
        if (!process.retryRequested(id)) {
            // Its process instance is gone; what is behind the outcome begins anew, the ingest itself is done.
            ingests.processStarted(id, process.removalWanted(id));
        }
    }

    /**
     * Ends an ingest that has no outcome yet; what is in Ensemble stays there, and Zoom keeps the recording.
     *
     * @throws ConflictException it has its outcome already
     */
    public void cancel(UUID id, String by) {
        cancel(id, by, EnumSet.of(IngestState.RUNNING, IngestState.FAILED));
    }

    /** As {@link #cancel}, and only while it is a failed one: somebody may have tried it again meanwhile. */
    void cancelFailed(UUID id, String by) {
        cancel(id, by, EnumSet.of(IngestState.FAILED));
    }

    private void cancel(UUID id, String by, Set<IngestState> from) {
        transaction.executeWithoutResult(status -> {
            ingests.lockChanges(find(id).id());
            IngestState state = find(id).state();
            if (!from.contains(state)) {
                throw new ConflictException(
                        state == IngestState.RUNNING
                                ? "This ingest is on its way again and was not cancelled."
                                : "This ingest has its outcome already and cannot be cancelled.");
            }
            String reason = "Cancelled by %s.".formatted(by);
            process.ingestCancelled(id, reason);
            ingests.skipped(id, SkippedAs.CANCELLED, reason);
            timeline.add(id, "cancelled", reason);
        });
    }

    private Ingest find(UUID id) {
        return ingests.lookUp(id).orElseThrow(() -> noSuch(id));
    }

    private static NotThereException noSuch(UUID id) {
        return new NotThereException("There is no ingest with the id %s.".formatted(id));
    }

    /** @throws ConflictException the template of the media workflow is not enabled */
    void requireEnabled(UUID mediaWorkflowId) {
        enabledTarget(mediaWorkflowId);
    }

    private IngestTarget enabledTarget(UUID mediaWorkflowId) {
        IngestTarget target = target(mediaWorkflowId);
        if (!target.isEnabled()) {
            throw new ConflictException(
                    "The workflow template of this media workflow is not enabled; set Enable there first.");
        }
        return target;
    }

    private IngestTarget target(UUID mediaWorkflowId) {
        try {
            return targets.target(mediaWorkflowId, "");
        } catch (EmptyResultDataAccessException none) {
            throw new NotThereException("There is no media workflow with the id %s.".formatted(mediaWorkflowId));
        }
    }

    private ZoomRecording read(IngestTarget target, String meetingUuid) {
        try {
            return zoom.recording(target.connectionId(), meetingUuid);
        } catch (RecordingGoneException gone) {
            return readAgain(target, meetingUuid, gone);
        }
    }

    private String account(IngestTarget target) {
        return connections.connection(target.connectionId()).login().account();
    }

    private ZoomRecording readAgain(IngestTarget target, String meetingUuid, RecordingGoneException gone) {
        if (trash.recover(target.connectionId(), account(target), meetingUuid).isEmpty()) {
            throw new UnacceptableInputException("meetingUuid", gone.getMessage());
        }
        try {
            return zoom.recording(target.connectionId(), meetingUuid);
        } catch (RecordingGoneException notYet) {
            throw new ConflictException(
                    "The recording was in Zoom's trash and is being taken back; request it again in a minute.");
        }
    }
}

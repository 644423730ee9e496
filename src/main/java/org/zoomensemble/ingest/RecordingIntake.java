package org.zoomensemble.ingest;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.zoomensemble.recording.Announcement;
import org.zoomensemble.recording.FoundBy;
import org.zoomensemble.recording.RecordingAnnouncements;

/** Opens one ingest for each announced recording; row and process start are one transaction. */
@Service
class RecordingIntake implements RecordingAnnouncements {

    private final IngestRepository ingests;
    private final Timeline timeline;
    private final IngestProcess process;
    private final TransactionTemplate transaction;

    RecordingIntake(
            IngestRepository ingests, Timeline timeline, IngestProcess process, TransactionTemplate transaction) {
        this.ingests = ingests;
        this.timeline = timeline;
        this.process = process;
        this.transaction = transaction;
    }

    @Override
    public int announce(List<Announcement> announcements) {
        Map<UUID, List<Announcement>> byWorkflow =
                announcements.stream().collect(Collectors.groupingBy(Announcement::mediaWorkflowId));
        int opened = 0;
        for (Map.Entry<UUID, List<Announcement>> entry : byWorkflow.entrySet()) {
            Set<String> uuids = entry.getValue().stream()
                    .map(announcement -> announcement.recording().uuid())
                    .collect(Collectors.toSet());
            Set<String> known = new HashSet<>(ingests.known(entry.getKey(), uuids));
            for (Announcement announcement : entry.getValue()) {
                if (known.contains(announcement.recording().uuid())) {
                    wake(announcement);
                } else if (open(announcement)) {
                    opened++;
                }
            }
        }
        return opened;
    }

    private boolean open(Announcement announcement) {
        UUID id = UUID.randomUUID();
        return Boolean.TRUE.equals(transaction.execute(status -> {
            ingests.lockRecording(
                    announcement.zoomAccount(), announcement.recording().uuid());
            if (!ingests.open(id, announcement)) {
                return false;
            }
            ingests.processStarted(id, process.recordingFound(id));
            timeline.add(id, "found", foundSentence(announcement.foundBy()));
            return true;
        }));
    }

    /** A sweep that sees a recording again is no news; a request or an event may be. */
    private void wake(Announcement announcement) {
        if (announcement.foundBy() == FoundBy.SWEEP) {
            return;
        }
        ingests.idOf(announcement.mediaWorkflowId(), announcement.recording().uuid())
                .ifPresent(id -> {
                    ingests.changed(id);
                    process.recordingChanged(id);
                });
    }

    private static String foundSentence(FoundBy foundBy) {
        return switch (foundBy) {
            case SWEEP -> "Found by a sweep of the host's recordings.";
            case REQUEST -> "Requested.";
            case WEBHOOK -> "Announced by Zoom.";
            case REMOVAL ->
                "Found when it was to be removed from Zoom: Zoom has something of it that is not in Ensemble.";
        };
    }
}

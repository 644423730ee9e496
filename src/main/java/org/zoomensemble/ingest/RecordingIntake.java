package org.zoomensemble.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.zoomensemble.recording.Announcement;
import org.zoomensemble.recording.FoundBy;
import org.zoomensemble.recording.RecordingAnnouncements;

/**
 * Opens one ingest for each announced recording, and the next run where something is new since the last one; row and
 * process start are one transaction.
 */
@Service
class RecordingIntake implements RecordingAnnouncements {

    private final IngestRepository ingests;
    private final RunRepository runs;
    private final Novelties novelties;
    private final Timeline timeline;
    private final IngestProcess process;
    private final TransactionTemplate transaction;

    RecordingIntake(
            IngestRepository ingests,
            RunRepository runs,
            Novelties novelties,
            Timeline timeline,
            IngestProcess process,
            TransactionTemplate transaction) {
        this.ingests = ingests;
        this.runs = runs;
        this.novelties = novelties;
        this.timeline = timeline;
        this.process = process;
        this.transaction = transaction;
    }

    private record Key(UUID mediaWorkflowId, String recordingUuid) {}

    @Override
    public int announce(List<Announcement> announcements) {
        Map<Key, Standing> standings = new HashMap<>();
        runs.standings(announcements)
                .forEach(standing ->
                        standings.put(new Key(standing.mediaWorkflowId(), standing.recordingUuid()), standing));
        int opened = 0;
        for (Announcement announcement : announcements) {
            Standing standing = standings.get(new Key(
                    announcement.mediaWorkflowId(), announcement.recording().uuid()));
            if (standing == null ? openFirst(announcement) : again(announcement, standing)) {
                opened++;
            }
        }
        return opened;
    }

    private boolean openFirst(Announcement announcement) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            lock(announcement);
            return open(announcement, 1, foundSentence(announcement.foundBy()), List.of());
        }));
    }

    private boolean again(Announcement announcement, Standing standing) {
        boolean mayNeedARun =
                !novelties.of(standing, announcement).isEmpty() || standing.isDone() && standing.isRemoved();
        if (mayNeedARun && Boolean.TRUE.equals(transaction.execute(status -> openNext(announcement)))) {
            return true;
        }
        wake(announcement);
        return false;
    }

    /** Whoever announced the same news at the same time may have opened it, so what is known is read again under the lock. */
    private boolean openNext(Announcement announcement) {
        lock(announcement);
        Standing now = runs.standings(List.of(announcement)).get(0);
        if (now.isDone() && now.isRemoved()) {
            runs.backInZoom(announcement.zoomAccount(), announcement.recording().uuid());
        }
        List<News> news = novelties.of(now, announcement);
        if (news.isEmpty()) {
            return false;
        }
        String because = news.stream().map(News::sentence).distinct().collect(Collectors.joining(" "));
        return open(
                announcement,
                now.run() + 1,
                because,
                news.stream().map(News::key).distinct().toList());
    }

    private void lock(Announcement announcement) {
        ingests.lockRecording(
                announcement.zoomAccount(), announcement.recording().uuid());
    }

    private boolean open(Announcement announcement, int run, String because, List<String> newsKeys) {
        UUID id = UUID.randomUUID();
        if (!runs.open(id, announcement, run, because, newsKeys)) {
            return false;
        }
        ingests.processStarted(id, process.recordingFound(id));
        timeline.add(id, "found", run == 1 ? because : "Run %d: %s".formatted(run, because));
        return true;
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
        };
    }
}

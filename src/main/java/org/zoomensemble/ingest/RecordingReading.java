package org.zoomensemble.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.rules.DecisionTables;
import org.zoomensemble.rules.MediaFileFacts;
import org.zoomensemble.rules.RestrictionFacts;
import org.zoomensemble.rules.SelectionFacts;
import org.zoomensemble.rules.Verdict;
import org.zoomensemble.workflow.IngestTarget;
import org.zoomensemble.workflow.IngestTargets;
import org.zoomensemble.zoom.RecordingGoneException;
import org.zoomensemble.zoom.ZoomApi;
import org.zoomensemble.zoom.ZoomFile;
import org.zoomensemble.zoom.ZoomRecording;
import org.zoomensemble.zoom.ZoomRecordingSettings;

/** Reads a recording at Zoom, waits until Zoom has finished it, and chooses the media file of each segment. */
@Service
class RecordingReading {

    private static final Duration SHORTEST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    private final ZoomApi zoom;
    private final AskedAccount account;
    private final TrashRecovery trash;
    private final IngestTargets targets;
    private final IngestRepository ingests;
    private final ItemRepository items;
    private final TransferRepository transfers;
    private final EarlierRuns earlierRuns;
    private final Timeline timeline;
    private final DecisionTables tables;
    private final TransactionTemplate transaction;
    private final IngestSettings settings;

    RecordingReading(
            ZoomApi zoom,
            AskedAccount account,
            TrashRecovery trash,
            IngestTargets targets,
            IngestRepository ingests,
            ItemRepository items,
            TransferRepository transfers,
            EarlierRuns earlierRuns,
            Timeline timeline,
            DecisionTables tables,
            TransactionTemplate transaction,
            IngestSettings settings) {
        this.zoom = zoom;
        this.account = account;
        this.trash = trash;
        this.targets = targets;
        this.ingests = ingests;
        this.items = items;
        this.transfers = transfers;
        this.earlierRuns = earlierRuns;
        this.timeline = timeline;
        this.tables = tables;
        this.transaction = transaction;
        this.settings = settings;
    }

    RecordingRead read(UUID ingestId, Heartbeat heartbeat) {
        Ingest ingest = ingests.begin(ingestId);
        ZoomRecording recording;
        ZoomRecordingSettings restrictions;
        try {
            recording = zoom.recording(ingest.connectionId(), ingest.recordingUuid());
            heartbeat.advanced();
            if (isUnfinished(recording, ingest)) {
                return unfinished(ingest, recording);
            }
            restrictions = zoom.recordingSettings(ingest.connectionId(), ingest.recordingUuid());
            heartbeat.advanced();
        } catch (RecordingGoneException gone) {
            account.confirm(ingest);
            return trash.recover(ingest.connectionId(), ingest.zoomAccount(), ingest.recordingUuid())
                    .map(until -> inTrash(ingest, until))
                    .orElseGet(RecordingRead.Gone::new);
        }
        IngestTarget target = targets.target(ingest.mediaWorkflowId(), ingest.hostId());
        List<Segment> segments = Segments.of(recording);
        List<EarlierItem> earlier = earlierRuns.items(ingest);
        EarlierRuns.Missing missing = earlierRuns.missing(segments, earlier);
        List<ChosenSegment> chosen = missing.segments().stream()
                .map(segment -> choose(ingest, segment))
                .toList();
        transaction.executeWithoutResult(status -> {
            write(ingest, recording, target, chosen, missing, earlier);
            earlierRuns.revisit(ingest, recording, target, earlier, missing);
        });
        return new RecordingRead.Finished(
                new SelectionFacts(
                        recording.duration(),
                        PlainText.line(recording.topic()),
                        HostEmails.of(recording, ingest, target),
                        recording.type(),
                        has(segments, "MP4"),
                        has(segments, "M4A")),
                new RestrictionFacts(
                        recording.hasPassword() || restrictions.hasPassword(),
                        restrictions.isDownloadDisabled(),
                        restrictions.isHostOnlyDownload() || target.isHostOnlyDownload(),
                        restrictions.isSignInRequired()));
    }

    private static boolean has(List<Segment> segments, String fileType) {
        return segments.stream()
                .flatMap(segment -> segment.media().stream())
                .anyMatch(file -> file.fileType().equals(fileType));
    }

    /** A transcript that is still being made holds nothing up; anything else that is does. */
    private boolean isUnfinished(ZoomRecording recording, Ingest ingest) {
        if (recording.files().isEmpty()) {
            return end(recording, ingest).plus(settings.filesWithin()).isAfter(Instant.now());
        }
        Instant ghostsEnd = end(recording, ingest).plus(settings.filesWithin());
        return recording.files().stream()
                .filter(file -> file.isProcessing() && !file.isTranscript() && !file.isClosedCaption())
                // An entry that tells neither type nor state may stay like that for ever.
                .anyMatch(file -> !file.status().isEmpty() || ghostsEnd.isAfter(Instant.now()));
    }

    private RecordingRead unfinished(Ingest ingest, ZoomRecording recording) {
        Instant now = Instant.now();
        if (ingest.announcedAt().plus(settings.finishWithin()).isBefore(now)) {
            throw WorkFailure.giveUp(
                    ("Zoom has not finished processing the recording %s for more than %d hours; look at it"
                                    + " in Zoom, then choose retry.")
                            .formatted(ingest.title(), settings.finishWithin().toHours()));
        }
        Duration sinceEnd = Duration.between(end(recording, ingest), now);
        Instant until = now.plus(Delays.between(sinceEnd.dividedBy(4), SHORTEST_WAIT, LONGEST_WAIT));
        ingests.says(
                ingest.id(),
                IngestState.RUNNING,
                "Waits for Zoom to finish processing; asks again at %s.".formatted(Delays.clock(until)));
        return new RecordingRead.Unfinished(new Wait(until, ingest.changes()));
    }

    private RecordingRead inTrash(Ingest ingest, Instant until) {
        String sentence = "This application had moved it to Zoom's trash; it is taken back and read again.";
        ingests.says(ingest.id(), IngestState.RUNNING, sentence);
        timeline.add(ingest.id(), "recovered", sentence);
        return new RecordingRead.Unfinished(new Wait(until, ingest.changes()));
    }

    private static Instant end(ZoomRecording recording, Ingest ingest) {
        Instant start = recording.startTime() != null
                ? recording.startTime()
                : Optional.ofNullable(ingest.meetingStart()).orElse(ingest.announcedAt());
        return start.plus(Duration.ofMinutes(recording.duration()));
    }

    private ChosenSegment choose(Ingest ingest, Segment segment) {
        List<RankedFile> ranked = segment.media().stream()
                .map(file -> new RankedFile(file, rank(file)))
                .sorted(Comparator.comparingInt((RankedFile file) -> file.rank().intValue())
                        .thenComparing(file -> file.file().fileSize(), Comparator.reverseOrder()))
                .toList();
        return new ChosenSegment(segment, ranked);
    }

    private Integer rank(ZoomFile file) {
        Verdict verdict = tables.decide(
                MediaFileFacts.DECISION, new MediaFileFacts(file.fileType(), file.recordingType()).asMap());
        if (verdict.result().get("rank") instanceof Number rank) {
            return rank.intValue();
        }
        throw WorkFailure.giveUp(
                ("The table %s gives no rank for a file of type %s, %s; publish a version with a whole number"
                                + " in the column rank, then choose retry.")
                        .formatted(MediaFileFacts.DECISION, file.fileType(), file.recordingType()));
    }

    private void write(
            Ingest ingest,
            ZoomRecording recording,
            IngestTarget target,
            List<ChosenSegment> chosen,
            EarlierRuns.Missing missing,
            List<EarlierItem> earlier) {
        ingests.learned(ingest.id(), recording, HostEmails.of(recording, ingest, target));
        for (ChosenSegment segment : chosen) {
            Item item = ItemText.of(
                    ingest, recording, target, segment.segment(), missing.all().size(), settings);
            UUID itemId = items.add(item, PlainText.line(recording.topic()));
            earlierRuns.adopt(itemId, item.recordingStart(), earlier);
            segment.ranked().forEach(file -> items.noteFile(itemId, file.file(), file.rank()));
            segment.segment().captions().forEach(file -> items.noteFile(itemId, file, null));
            ZoomFile best = segment.ranked().get(0).file();
            transfers.choose(itemId, best, fileName(item, best));
        }
        timeline.add(ingest.id(), "read", readSentence(chosen, missing.all().size() - chosen.size()));
    }

    private static String fileName(Item item, ZoomFile file) {
        String extension = file.fileExtension().isEmpty() ? file.fileType() : file.fileExtension();
        return item.reference() + "." + extension.toLowerCase(Locale.ROOT);
    }

    private static String readSentence(List<ChosenSegment> chosen, int there) {
        if (chosen.isEmpty() && there > 0) {
            return "Read at Zoom: every segment is in Ensemble already.";
        }
        if (chosen.isEmpty()) {
            return "Read at Zoom: there is neither video nor audio.";
        }
        return "Read at Zoom: " + (chosen.size() == 1 ? "one segment" : chosen.size() + " segments")
                + (there == 0
                        ? ""
                        : " that " + (chosen.size() == 1 ? "is" : "are") + " not in Ensemble yet, " + there
                                + " there already")
                + "; chosen "
                + chosen.stream()
                        .map(segment -> segment.ranked().get(0).file())
                        .map(file -> file.recordingType().isEmpty() ? file.fileType() : file.recordingType())
                        .distinct()
                        .sorted()
                        .reduce((left, right) -> left + ", " + right)
                        .orElse("")
                + ".";
    }

    private record RankedFile(ZoomFile file, Integer rank) {}

    private record ChosenSegment(Segment segment, List<RankedFile> ranked) {}
}

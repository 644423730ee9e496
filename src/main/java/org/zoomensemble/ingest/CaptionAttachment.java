package org.zoomensemble.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.zoomensemble.ensemble.CaptionFile;
import org.zoomensemble.ensemble.EnsembleApi;
import org.zoomensemble.ensemble.EnsembleContent;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.rules.CaptionFacts;
import org.zoomensemble.rules.DecisionTables;
import org.zoomensemble.rules.Verdict;
import org.zoomensemble.workflow.IngestTarget;
import org.zoomensemble.workflow.IngestTargets;
import org.zoomensemble.zoom.Download;
import org.zoomensemble.zoom.DownloadRestrictedException;
import org.zoomensemble.zoom.RecordingGoneException;
import org.zoomensemble.zoom.ZoomApi;

/** Brings captions, or the transcript in their place, to each item; decides for each segment by the table {@code caption-source}. */
@Service
class CaptionAttachment {

    private static final Duration SHORTEST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);
    private static final String WAIT = "WAIT";

    private final ZoomApi zoom;
    private final AskedAccount account;
    private final EnsembleApi ensemble;
    private final IngestTargets targets;
    private final IngestRepository ingests;
    private final ItemRepository items;
    private final CaptionLook look;
    private final Timeline timeline;
    private final DecisionTables tables;
    private final IngestSettings settings;

    CaptionAttachment(
            ZoomApi zoom,
            AskedAccount account,
            EnsembleApi ensemble,
            IngestTargets targets,
            IngestRepository ingests,
            ItemRepository items,
            CaptionLook look,
            Timeline timeline,
            DecisionTables tables,
            IngestSettings settings) {
        this.zoom = zoom;
        this.account = account;
        this.ensemble = ensemble;
        this.targets = targets;
        this.ingests = ingests;
        this.items = items;
        this.look = look;
        this.timeline = timeline;
        this.tables = tables;
        this.settings = settings;
    }

    CaptionsResult attach(UUID ingestId, Heartbeat heartbeat) {
        Ingest ingest = ingests.begin(ingestId);
        IngestTarget target = targets.target(ingest.mediaWorkflowId(), ingest.hostId());
        List<Item> all = items.toCaption(ingestId);
        if (all.stream().anyMatch(item -> WAIT.equals(item.captionSource()))) {
            look.again(ingest, all);
            heartbeat.advanced();
        }
        List<CaptionSourceFile> files = items.captionFiles(ingestId);
        boolean isAwaited = false;
        for (Item item : all) {
            if (!item.isCaptionSettled()) {
                isAwaited |= !settle(ingest, target, item, files, heartbeat);
            }
        }
        if (isAwaited) {
            return awaited(ingest);
        }
        ingests.settled(ingestId);
        return new CaptionsResult.Settled(target.isRemoveOn());
    }

    private CaptionsResult awaited(Ingest ingest) {
        Instant now = Instant.now();
        Duration sinceEnd = Duration.between(end(ingest), now);
        Instant until = now.plus(Delays.between(sinceEnd.dividedBy(4), SHORTEST_WAIT, LONGEST_WAIT));
        ingests.says(
                ingest.id(),
                IngestState.RUNNING,
                "The video is in Ensemble; waits for Zoom's transcript, looks again at %s."
                        .formatted(Delays.clock(until)));
        return new CaptionsResult.Awaited(new Wait(until, ingest.changes()));
    }

    /** False while a transcript is waited for. */
    private boolean settle(
            Ingest ingest, IngestTarget target, Item item, List<CaptionSourceFile> files, Heartbeat heartbeat) {
        Optional<CaptionSourceFile> captions = usable(files, item, "CC");
        Optional<CaptionSourceFile> transcript = usable(files, item, "TRANSCRIPT");
        Verdict verdict = tables.decide(
                CaptionFacts.DECISION,
                new CaptionFacts(
                                !Boolean.FALSE.equals(ingest.isCaptionAllowed()),
                                captions.isPresent(),
                                transcript.isPresent(),
                                target.isTranscriptExpected() || isBeingMade(files, item),
                                Math.max(
                                        0,
                                        Duration.between(end(ingest), Instant.now())
                                                .toMinutes()))
                        .asMap());
        String source = verdict.text("captionSource");
        String reason = verdict.text("reason");
        if (!source.equals(item.captionSource())) {
            timeline.addVerdict(ingest.id(), item.id(), verdict);
        }
        switch (source) {
            case "CAPTION" -> bring(ingest, target, item, captions.orElseThrow(() -> noFile(source)), source, reason);
            case "TRANSCRIPT" ->
                bring(ingest, target, item, transcript.orElseThrow(() -> noFile(source)), source, reason);
            case "NONE" -> {
                items.captionsSettled(item.id(), source, reason);
                timeline.add(
                        ingest.id(), "captioned", "No captions for segment %d: %s".formatted(item.segment(), reason));
            }
            case WAIT -> {
                if (!WAIT.equals(item.captionSource())) {
                    items.captionsChosen(item.id(), WAIT, reason);
                }
                return false;
            }
            default ->
                throw WorkFailure.giveUp(
                        "The table %s answers “%s”; it may answer CAPTION, TRANSCRIPT, WAIT or NONE. Correct the table, then choose retry."
                                .formatted(CaptionFacts.DECISION, source));
        }
        heartbeat.advanced();
        return true;
    }

    private void bring(
            Ingest ingest, IngestTarget target, Item item, CaptionSourceFile file, String source, String reason) {
        // Chosen, but not settled: a run before this one may have attached them and died before it could say so.
        if (source.equals(item.captionSource()) && isCaptioned(target, item)) {
            items.captionsSettled(item.id(), source, reason);
            return;
        }
        items.captionsChosen(item.id(), source, reason);
        try {
            Vtt vtt = zoom.download(
                    ingest.connectionId(),
                    file.sourceUrl(),
                    Download.From.start(),
                    download -> Vtt.read(download.body(), settings.maxCaptionBytes(), ingest.title()));
            attach(ingest, target, item, vtt, source, reason);
        } catch (DownloadRestrictedException | RecordingGoneException withheld) {
            account.confirm(ingest);
            String sentence = "Zoom withholds the captions: " + withheld.getMessage();
            items.captionsSettled(item.id(), "NONE", sentence);
            timeline.add(ingest.id(), "captioned", sentence);
        }
    }

    private void attach(Ingest ingest, IngestTarget target, Item item, Vtt vtt, String source, String reason) {
        boolean isAttached = ensemble.attachCaption(
                target.institutionEnsembleId(),
                item.contentId(),
                new CaptionFile(
                        item.reference() + ".vtt",
                        settings.captionLanguage(),
                        source.equals("CAPTION") ? "Zoom captions" : "Zoom transcript",
                        vtt.bytes()));
        if (isAttached) {
            items.captionsSettled(item.id(), source, reason);
            timeline.add(
                    ingest.id(),
                    "captioned",
                    source.equals("CAPTION") ? "Captions attached." : "Transcript attached as captions.");
        } else {
            String sentence = "Not attached: this Ensemble offers no caption upload. The text is kept with the ingest.";
            items.captionsKept(item.id(), source, vtt.text(), sentence);
            timeline.add(ingest.id(), "captioned", sentence);
        }
    }

    private boolean isCaptioned(IngestTarget target, Item item) {
        return ensemble.content(target.institutionEnsembleId(), item.contentId())
                .map(EnsembleContent::hasCaptions)
                .orElse(false);
    }

    private static Instant end(Ingest ingest) {
        Instant start = ingest.meetingStart() == null ? ingest.announcedAt() : ingest.meetingStart();
        return start.plus(Duration.ofMinutes(ingest.durationMinutes()));
    }

    private static Optional<CaptionSourceFile> usable(List<CaptionSourceFile> files, Item item, String fileType) {
        return files.stream()
                .filter(file ->
                        file.itemId().equals(item.id()) && file.fileType().equals(fileType) && file.isUsable())
                .findFirst();
    }

    private static boolean isBeingMade(List<CaptionSourceFile> files, Item item) {
        return files.stream()
                .anyMatch(file ->
                        file.itemId().equals(item.id()) && file.fileType().equals("TRANSCRIPT") && !file.isUsable());
    }

    private static WorkFailure noFile(String source) {
        return WorkFailure.giveUp(
                "The table %s answers %s although Zoom has no such file; correct the table, then choose retry."
                        .formatted(CaptionFacts.DECISION, source));
    }
}

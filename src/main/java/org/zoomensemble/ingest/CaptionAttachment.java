package org.zoomensemble.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.zoomensemble.ensemble.CaptionFile;
import org.zoomensemble.ensemble.CaptionRefusedException;
import org.zoomensemble.ensemble.EnsembleApi;
import org.zoomensemble.ensemble.EnsembleContent;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.rules.CaptionFacts;
import org.zoomensemble.rules.DecisionTables;
import org.zoomensemble.rules.Verdict;
import org.zoomensemble.workflow.IngestTarget;
import org.zoomensemble.workflow.IngestTargets;

/** Brings captions, or the transcript in their place, to each item; decides for each segment by the table {@code caption-source}. */
@Service
class CaptionAttachment {

    private static final Duration SHORTEST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);
    private static final String WAIT = "WAIT";
    /** Tries of a file that is not what it claims: with the process's retries, eleven minutes. */
    private static final int MOST_UNUSABLE = 4;
    /** Tries of a file that does not come: the process's last retry is no incident, for the video is there. */
    private static final int MOST_FAILURES = 6;

    private final CaptionDownload download;
    private final EnsembleApi ensemble;
    private final IngestTargets targets;
    private final IngestRepository ingests;
    private final ItemRepository items;
    private final RecordingFileRepository files;
    private final CaptionLook look;
    private final Timeline timeline;
    private final DecisionTables tables;
    private final IngestSettings settings;

    CaptionAttachment(
            CaptionDownload download,
            EnsembleApi ensemble,
            IngestTargets targets,
            IngestRepository ingests,
            ItemRepository items,
            RecordingFileRepository files,
            CaptionLook look,
            Timeline timeline,
            DecisionTables tables,
            IngestSettings settings) {
        this.download = download;
        this.ensemble = ensemble;
        this.targets = targets;
        this.ingests = ingests;
        this.items = items;
        this.files = files;
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
            // Where the recording is gone, the rule gives the captions up when their time is over.
            look.again(ingest, all);
            heartbeat.advanced();
        }
        boolean isAwaited = false;
        WorkFailure failure = null;
        for (Item item : all) {
            if (!item.isCaptionSettled()) {
                try {
                    isAwaited |= !settle(ingest, target, item, heartbeat);
                } catch (WorkFailure later) {
                    // One segment's broken file keeps no other waiting.
                    if (later.reaction() != WorkFailure.Reaction.RETRY) {
                        throw later;
                    }
                    failure = later;
                }
            }
        }
        if (failure != null) {
            throw failure;
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
    private boolean settle(Ingest ingest, IngestTarget target, Item item, Heartbeat heartbeat) {
        while (true) {
            List<CaptionSourceFile> texts = items.captionFiles(ingest.id()).stream()
                    .filter(file -> file.itemId().equals(item.id()))
                    .toList();
            Optional<CaptionSourceFile> captions = usable(texts, false);
            Optional<CaptionSourceFile> transcript = usable(texts, true);
            Verdict verdict = verdict(ingest, target, texts, captions, transcript);
            String source = verdict.text("captionSource");
            String reason = verdict.text("reason");
            boolean isTriedAgain = texts.stream().anyMatch(file -> file.failures() > 0 && file.isUsable());
            if (!source.equals(item.captionSource()) && !isTriedAgain) {
                timeline.addVerdict(ingest.id(), item.id(), verdict);
            }
            heartbeat.advanced();
            switch (source) {
                case "CAPTION", "TRANSCRIPT" -> {
                    CaptionSourceFile file =
                            (source.equals("CAPTION") ? captions : transcript).orElseThrow(() -> noFile(source));
                    if (bring(new Choice(ingest, target, item, source, reason), file)) {
                        return true;
                    }
                    // The file is given up now: the table decides without it.
                }
                case "NONE" -> {
                    String why = given(texts).orElse(reason);
                    items.captionsSettled(item.id(), source, why);
                    timeline.add(
                            ingest.id(), "captioned", "No captions for segment %d: %s".formatted(item.segment(), why));
                    return true;
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
        }
    }

    private Verdict verdict(
            Ingest ingest,
            IngestTarget target,
            List<CaptionSourceFile> texts,
            Optional<CaptionSourceFile> captions,
            Optional<CaptionSourceFile> transcript) {
        return tables.decide(
                CaptionFacts.DECISION,
                new CaptionFacts(
                                !Boolean.FALSE.equals(ingest.isCaptionAllowed()),
                                captions.isPresent(),
                                transcript.isPresent(),
                                isTranscriptExpected(target, texts),
                                Math.max(
                                        0,
                                        Duration.between(end(ingest), Instant.now())
                                                .toMinutes()))
                        .asMap());
    }

    /** One that came and was of no use is expected no more. */
    private static boolean isTranscriptExpected(IngestTarget target, List<CaptionSourceFile> texts) {
        List<CaptionSourceFile> transcripts =
                texts.stream().filter(CaptionSourceFile::isTranscript).toList();
        boolean isGivenUp = transcripts.stream().anyMatch(file -> file.trouble() != null);
        boolean isBeingMade = transcripts.stream().anyMatch(file -> !file.isUsable());
        return !isGivenUp && (target.isTranscriptExpected() || isBeingMade);
    }

    /** False where the file was given up, so that the table decides without it. */
    private boolean bring(Choice choice, CaptionSourceFile file) {
        Item item = choice.item();
        // Chosen, but not settled: a run before this one may have attached them and died before it could say so.
        // Nothing known at all after a backup was restored: they may have been attached after it.
        boolean mayBeThere = choice.source().equals(item.captionSource())
                || (item.captionSource() == null && settings.restoredFrom() != null);
        if (mayBeThere && isCaptioned(choice.target(), item)) {
            items.captionsSettled(item.id(), choice.source(), choice.reason());
            return true;
        }
        FetchedCaption fetched;
        try {
            fetched = download.fetch(choice.ingest(), item, file);
        } catch (WorkFailure failure) {
            if (failure.reaction() != WorkFailure.Reaction.RETRY || files.failed(file.file()) < MOST_FAILURES) {
                throw failure;
            }
            fetched = new FetchedCaption.Unusable(failure.getMessage(), true, true);
        }
        if (fetched instanceof FetchedCaption.Text text) {
            attach(choice, text.vtt());
            return true;
        }
        if (fetched instanceof FetchedCaption.Withheld withheld) {
            String sentence = "Zoom withholds the captions: " + withheld.sentence();
            items.captionsSettled(item.id(), "NONE", sentence);
            timeline.add(choice.ingest().id(), "captioned", sentence);
            return true;
        }
        giveUp(choice, file, (FetchedCaption.Unusable) fetched);
        return false;
    }

    private void giveUp(Choice choice, CaptionSourceFile file, FetchedCaption.Unusable unusable) {
        if (!unusable.isFinal() && files.failed(file.file()) < MOST_UNUSABLE) {
            throw WorkFailure.retry(unusable.sentence());
        }
        files.givenUp(file.file(), unusable.sentence(), unusable.isLeft());
        timeline.add(
                choice.ingest().id(),
                "captioned",
                "Segment %d: %s".formatted(choice.item().segment(), unusable.sentence()));
    }

    private void attach(Choice choice, Vtt vtt) {
        Item item = choice.item();
        items.captionsChosen(item.id(), choice.source(), choice.reason());
        try {
            boolean isAttached = ensemble.attachCaption(
                    choice.target().institutionEnsembleId(),
                    item.contentId(),
                    new CaptionFile(
                            item.reference() + ".vtt",
                            settings.captionLanguage(),
                            choice.isCaption() ? "Zoom captions" : "Zoom transcript",
                            vtt.bytes()));
            if (!isAttached) {
                kept(
                        choice,
                        vtt,
                        "Not attached: this Ensemble offers no caption upload. The text is kept with the ingest.");
                return;
            }
        } catch (CaptionRefusedException refused) {
            kept(choice, vtt, "Not attached: " + refused.getMessage() + " The text is kept with the ingest.");
            return;
        }
        items.captionsSettled(item.id(), choice.source(), choice.reason());
        timeline.add(
                choice.ingest().id(),
                "captioned",
                (choice.isCaption() ? "Captions attached" : "Transcript attached as captions")
                        + (vtt.remarks().isEmpty() ? "." : "; " + String.join(", ", vtt.remarks()) + "."));
    }

    private void kept(Choice choice, Vtt vtt, String sentence) {
        items.captionsKept(choice.item().id(), choice.source(), vtt.text(), sentence);
        timeline.add(choice.ingest().id(), "captioned", sentence);
    }

    /** What was decided for one item, and why. */
    private record Choice(Ingest ingest, IngestTarget target, Item item, String source, String reason) {

        boolean isCaption() {
            return source.equals("CAPTION");
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

    private static Optional<CaptionSourceFile> usable(List<CaptionSourceFile> texts, boolean isTranscript) {
        return texts.stream()
                .filter(file -> file.isTranscript() == isTranscript && file.isUsable())
                .findFirst();
    }

    private static Optional<String> given(List<CaptionSourceFile> texts) {
        return texts.stream()
                .map(CaptionSourceFile::trouble)
                .filter(Objects::nonNull)
                .reduce((one, other) -> one + " " + other);
    }

    private static WorkFailure noFile(String source) {
        return WorkFailure.giveUp(
                "The table %s answers %s although Zoom has no such file; correct the table, then choose retry."
                        .formatted(CaptionFacts.DECISION, source));
    }
}

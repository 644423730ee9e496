package org.zoomensemble.ingest;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.rules.RestrictionFacts;
import org.zoomensemble.rules.Verdict;

/** The door through which the process reaches the steps: each is a class of its own. */
@Service
class RecordingIngestSteps implements IngestSteps {

    private static final String REMOVAL = "remove-recording";
    static final String NOTHING_MISSING = "Nothing was missing: everything that Zoom has of it is in Ensemble already.";

    private static final String NOTHING_TO_PLAY =
            "Zoom has neither video nor audio of it, so there is nothing to ingest, although the rules want it.";

    private final RecordingReading reading;
    private final ItemCreation creation;
    private final ItemRenaming renaming;
    private final MediaTransfer transfer;
    private final ItemConfirmation confirmation;
    private final CaptionAttachment captions;
    private final RecordingRemoval removal;
    private final IngestRepository ingests;
    private final ItemRepository items;
    private final RemovalRepository removals;
    private final IngestProcess process;
    private final Timeline timeline;

    RecordingIngestSteps(
            RecordingReading reading,
            ItemCreation creation,
            ItemRenaming renaming,
            MediaTransfer transfer,
            ItemConfirmation confirmation,
            CaptionAttachment captions,
            RecordingRemoval removal,
            IngestRepository ingests,
            ItemRepository items,
            RemovalRepository removals,
            IngestProcess process,
            Timeline timeline) {
        this.reading = reading;
        this.creation = creation;
        this.renaming = renaming;
        this.transfer = transfer;
        this.confirmation = confirmation;
        this.captions = captions;
        this.removal = removal;
        this.ingests = ingests;
        this.items = items;
        this.removals = removals;
        this.process = process;
        this.timeline = timeline;
    }

    @Override
    public RecordingRead readRecording(UUID ingestId, Heartbeat heartbeat) {
        return reading.read(ingestId, heartbeat);
    }

    @Override
    public void decided(UUID ingestId, Verdict verdict) {
        timeline.addVerdict(ingestId, null, verdict);
        if (verdict.decision().equals(RestrictionFacts.DECISION)) {
            ingests.captionsAllowed(ingestId, verdict.isTrue("isCaptionIngested"));
        }
    }

    @Override
    public StepResult createItems(UUID ingestId, Heartbeat heartbeat) {
        StepResult result = creation.create(ingestId, heartbeat);
        if (result instanceof StepResult.Done) {
            renaming.rename(ingestId, heartbeat);
        }
        return told(ingestId, result);
    }

    @Override
    public StepResult transferMedia(UUID ingestId, Heartbeat heartbeat) {
        return told(ingestId, transfer.transfer(ingestId, heartbeat));
    }

    @Override
    public StepResult confirmItems(UUID ingestId, Heartbeat heartbeat) {
        return told(ingestId, confirmation.confirm(ingestId, heartbeat));
    }

    @Override
    public CaptionsResult attachCaptions(UUID ingestId, Heartbeat heartbeat) {
        return captions.attach(ingestId, heartbeat);
    }

    @Override
    public RemovalResult removeRecording(UUID ingestId, Heartbeat heartbeat) {
        return removal.remove(ingestId, heartbeat);
    }

    private StepResult told(UUID ingestId, StepResult result) {
        if (result instanceof StepResult.Done) {
            ingests.goesOn(ingestId);
        }
        return result;
    }

    @Override
    public boolean isUnchangedSince(UUID ingestId, long changes) {
        return ingests.lockChanges(ingestId) == changes;
    }

    @Override
    public void ingested(UUID ingestId, boolean isRemovalWanted) {
        if (!items.isAnyOfRecording(ingestId)) {
            ingests.skipped(ingestId, SkippedAs.RULE, NOTHING_TO_PLAY);
            timeline.add(ingestId, "skipped", NOTHING_TO_PLAY);
            return;
        }
        boolean isOutcome = ingests.ingested(ingestId, isRemovalWanted, NOTHING_MISSING);
        if (!isOutcome && removals.state(ingestId).orElse(null) == RemovalState.WAITING) {
            // An instance that began with a model in which the removal came before the outcome ends here and cannot
            // wait.
            ingests.processStarted(ingestId, process.removalWanted(ingestId));
        }
    }

    @Override
    public void skipped(UUID ingestId) {
        String reason = timeline.lastReason(ingestId);
        ingests.skipped(ingestId, SkippedAs.RULE, reason);
        timeline.add(ingestId, "skipped", "Skipped: " + reason);
    }

    @Override
    public void gone(UUID ingestId) {
        String reason = "Gone: Zoom has no such recording any more.";
        ingests.skipped(ingestId, SkippedAs.GONE, reason);
        timeline.add(ingestId, "gone", reason);
    }

    @Override
    public void stopped(UUID ingestId, String step, String sentence) {
        if (step.equals(REMOVAL)) {
            removals.says(ingestId, RemovalState.FAILED, sentence);
            timeline.add(ingestId, step, "The removal from Zoom stopped: " + sentence);
            return;
        }
        ingests.says(ingestId, IngestState.FAILED, sentence);
        timeline.add(ingestId, step, "Stopped: " + sentence);
    }

    @Override
    public void delayed(UUID ingestId, String step, String sentence) {
        if (step.equals(REMOVAL)) {
            removals.says(ingestId, RemovalState.WAITING, sentence);
            return;
        }
        ingests.says(ingestId, IngestState.RUNNING, sentence);
    }
}

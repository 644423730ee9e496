package org.zoomensemble.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.zoomensemble.ensemble.EnsembleApi;
import org.zoomensemble.ensemble.EnsembleContent;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.workflow.IngestTarget;
import org.zoomensemble.workflow.IngestTargets;

/** Finished means that Ensemble says so: asks until every item is ready. */
@Service
class ItemConfirmation {

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final EnsembleApi ensemble;
    private final IngestTargets targets;
    private final IngestRepository ingests;
    private final ItemRepository items;
    private final TransferRepository transfers;
    private final Timeline timeline;
    private final IngestSettings settings;

    ItemConfirmation(
            EnsembleApi ensemble,
            IngestTargets targets,
            IngestRepository ingests,
            ItemRepository items,
            TransferRepository transfers,
            Timeline timeline,
            IngestSettings settings) {
        this.ensemble = ensemble;
        this.targets = targets;
        this.ingests = ingests;
        this.items = items;
        this.transfers = transfers;
        this.timeline = timeline;
        this.settings = settings;
    }

    StepResult confirm(UUID ingestId, Heartbeat heartbeat) {
        Ingest ingest = ingests.begin(ingestId);
        List<Item> all = items.ofIngest(ingestId);
        if (all.isEmpty()) {
            return StepResult.done();
        }
        IngestTarget target = targets.target(ingest.mediaWorkflowId(), ingest.hostId());
        if (!ensemble.capabilities(target.institutionEnsembleId()).confirms()) {
            timeline.add(
                    ingestId,
                    "confirmed",
                    "This Ensemble does not tell the state of an item: sent, but not confirmed.");
            return StepResult.done();
        }
        for (Item item : all) {
            if (item.confirmedAt() != null) {
                continue;
            }
            Optional<EnsembleContent> content = ensemble.content(target.institutionEnsembleId(), item.contentId());
            heartbeat.advanced();
            if (!isReady(item, content)) {
                return notYet(item, target);
            }
            items.confirmed(item.id());
        }
        timeline.add(ingestId, "confirmed", "Confirmed by Ensemble.");
        return StepResult.done();
    }

    private boolean isReady(Item item, Optional<EnsembleContent> content) {
        if (content.isEmpty()) {
            throw WorkFailure.giveUp(
                    ("Ensemble has the item %s (“%s”) no more; if it was deleted on purpose, cancel the"
                                    + " ingest; to have it again, cancel it and force it again.")
                            .formatted(item.contentId(), item.name()));
        }
        if (content.get().isFailed()) {
            throw WorkFailure.giveUp(("Ensemble could not process the item %s (“%s”); look at it in Ensemble, have it"
                            + " processed again there, then choose retry.")
                    .formatted(item.contentId(), item.name()));
        }
        return content.get().isReady();
    }

    private StepResult notYet(Item item, IngestTarget target) {
        Instant transferred =
                transfers.find(item.id()).map(Transfer::finishedAt).orElseGet(Instant::now);
        Duration since = Duration.between(transferred, Instant.now());
        if (since.compareTo(settings.confirmWithin()) > 0) {
            throw WorkFailure.giveUp(
                    ("Ensemble has been processing the item %s (“%s”) in the library “%s” for more than %d"
                                    + " hours; look at it in Ensemble, then choose retry.")
                            .formatted(
                                    item.contentId(),
                                    item.name(),
                                    target.libraryName(),
                                    settings.confirmWithin().toHours()));
        }
        return StepResult.notYet(
                Delays.between(since.dividedBy(2), SHORTEST_WAIT, LONGEST_WAIT),
                "Waits for Ensemble to finish processing “%s”.".formatted(item.name()));
    }
}

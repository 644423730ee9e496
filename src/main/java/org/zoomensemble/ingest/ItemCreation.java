package org.zoomensemble.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.zoomensemble.ensemble.EnsembleApi;
import org.zoomensemble.ensemble.EnsembleContent;
import org.zoomensemble.ensemble.NewContent;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.workflow.IngestTarget;
import org.zoomensemble.workflow.IngestTargets;

/**
 * Creates the content of each item, at most once. The intent is written down first; where an answer was lost, the content
 * is looked for before it is asked again.
 */
@Service
class ItemCreation {

    private static final Logger LOG = LoggerFactory.getLogger(ItemCreation.class);

    /** Ensemble's clock may differ from ours. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(10);

    private final EnsembleApi ensemble;
    private final IngestTargets targets;
    private final IngestRepository ingests;
    private final ItemRepository items;
    private final TransferRepository transfers;
    private final Timeline timeline;
    private final IngestSettings settings;

    ItemCreation(
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

    StepResult create(UUID ingestId, Heartbeat heartbeat) {
        Ingest ingest = ingests.begin(ingestId);
        IngestTarget target = targets.target(ingest.mediaWorkflowId(), ingest.hostId());
        int created = 0;
        for (Item item : items.ofIngest(ingestId)) {
            if (item.contentId() != null) {
                continue;
            }
            StepResult result = createOrFind(item, target, heartbeat);
            if (result instanceof StepResult.NotYet) {
                return result;
            }
            created++;
        }
        if (created > 0) {
            timeline.add(
                    ingestId,
                    "created",
                    created == 1 ? "Created in Ensemble." : created + " items created in Ensemble.");
        }
        return StepResult.done();
    }

    private StepResult createOrFind(Item item, IngestTarget target, Heartbeat heartbeat) {
        if (item.intentAt() == null && isMadeAfterTheBackup(item, target, heartbeat)) {
            return StepResult.done();
        }
        if (item.intentAt() != null) {
            Optional<EnsembleContent> found = find(item, target, item.intentAt());
            heartbeat.advanced();
            if (found.isPresent()) {
                created(item, found.get(), target);
                return StepResult.done();
            }
            Duration sinceIntent = Duration.between(item.intentAt(), Instant.now());
            if (sinceIntent.compareTo(settings.lookAgain()) < 0) {
                return StepResult.notYet(
                        settings.lookAgain().minus(sinceIntent).plusSeconds(1),
                        "Ensemble's answer to the creation of an item was lost; looks for it once more before asking again.");
            }
        }
        items.intended(item.id());
        heartbeat.advanced();
        try {
            EnsembleContent content = ensemble.createContent(
                    target.institutionEnsembleId(),
                    new NewContent(target.libraryEnsembleId(), item.name(), item.description(), target.publish()),
                    heartbeat::advanced);
            created(item, content, target);
        } catch (WorkFailure failure) {
            if (failure.reaction() == WorkFailure.Reaction.GIVE_UP) {
                items.intentWithdrawn(item.id());
            }
            throw failure;
        }
        heartbeat.advanced();
        return StepResult.done();
    }

    /** A database that was restored from a backup knows nothing of what was made after that; Ensemble does. */
    private boolean isMadeAfterTheBackup(Item item, IngestTarget target, Heartbeat heartbeat) {
        if (settings.restoredFrom() == null || !item.description().contains(item.reference())) {
            return false;
        }
        Optional<EnsembleContent> made = find(item, target, settings.restoredFrom());
        heartbeat.advanced();
        made.ifPresent(content -> {
            created(item, content, target);
            if (content.holdsMedia()) {
                transfers.finished(
                        item.id(),
                        transfers.find(item.id()).map(Transfer::announcedLength).orElse(0L));
            }
            timeline.add(
                    item.ingestId(),
                    "created",
                    "“%s” is in Ensemble already (content %s): it was made after the backup that was restored."
                            .formatted(item.name(), content.id()));
        });
        return made.isPresent();
    }

    /** Whoever stood still while its request was on the way finds the item filled by the node that took over. */
    private void created(Item item, EnsembleContent content, IngestTarget target) {
        if (!items.created(item.id(), content.id())) {
            LOG.warn(
                    "The item {} in library {} has another content already; {} is left to an administrator to delete.",
                    item.reference(),
                    target.libraryName(),
                    content.id());
        }
    }

    /** By the reference; without it by name, among contents without media that no other item owns. */
    private Optional<EnsembleContent> find(Item item, IngestTarget target, Instant since) {
        List<EnsembleContent> candidates = ensemble
                .contentsSince(target.institutionEnsembleId(), target.libraryEnsembleId(), since.minus(CLOCK_TOLERANCE))
                .stream()
                .filter(content -> isOurs(content, item) && !items.isOwned(content.id()))
                .sorted(Comparator.comparing(
                        EnsembleContent::dateAdded, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        if (candidates.size() > 1) {
            LOG.warn(
                    "Ensemble holds {} contents for the item {} in library {}; the elder {} is used, {} is left to an"
                            + " administrator to delete.",
                    candidates.size(),
                    item.reference(),
                    target.libraryName(),
                    candidates.get(0).id(),
                    candidates.stream().skip(1).map(EnsembleContent::id).toList());
        }
        return candidates.stream().findFirst();
    }

    private boolean isOurs(EnsembleContent content, Item item) {
        if (item.description().contains(item.reference())) {
            return content.description().contains(item.reference());
        }
        return content.name().equals(item.name()) && !content.isReady() && !content.isFailed();
    }
}

package org.zoomensemble.ingest;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.zoomensemble.ensemble.EnsembleApi;
import org.zoomensemble.ensemble.EnsembleContent;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.workflow.IngestTarget;
import org.zoomensemble.workflow.IngestTargets;

/** Lets the names of contents follow the topic in Zoom, where nobody has changed them in Ensemble. */
@Service
class ItemRenaming {

    private final EnsembleApi ensemble;
    private final IngestTargets targets;
    private final IngestRepository ingests;
    private final ItemRepository items;
    private final Timeline timeline;

    ItemRenaming(
            EnsembleApi ensemble,
            IngestTargets targets,
            IngestRepository ingests,
            ItemRepository items,
            Timeline timeline) {
        this.ensemble = ensemble;
        this.targets = targets;
        this.ingests = ingests;
        this.items = items;
        this.timeline = timeline;
    }

    void rename(UUID ingestId, Heartbeat heartbeat) {
        Ingest ingest = ingests.find(ingestId);
        if (ingest.run() == 1 || ingest.isForced()) {
            return;
        }
        for (ItemRepository.Wanted item : items.toRename(ingest)) {
            rename(ingest, targets.target(ingest.mediaWorkflowId(), ingest.hostId()), item);
            heartbeat.advanced();
        }
    }

    private void rename(Ingest ingest, IngestTarget target, ItemRepository.Wanted item) {
        try {
            look(ingest, target, item);
        } catch (WorkFailure failure) {
            // A name is no reason to hold up an ingest.
            if (failure.reaction() != WorkFailure.Reaction.GIVE_UP) {
                throw failure;
            }
            keep(ingest, item, failure.getMessage());
        }
    }

    private void look(Ingest ingest, IngestTarget target, ItemRepository.Wanted item) {
        if (!ensemble.capabilities(target.institutionEnsembleId()).confirms()) {
            keep(ingest, item, "this Ensemble offers no renaming.");
            return;
        }
        Optional<EnsembleContent> content = ensemble.content(target.institutionEnsembleId(), item.contentId());
        if (content.isEmpty()) {
            keep(ingest, item, "Ensemble has it no more.");
        } else if (isNamed(content.get(), item.nextName())) {
            renamed(ingest, item);
        } else if (!isNamed(content.get(), item.name())) {
            keep(
                    ingest,
                    item,
                    "somebody called it “%s” in Ensemble."
                            .formatted(content.get().name()));
        } else if (ensemble.rename(target.institutionEnsembleId(), item.contentId(), item.nextName())) {
            renamed(ingest, item);
        } else {
            keep(ingest, item, "this Ensemble offers no renaming.");
        }
    }

    private static boolean isNamed(EnsembleContent content, String name) {
        return content.name().equals(name);
    }

    private void renamed(Ingest ingest, ItemRepository.Wanted item) {
        items.renamed(item.id());
        timeline.add(
                ingest.id(),
                "renamed",
                "Renamed in Ensemble, from “%s” to “%s”.".formatted(item.name(), item.nextName()));
    }

    private void keep(Ingest ingest, ItemRepository.Wanted item, String why) {
        items.nameKept(item.id(), item.nextTopic());
        timeline.add(
                ingest.id(), "kept-name", "“%s” does not become “%s”: %s".formatted(item.name(), item.nextName(), why));
    }
}

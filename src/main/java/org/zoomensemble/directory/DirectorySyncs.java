package org.zoomensemble.directory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskExecutor;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.stereotype.Service;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.operations.UnacceptableInputException;

/** Starts and tells the syncs of the directory with Ensemble, one at a time for each institution on all nodes. Thread-safe. */
@Service
public class DirectorySyncs {

    private static final Duration STANDING = Duration.ofMinutes(15);

    private final Directory directory;
    private final SyncRepository syncs;
    private final SyncRun run;
    private final TaskExecutor executor;
    private final DirectorySettings settings;

    DirectorySyncs(
            Directory directory,
            SyncRepository syncs,
            SyncRun run,
            @Qualifier(DirectoryScheduling.EXECUTOR) TaskExecutor executor,
            DirectorySettings settings) {
        this.directory = directory;
        this.syncs = syncs;
        this.run = run;
        this.executor = executor;
        this.settings = settings;
    }

    /**
     * Starts a sync in the background, or tells the one that is running.
     *
     * @param institutionId may be null where there is exactly one institution
     */
    public DirectorySync start(UUID institutionId) {
        syncs.giveUpStanding(STANDING);
        Institution institution = institutionId == null ? theOnlyOne() : directory.institution(institutionId);
        UUID id = UUID.randomUUID();
        if (!syncs.open(id, institution.id())) {
            return syncs.running(institution.id()).orElseGet(() -> start(institution.id()));
        }
        submit(id, institution);
        return sync(id);
    }

    /** @throws NotThereException no such sync */
    public DirectorySync sync(UUID id) {
        return syncs.find(id)
                .orElseThrow(() -> new NotThereException(
                        "There is no sync with the id " + id + "; syncs are forgotten after 30 days."));
    }

    /** The sync of an institution that began last; empty where none is known. */
    public Optional<DirectorySync> newest(UUID institutionId) {
        return syncs.newest(institutionId);
    }

    /** Institutions that this reach covers wholly and whose last sync failed; nobody else can mend that. */
    public List<FailedSync> failed(Reach reach) {
        return syncs.failed().stream()
                .filter(failed -> reach.isEverything() || reach.institutions().contains(failed.institutionId()))
                .toList();
    }

    /** Starts a sync of every institution whose last one began longer ago than the interval. */
    void startDue() {
        syncs.giveUpStanding(STANDING);
        syncs.forgetOld();
        syncs.due(settings.syncInterval()).forEach(this::start);
    }

    private void submit(UUID id, Institution institution) {
        try {
            executor.execute(() -> run.run(id, institution));
        } catch (TaskRejectedException e) {
            String sentence = "Too many syncs are waiting; start this one again in a few minutes.";
            syncs.failed(id, sentence);
            throw new ConflictException(sentence);
        }
    }

    private Institution theOnlyOne() {
        List<Institution> all = directory.institutions();
        if (all.isEmpty()) {
            throw new ConflictException("There is no institution yet; enter one first.");
        }
        if (all.size() > 1) {
            throw new UnacceptableInputException(
                    "institutionId", "There are several institutions; name the one to be synced.");
        }
        return all.get(0);
    }
}

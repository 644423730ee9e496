package org.zoomensemble.directory;

import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.zoomensemble.operations.LeaseLostException;
import org.zoomensemble.operations.WorkFailure;

/** Carries out one sync: reads all of an institution, then writes it in one transaction. */
@Component
class SyncRun {

    private static final Logger LOG = LoggerFactory.getLogger(SyncRun.class);
    private static final Duration BEFORE_LOSSES_ARE_BELIEVED = Duration.ofDays(1);

    private final SyncRepository syncs;
    private final HierarchyReading reading;
    private final HierarchyWriting writing;
    private final DirectoryFollower follower;
    private final TransactionOperations transactions;

    SyncRun(
            SyncRepository syncs,
            HierarchyReading reading,
            HierarchyWriting writing,
            DirectoryFollower follower,
            TransactionOperations transactions) {
        this.syncs = syncs;
        this.reading = reading;
        this.writing = writing;
        this.follower = follower;
        this.transactions = transactions;
    }

    /** Never throws: what went wrong stands in the sync's sentence. */
    void run(UUID syncId, Institution institution) {
        try {
            HierarchyReading.Seen seen = reading.read(
                    institution.ensembleId(),
                    (library, people) -> transactions.executeWithoutResult(s -> writing.keep(syncId, library, people)),
                    () -> advance(syncId));
            transactions.executeWithoutResult(status -> write(syncId, institution, seen));
        } catch (WorkFailure e) {
            end(syncId, institution, e.getMessage(), e);
        } catch (LeaseLostException e) {
            LOG.warn("The sync of {} was taken for interrupted and ends without a change.", institution.name());
        } catch (RuntimeException e) {
            end(syncId, institution, "The directory could not be written; the application's log tells why.", e);
        }
    }

    private void advance(UUID syncId) {
        if (!syncs.advanced(syncId)) {
            throw new LeaseLostException("The sync was given up in the meantime.");
        }
    }

    /** A list that lost most libraries at once is believed a day later. */
    private void refuseUnlikely(Institution institution, HierarchyReading.Seen seen) {
        HierarchyWriting.Losses losses = writing.losses(institution.id(), seen.libraries());
        if (losses.areUnlikely() && syncs.wasDoneWithin(institution.id(), BEFORE_LOSSES_ARE_BELIEVED)) {
            throw WorkFailure.giveUp(
                    ("%d of the %d libraries of %s that are known here are missing in Ensemble's list. So many at once are not taken"
                                    + " for gone: look at the permissions of the service account in Ensemble. If they are"
                                    + " really gone, nothing is to be done; the list is believed a day after the last sync"
                                    + " that succeeded.")
                            .formatted(losses.gone(), losses.known(), institution.name()));
        }
    }

    private void write(UUID syncId, Institution institution, HierarchyReading.Seen seen) {
        refuseUnlikely(institution, seen);
        writing.organizations(institution.id(), seen.organizations());
        writing.libraries(institution.id(), seen.libraries());
        int people = seen.listsPeople() ? writing.people(syncId, institution.id()) : 0;
        String sentence = seen.listsPeople()
                ? institution.name() + " is in line with Ensemble."
                : institution.name()
                        + " is in line with Ensemble; this Ensemble lists no users. Import its people as a CSV"
                        + " on the institution's page, or enter Zoom users by their e-mail in each media workflow.";
        if (!syncs.done(syncId, seen.organizations().size(), seen.libraries().size(), people, sentence)) {
            throw new LeaseLostException("The sync was given up in the meantime.");
        }
        follower.directorySynced(syncId);
    }

    private void end(UUID syncId, Institution institution, String sentence, RuntimeException cause) {
        LOG.warn("The directory of {} stays as it was: {}", institution.name(), sentence);
        LOG.debug("The sync of {} failed.", institution.name(), cause);
        try {
            writing.forget(syncId);
            syncs.failed(syncId, sentence);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The end of the sync of {} could not be written; it will be taken for interrupted.",
                    institution.name());
        }
    }
}

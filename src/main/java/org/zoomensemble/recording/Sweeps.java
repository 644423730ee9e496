package org.zoomensemble.recording;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.workflow.MediaWorkflow;
import org.zoomensemble.workflow.MediaWorkflows;

/** Opens sweeps and tells how far they are. Thread-safe. */
@Service
public class Sweeps {

    private static final int DAYS_WITHOUT_START = 30;

    private final SweepRepository sweeps;
    private final SweepScope scope;
    private final SweepProcess process;
    private final MediaWorkflows mediaWorkflows;
    private final TransactionOperations transactions;

    Sweeps(
            SweepRepository sweeps,
            SweepScope scope,
            SweepProcess process,
            MediaWorkflows mediaWorkflows,
            TransactionOperations transactions) {
        this.sweeps = sweeps;
        this.scope = scope;
        this.process = process;
        this.mediaWorkflows = mediaWorkflows;
        this.transactions = transactions;
    }

    /**
     * Sweeps for one media workflow now, or tells the same sweep where it is running. With a day given it is a backfill: of
     * these days, whatever the age of their recordings.
     *
     * @param from first day (UTC); null with {@code to} means the 30 days before it
     * @param to   last day (UTC); null with {@code from} means today
     * @param by   who asked
     * @return the sweep's id
     * @throws NotThereException          no such media workflow
     * @throws ConflictException          its template is switched off, or nobody is active in it
     * @throws UnacceptableInputException the days make no period
     */
    public UUID request(UUID mediaWorkflowId, LocalDate from, LocalDate to, String by) {
        MediaWorkflow mediaWorkflow = mediaWorkflows.mediaWorkflow(mediaWorkflowId);
        if (!mediaWorkflow.enabled()) {
            throw new ConflictException("The template " + mediaWorkflow.templateName()
                    + " is not enabled, so nothing would be ingested; switch Enable on first.");
        }
        RunningSweep sweep = from == null && to == null
                ? sweep(mediaWorkflow, Sweep.Kind.REQUEST, null, null)
                : backfill(mediaWorkflow, from, to);
        return transactions.execute(status -> {
            Optional<UUID> running = sweeps.running(sweep);
            if (running.isPresent()) {
                return running.get();
            }
            sweeps.open(sweep, by);
            if (scope.takeIn(sweep) == 0) {
                throw new ConflictException(
                        "Nobody is active in the media workflow " + mediaWorkflow.name() + "; add active users first.");
            }
            process.sweepOpened(sweep.id());
            return sweep.id();
        });
    }

    /** @throws NotThereException no such sweep */
    public Sweep sweep(UUID id) {
        return sweeps.view(id)
                .orElseThrow(() -> new NotThereException("There is no sweep with the id " + id
                        + "; those of the timer are forgotten after 3 days, the others after 30."));
    }

    /** The sweep of each Zoom connection that began last, as far as it concerns this reach; those that stopped come first. */
    public List<LastSweep> lastOfEachConnection(Reach reach) {
        return sweeps.lastOfEachConnection(reach);
    }

    /** Opens a sweep for every connection that the timer should sweep. Joins the caller's transaction. */
    void openDue() {
        transactions.executeWithoutResult(status -> {
            sweeps.giveUpStanding();
            sweeps.forgetOld();
            for (UUID connectionId : scope.connections()) {
                RunningSweep sweep = new RunningSweep(
                        UUID.randomUUID(), connectionId, null, Sweep.Kind.TIMER, null, null, Sweep.State.RUNNING);
                if (!sweeps.isHeld(connectionId) && sweeps.open(sweep, null)) {
                    scope.takeIn(sweep);
                    process.sweepOpened(sweep.id());
                }
            }
        });
    }

    private RunningSweep backfill(MediaWorkflow mediaWorkflow, LocalDate from, LocalDate to) {
        LocalDate last = to == null ? scope.today() : to;
        LocalDate first = from == null ? last.minusDays(DAYS_WITHOUT_START) : from;
        if (first.isAfter(last)) {
            throw new UnacceptableInputException("from", "The first day lies behind the last; exchange them.");
        }
        if (first.isAfter(scope.today())) {
            throw new UnacceptableInputException("from", "The first day lies in the future; choose one that has been.");
        }
        return sweep(mediaWorkflow, Sweep.Kind.BACKFILL, first, last);
    }

    private static RunningSweep sweep(MediaWorkflow mediaWorkflow, Sweep.Kind kind, LocalDate from, LocalDate to) {
        return new RunningSweep(
                UUID.randomUUID(),
                mediaWorkflow.connectionId(),
                mediaWorkflow.id(),
                kind,
                from,
                to,
                Sweep.State.RUNNING);
    }
}

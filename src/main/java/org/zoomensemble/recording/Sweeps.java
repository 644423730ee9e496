package org.zoomensemble.recording;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.operations.Page;
import org.zoomensemble.operations.PagePosition;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.workflow.MediaWorkflow;
import org.zoomensemble.workflow.MediaWorkflows;

/** Opens sweeps and tells how far they are. Thread-safe. */
@Service
public class Sweeps {

    private static final int DAYS_WITHOUT_START = 30;

    private final SweepRepository sweeps;
    private final MediaWorkflowSweepRepository ofMediaWorkflows;
    private final SeenRecordingRepository seenRecordings;
    private final SweepScope scope;
    private final SweepProcess process;
    private final MediaWorkflows mediaWorkflows;
    private final TransactionOperations transactions;

    Sweeps(
            SweepRepository sweeps,
            MediaWorkflowSweepRepository ofMediaWorkflows,
            SeenRecordingRepository seenRecordings,
            SweepScope scope,
            SweepProcess process,
            MediaWorkflows mediaWorkflows,
            TransactionOperations transactions) {
        this.sweeps = sweeps;
        this.ofMediaWorkflows = ofMediaWorkflows;
        this.seenRecordings = seenRecordings;
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

    /**
     * Sweeps that concerned a media workflow, newest first: its own, and those of its whole Zoom account that listed somebody
     * who is active in it now. Of the latter, only these users and what went wrong with them are told; the recordings are
     * those of the account.
     *
     * @throws NotThereException no such media workflow
     */
    public Page<Sweep> list(UUID mediaWorkflowId, String cursor, int size) {
        mediaWorkflows.mediaWorkflow(mediaWorkflowId);
        List<Sweep> rows = ofMediaWorkflows.list(mediaWorkflowId, position(cursor), size + 1);
        return Page.of(
                rows,
                size,
                row -> new PagePosition(row.startedAt().toString(), row.id().toString()));
    }

    /** The newest of {@link #list}; empty where the media workflow never was swept, or so long ago that it is forgotten. */
    public Optional<Sweep> newest(UUID mediaWorkflowId) {
        return list(mediaWorkflowId, null, 1).items().stream().findFirst();
    }

    /** The newest sweep of each of these media workflows, in one query; those that never were swept are left out. */
    public Map<UUID, NewestSweep> newest(Collection<UUID> mediaWorkflowIds) {
        return ofMediaWorkflows.newest(mediaWorkflowIds).stream()
                .collect(Collectors.toUnmodifiableMap(NewestSweep::mediaWorkflowId, Function.identity()));
    }

    /** When the timer sweeps for the media workflow next, or why it will not. */
    public SweepOutlook outlook(UUID mediaWorkflowId) {
        MediaWorkflow mediaWorkflow = mediaWorkflows.mediaWorkflow(mediaWorkflowId);
        if (!mediaWorkflow.enabled()) {
            return new SweepOutlook(
                    null,
                    "The template " + mediaWorkflow.templateName()
                            + " is not enabled, so nothing is swept; switch Enable on there.");
        }
        if (!ofMediaWorkflows.isAnybodyActive(mediaWorkflowId)) {
            return new SweepOutlook(null, "Nobody is active here, so nothing is swept; add users first.");
        }
        if (sweeps.isHeld(mediaWorkflow.connectionId())) {
            return new SweepOutlook(
                    null,
                    "The last sweep of this Zoom account stopped, so the timer leaves the account alone for a day, or until"
                            + " its connection is changed.");
        }
        return new SweepOutlook(process.nextTurn().orElse(null), null);
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
            seenRecordings.forgetOld();
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

    private static PagePosition position(String cursor) {
        PagePosition position = PagePosition.of(cursor);
        try {
            if (!position.isStart()) {
                Instant.parse(position.sortedBy());
            }
            return position;
        } catch (DateTimeParseException e) {
            throw new UnacceptableInputException(
                    "cursor", "The cursor is not one that this list gave out; leave it out to begin at the newest.");
        }
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

package org.zoomensemble.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.operations.Page;
import org.zoomensemble.operations.PagePosition;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.workflow.MediaWorkflow;
import org.zoomensemble.workflow.MediaWorkflows;

/** Opens reconciliations and tells what they found. Thread-safe. */
@Service
public class Reconciliations {

    private static final int LONGEST = 366;
    private static final int OPENED_AT_ONCE = 100;

    private final ReconciliationRepository rows;
    private final ReconciliationViews views;
    private final DifferenceRepository differences;
    private final ReconciliationProcess process;
    private final MediaWorkflows mediaWorkflows;
    private final ReconciliationSettings settings;
    private final TransactionTemplate transaction;

    Reconciliations(
            ReconciliationRepository rows,
            ReconciliationViews views,
            DifferenceRepository differences,
            ReconciliationProcess process,
            MediaWorkflows mediaWorkflows,
            ReconciliationSettings settings,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.views = views;
        this.differences = differences;
        this.process = process;
        this.mediaWorkflows = mediaWorkflows;
        this.settings = settings;
        this.transaction = transaction;
    }

    /**
     * Looks at what Zoom, this application and Ensemble have of a media workflow now, or finds the look of the same days
     * that is running.
     *
     * @param from first day (UTC); null: as many days before the last as the timer takes
     * @param to   last day (UTC); null: today
     * @param by   who asked
     * @return the reconciliation's id
     * @throws NotThereException          no such media workflow
     * @throws UnacceptableInputException the days make no period, or one of more than 366 days
     */
    public UUID request(UUID mediaWorkflowId, LocalDate from, LocalDate to, String by) {
        MediaWorkflow mediaWorkflow = mediaWorkflows.mediaWorkflow(mediaWorkflowId);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        LocalDate last = to == null ? today : to;
        LocalDate first = from == null ? last.minusDays(settings.days()) : from;
        if (first.isAfter(last)) {
            throw new UnacceptableInputException("from", "The first day lies behind the last; exchange them.");
        }
        if (first.isAfter(today)) {
            throw new UnacceptableInputException("from", "The first day lies in the future; choose one that has been.");
        }
        if (ChronoUnit.DAYS.between(first, last) > LONGEST) {
            throw new UnacceptableInputException(
                    "from", "A reconciliation takes at most " + LONGEST + " days; choose a later first day.");
        }
        return transaction.execute(status -> rows.running(mediaWorkflowId, first, last)
                .orElseGet(() -> open(mediaWorkflowId, mediaWorkflow.connectionId(), first, last, by)
                        .orElseThrow()));
    }

    /** @throws NotThereException no such reconciliation */
    public Reconciliation reconciliation(UUID id) {
        return views.view(id)
                .orElseThrow(() -> new NotThereException(
                        "There is no reconciliation with the id " + id + "; they are forgotten after 30 days."));
    }

    /**
     * The newest finished one that covers these days; null means any.
     *
     * @throws NotThereException there is none
     */
    public Reconciliation newest(UUID mediaWorkflowId, LocalDate from, LocalDate to) {
        return views.newestDone(mediaWorkflowId, from, to)
                .flatMap(views::view)
                .orElseThrow(() -> new NotThereException("No reconciliation of this media workflow"
                        + (from == null && to == null ? "" : " that covers these days")
                        + " has been finished in the last 30 days; POST to /media-workflows/" + mediaWorkflowId
                        + "/reconciliations to have one made."));
    }

    /** The newest of a media workflow, however far it is; empty where there is none. */
    public Optional<Reconciliation> newest(UUID mediaWorkflowId) {
        return views.newest(mediaWorkflowId).flatMap(views::view);
    }

    /** The newest finished one of a media workflow; empty where there is none. */
    public Optional<Reconciliation> newestDone(UUID mediaWorkflowId) {
        return views.newestDone(mediaWorkflowId, null, null).flatMap(views::view);
    }

    /** The worst first. */
    public Page<Difference> differences(UUID reconciliationId, String cursor, int size) {
        List<DifferenceRepository.Positioned> found =
                differences.list(reconciliationId, position(PagePosition.of(cursor)), size + 1);
        return Page.of(found, size, row -> new PagePosition(String.valueOf(row.position()), ""))
                .map(DifferenceRepository.Positioned::difference);
    }

    private static int position(PagePosition position) {
        try {
            return position.isStart() ? 0 : Integer.parseInt(position.sortedBy());
        } catch (NumberFormatException e) {
            throw new UnacceptableInputException(
                    "cursor", "The cursor is not one that this list gave out; leave it out to begin at the worst.");
        }
    }

    /** Those by which something is missing in the media workflow now, newest first; at most 10. */
    public List<Reconciliation> withMissing(UUID mediaWorkflowId) {
        return views.withMissing(mediaWorkflowId).stream()
                .flatMap(id -> views.view(id).stream())
                .toList();
    }

    /**
     * How many recordings are missing in enabled media workflows, by the newest reconciliation that looked at their day, and
     * were not settled since.
     */
    public long missing() {
        return views.missing();
    }

    /**
     * How long ago the last finished reconciliation is, of the enabled media workflow with active users for which it is
     * longest ago; zero where there is no such media workflow.
     */
    public Duration age() {
        return views.longestAgo()
                .map(at -> Duration.between(at, Instant.now()))
                .filter(age -> !age.isNegative())
                .orElse(Duration.ZERO);
    }

    /** Opens the next of those that the timer should open; joins the caller's transaction. */
    boolean openDue() {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            rows.giveUpStanding();
            rows.forgetOld();
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            LocalDate first = today.minusDays(settings.days());
            List<ReconciliationRepository.Due> due = rows.due(settings.lastTurn(Instant.now()), OPENED_AT_ONCE + 1);
            due.stream()
                    .limit(OPENED_AT_ONCE)
                    .forEach(each -> open(
                            each.mediaWorkflowId(),
                            each.connectionId(),
                            earlier(each.oldestMissing(), first),
                            today,
                            null));
            return due.size() > OPENED_AT_ONCE;
        }));
    }

    /** What is missing is looked at until it is settled. */
    private static LocalDate earlier(LocalDate oldestMissing, LocalDate first) {
        return oldestMissing != null && oldestMissing.isBefore(first) ? oldestMissing : first;
    }

    private Optional<UUID> open(UUID mediaWorkflowId, UUID connectionId, LocalDate from, LocalDate to, String by) {
        ReconciliationRow row = new ReconciliationRow(
                UUID.randomUUID(), mediaWorkflowId, connectionId, from, to, Reconciliation.State.RUNNING);
        if (!rows.open(row, by)) {
            return Optional.empty();
        }
        rows.takeInHosts(row);
        process.reconciliationOpened(row.id());
        return Optional.of(row.id());
    }
}

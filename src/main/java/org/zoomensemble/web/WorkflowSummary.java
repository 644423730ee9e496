package org.zoomensemble.web;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.zoomensemble.ingest.IngestFilter;
import org.zoomensemble.ingest.Ingests;
import org.zoomensemble.ingest.RecentResults;
import org.zoomensemble.ingest.Reconciliations;
import org.zoomensemble.recording.Sweep;
import org.zoomensemble.recording.SweepOutlook;
import org.zoomensemble.recording.Sweeps;
import org.zoomensemble.workflow.ActiveUsers;
import org.zoomensemble.workflow.MediaWorkflow;
import org.zoomensemble.workflow.Permissions;

/** Fills what a media workflow's page says first: whose recordings come in, and when was the last sweep. */
@Component
class WorkflowSummary {

    private static final int SWEEPS = 10;

    private final ActiveUsers activeUsers;
    private final Sweeps sweeps;
    private final Ingests ingests;
    private final RecentResults results;
    private final Reconciliations reconciliations;
    private final Permissions permissions;

    WorkflowSummary(
            ActiveUsers activeUsers,
            Sweeps sweeps,
            Ingests ingests,
            RecentResults results,
            Reconciliations reconciliations,
            Permissions permissions) {
        this.activeUsers = activeUsers;
        this.sweeps = sweeps;
        this.ingests = ingests;
        this.results = results;
        this.reconciliations = reconciliations;
        this.permissions = permissions;
    }

    void describe(MediaWorkflow workflow, Model model) {
        Instant now = Instant.now();
        List<SweepLine> newest = sweeps.list(workflow.id(), null, SWEEPS).items().stream()
                .map(sweep -> SweepLine.of(sweep, now))
                .toList();
        model.addAttribute("workflow", workflow);
        model.addAttribute("mayChange", permissions.mayChangeLibrary(workflow.libraryId()));
        model.addAttribute("activeCount", activeUsers.count(workflow.id()));
        model.addAttribute(
                "running", newest.stream().filter(SweepLine::isRunning).toList());
        model.addAttribute(
                "lastSweep",
                newest.stream().filter(line -> !line.isRunning()).findFirst().orElse(null));
        model.addAttribute("isRequestRunning", newest.stream().anyMatch(WorkflowSummary::isRequestRunning));
        SweepOutlook outlook = sweeps.outlook(workflow.id());
        model.addAttribute("outlook", outlook);
        model.addAttribute("isTurnDue", isDue(outlook.next(), now));
        model.addAttribute("counts", results.counts(workflow.id()));
        model.addAttribute(
                "reconciled", reconciliations.newestDone(workflow.id()).orElse(null));
        model.addAttribute("days", RecentResults.DAYS);
        model.addAttribute(
                "newestIngests",
                ingests.list(permissions.seen(), new IngestFilter(null, null, workflow.id(), null, null, null), null, 1)
                        .items());
    }

    private static boolean isDue(Instant next, Instant now) {
        return next != null && !next.isAfter(now);
    }

    private static boolean isRequestRunning(SweepLine line) {
        return line.isRunning() && line.sweep().kind() == Sweep.Kind.REQUEST;
    }
}

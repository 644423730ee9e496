package org.zoomensemble.web;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.ingest.FirstStep;
import org.zoomensemble.ingest.FirstSteps;
import org.zoomensemble.ingest.IngestOverview;
import org.zoomensemble.ingest.Overview;
import org.zoomensemble.workflow.Permissions;

/** Whether everything is all right; for a new application, what to do first. */
@Controller
class OverviewPage {

    private final IngestOverview overview;
    private final FirstSteps firstSteps;
    private final Permissions permissions;

    OverviewPage(IngestOverview overview, FirstSteps firstSteps, Permissions permissions) {
        this.overview = overview;
        this.firstSteps = firstSteps;
        this.permissions = permissions;
    }

    @GetMapping("/")
    String overview(Model model) {
        Overview now = overview.overview(permissions.seen());
        model.addAttribute("overview", now);
        model.addAttribute("plot", DayPlot.of(now.days()));
        model.addAttribute("steps", untilTheFirstRecording(permissions.changed()));
        return "overview";
    }

    @GetMapping("/first-steps")
    String firstSteps(Model model) {
        Reach changed = permissions.changed();
        model.addAttribute("steps", changed.isNothing() ? List.of() : rows(changed, firstSteps.steps(changed)));
        return "first-steps";
    }

    private List<FirstStepRow> untilTheFirstRecording(Reach changed) {
        if (changed.isNothing()) {
            return List.of();
        }
        List<FirstStep> steps = firstSteps.steps(changed);
        // Whoever got a recording had done all of them, whatever was switched off since.
        boolean hasArrived = steps.stream().anyMatch(step -> step.key() == FirstStep.Key.RECORDING && step.isDone());
        return hasArrived ? List.of() : rows(changed, steps);
    }

    private List<FirstStepRow> rows(Reach changed, List<FirstStep> steps) {
        return FirstStepRow.of(steps, permissions.isSiteAdministrator(), changed);
    }
}

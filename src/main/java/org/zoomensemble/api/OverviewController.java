package org.zoomensemble.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.ingest.FirstStep;
import org.zoomensemble.ingest.FirstSteps;
import org.zoomensemble.ingest.IngestOverview;
import org.zoomensemble.ingest.Overview;
import org.zoomensemble.workflow.Permissions;

@RestController
@RequestMapping(Address.ROOT)
@Tag(name = "Overview", description = "Whether everything is all right")
class OverviewController {

    private final IngestOverview overview;
    private final FirstSteps firstSteps;
    private final Permissions permissions;

    OverviewController(IngestOverview overview, FirstSteps firstSteps, Permissions permissions) {
        this.overview = overview;
        this.firstSteps = firstSteps;
        this.permissions = permissions;
    }

    @GetMapping("/overview")
    @Operation(
            summary = "Whether everything is all right, in a sentence and in figures",
            description = "Of what the caller may see. Asks neither Zoom nor Ensemble.")
    Overview overview() {
        return overview.overview(permissions.seen());
    }

    @GetMapping("/first-steps")
    @Operation(
            summary = "How far an empty application is from its first recording",
            description = "Empty for somebody who changes nothing here.")
    Listing<FirstStep> firstSteps() {
        Reach changed = permissions.changed();
        return Listing.whole(changed.isNothing() ? List.of() : firstSteps.steps(changed));
    }
}

package org.zoomensemble.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zoomensemble.workflow.Candidate;
import org.zoomensemble.workflow.Candidates;
import org.zoomensemble.workflow.Permissions;

@RestController
@RequestMapping(Address.ROOT + "/media-workflows/{id}/candidates")
@Tag(name = "Media workflows")
class CandidateController {

    private final Candidates candidates;
    private final Permissions permissions;

    CandidateController(Candidates candidates, Permissions permissions) {
        this.permissions = permissions;
        this.candidates = candidates;
    }

    @GetMapping
    @Operation(
            summary = "People of Ensemble with a Zoom account, who could be made active users, by name",
            description = "Answered from what is mirrored of Ensemble and Zoom.")
    Listing<Candidate> list(
            @PathVariable UUID id,
            @Parameter(
                            description =
                                    "Another library of the institution, or * for all of it; left out for the workflow's own.")
                    @RequestParam(required = false)
                    String libraryId,
            @Parameter(description = "Part of a name, username or e-mail, without regard to case.")
                    @RequestParam(required = false)
                    String search,
            @RequestParam(required = false) String cursor,
            @RequestParam(defaultValue = PageSize.DEFAULT) int limit) {
        permissions.toSeeMediaWorkflow(id);
        // Whoever may add people here may look for them in the whole institution.
        if (candidates.isWider(id, libraryId)) {
            permissions.toChangeMediaWorkflow(id);
        }
        return Listing.of(candidates.list(id, libraryId, search, cursor, PageSize.of(limit)));
    }
}

package org.zoomensemble.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zoomensemble.security.Change;
import org.zoomensemble.security.ChangeFilter;
import org.zoomensemble.security.ChangeLog;
import org.zoomensemble.workflow.Permissions;

@RestController
@RequestMapping(Address.ROOT + "/changes")
@Tag(name = "Changes", description = "Who changed what, when, before and after")
class ChangeController {

    private final ChangeLog changes;
    private final Permissions permissions;

    ChangeController(ChangeLog changes, Permissions permissions) {
        this.changes = changes;
        this.permissions = permissions;
    }

    @GetMapping
    @Operation(
            summary = "Changes, newest first",
            description =
                    "Those of what the caller administers. Fields are named as in the requests; a secret is told only"
                            + " as set or replaced. 'from' is the first moment, 'to' the first one that is left out.")
    Listing<ChangeAnswer> list(
            @RequestParam(required = false) Change.Kind kind,
            @RequestParam(required = false) String subjectId,
            @RequestParam(required = false) String person,
            @RequestParam(required = false) Instant from,
            @RequestParam(required = false) Instant to,
            @RequestParam(required = false) String cursor,
            @RequestParam(defaultValue = PageSize.DEFAULT) int limit) {
        ChangeFilter filter = new ChangeFilter(kind, subjectId, person, from, to);
        return Listing.of(changes.list(permissions.changesSeen(), filter, cursor, PageSize.of(limit))
                .map(ChangeAnswer::of));
    }
}

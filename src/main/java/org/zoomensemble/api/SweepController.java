package org.zoomensemble.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zoomensemble.recording.Sweep;
import org.zoomensemble.recording.Sweeps;
import org.zoomensemble.workflow.Permissions;

@RestController
@RequestMapping(Address.ROOT)
@Tag(name = "Sweeps", description = "Looking for recordings at Zoom")
class SweepController {

    /** Days (UTC), both included; none means: now, as the timer would. */
    @Schema(name = "SweepRequest")
    record Request(LocalDate from, LocalDate to) {}

    private final Sweeps sweeps;
    private final Permissions permissions;

    SweepController(Sweeps sweeps, Permissions permissions) {
        this.permissions = permissions;
        this.sweeps = sweeps;
    }

    @PostMapping("/media-workflows/{id}/sweeps")
    @Operation(
            summary = "Sweeps for one media workflow now",
            description = "With from or to it is a backfill of that period, whatever the age of the recordings.")
    ResponseEntity<Sweep> request(
            @PathVariable UUID id, @RequestBody(required = false) Request request, Principal caller) {
        permissions.toChangeMediaWorkflow(id);
        UUID sweepId = request == null
                ? sweeps.request(id, null, null, name(caller))
                : sweeps.request(id, request.from(), request.to(), name(caller));
        return ResponseEntity.accepted()
                .location(Address.path("/sweeps/{id}", sweepId))
                .body(sweeps.sweep(sweepId).withoutConnection());
    }

    @GetMapping("/media-workflows/{id}/sweeps")
    @Operation(
            summary = "Sweeps that concerned a media workflow, newest first",
            description =
                    "Its own, and those of its whole Zoom account that listed somebody who is active in it. Of the"
                            + " latter, users and notices are those of this media workflow; recordings are the account's.")
    Listing<Sweep> list(
            @PathVariable UUID id,
            @RequestParam(required = false) String cursor,
            @RequestParam(defaultValue = PageSize.DEFAULT) int limit) {
        permissions.toSeeMediaWorkflow(id);
        return Listing.of(sweeps.list(id, cursor, PageSize.of(limit)));
    }

    @GetMapping("/sweeps/{id}")
    @Operation(summary = "How far a sweep is")
    Sweep one(@PathVariable UUID id) {
        Sweep sweep = sweeps.sweep(id);
        if (sweep.mediaWorkflowId() == null) {
            permissions.toSeeAccounts();
            return sweep;
        }
        permissions.toSeeMediaWorkflow(sweep.mediaWorkflowId());
        return sweep.withoutConnection();
    }

    private static String name(Principal caller) {
        return caller == null ? null : caller.getName();
    }
}

package org.zoomensemble.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zoomensemble.ingest.Difference;
import org.zoomensemble.ingest.Mended;
import org.zoomensemble.ingest.Mending;
import org.zoomensemble.ingest.Reconciliation;
import org.zoomensemble.ingest.Reconciliations;
import org.zoomensemble.operations.Page;
import org.zoomensemble.workflow.Permissions;

@RestController
@RequestMapping(Address.ROOT)
@Tag(
        name = "Reconciliation",
        description = "What Zoom, this application and Ensemble each have, and mending the difference")
class ReconciliationController {

    /** Days (UTC), both included; none means the days that the timer takes. */
    @Schema(name = "ReconciliationRequest")
    record Request(LocalDate from, LocalDate to) {}

    /**
     * @param differenceIds none means all that can be mended
     * @param leave         leaves them as they are, because it is meant to be so; needs differenceIds
     */
    @Schema(name = "MendRequest")
    record MendRequest(List<UUID> differenceIds, Boolean leave) {}

    /** @param next cursor of the next differences, null on the last page */
    @Schema(name = "ReconciliationAnswer")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Found(Reconciliation reconciliation, List<Difference> items, String next) {}

    private final Reconciliations reconciliations;
    private final Mending mending;
    private final Permissions permissions;

    ReconciliationController(Reconciliations reconciliations, Mending mending, Permissions permissions) {
        this.permissions = permissions;
        this.reconciliations = reconciliations;
        this.mending = mending;
    }

    @GetMapping("/media-workflows/{id}/reconciliation")
    @Operation(
            summary = "The newest finished reconciliation of a media workflow, with its differences, the worst first",
            description = "With from and to: the newest that covers these days. Asks neither Zoom nor Ensemble.")
    Found newest(
            @PathVariable UUID id,
            @RequestParam(required = false) LocalDate from,
            @RequestParam(required = false) LocalDate to,
            @RequestParam(required = false) String cursor,
            @RequestParam(defaultValue = PageSize.DEFAULT) int limit) {
        permissions.toSeeMediaWorkflow(id);
        return found(reconciliations.newest(id, from, to), cursor, limit);
    }

    @PostMapping("/media-workflows/{id}/reconciliations")
    @Operation(
            summary = "Compares what Zoom, this application and Ensemble have of a media workflow now",
            description = "Finds the one of the same days that is running. Changes nothing by itself.")
    ResponseEntity<Reconciliation> request(
            @PathVariable UUID id, @RequestBody(required = false) Request request, Principal caller) {
        permissions.toChangeMediaWorkflow(id);
        UUID made = request == null
                ? reconciliations.request(id, null, null, name(caller))
                : reconciliations.request(id, request.from(), request.to(), name(caller));
        return ResponseEntity.accepted()
                .location(Address.path("/reconciliations/{id}", made))
                .body(reconciliations.reconciliation(made));
    }

    @GetMapping("/reconciliations/{id}")
    @Operation(summary = "How far a reconciliation is, and what it found, the worst first")
    Found one(
            @PathVariable UUID id,
            @RequestParam(required = false) String cursor,
            @RequestParam(defaultValue = PageSize.DEFAULT) int limit) {
        return found(seen(id), cursor, limit);
    }

    @PostMapping("/reconciliations/{id}/mend")
    @Operation(
            summary = "Mends what a reconciliation found, and answers for each difference",
            description =
                    "Announces what is missing, tries again what failed, ingests once more what Ensemble lost. At most"
                            + " 200 differences at once, the worst first; counts.mendable of the reconciliation tells what is left."
                            + " Mending twice does nothing twice.")
    Listing<Mended> mend(@PathVariable UUID id, @RequestBody(required = false) MendRequest request, Principal caller) {
        permissions.toChangeMediaWorkflow(seen(id).mediaWorkflowId());
        if (request == null || request.differenceIds() == null && !Boolean.TRUE.equals(request.leave())) {
            return Listing.whole(mending.mendAll(id, name(caller)));
        }
        List<UUID> chosen = request.differenceIds() == null ? List.of() : request.differenceIds();
        return Listing.whole(
                Boolean.TRUE.equals(request.leave())
                        ? mending.leave(id, chosen, name(caller))
                        : mending.mend(id, chosen, name(caller)));
    }

    private Reconciliation seen(UUID id) {
        Reconciliation reconciliation = reconciliations.reconciliation(id);
        permissions.toSeeMediaWorkflow(reconciliation.mediaWorkflowId());
        return reconciliation;
    }

    private Found found(Reconciliation reconciliation, String cursor, int limit) {
        Page<Difference> page = reconciliations.differences(reconciliation.id(), cursor, PageSize.of(limit));
        return new Found(reconciliation, page.items(), page.next());
    }

    private static String name(Principal caller) {
        return caller == null ? "" : caller.getName();
    }
}

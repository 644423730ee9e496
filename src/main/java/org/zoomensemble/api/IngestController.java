package org.zoomensemble.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zoomensemble.ingest.IngestFilter;
import org.zoomensemble.ingest.IngestPage;
import org.zoomensemble.ingest.IngestState;
import org.zoomensemble.ingest.IngestSummary;
import org.zoomensemble.ingest.IngestView;
import org.zoomensemble.ingest.Ingests;
import org.zoomensemble.ingest.KeyedRequests;
import org.zoomensemble.workflow.Permissions;

@RestController
@RequestMapping(Address.ROOT + "/ingests")
@Tag(name = "Ingests", description = "One recording for one media workflow")
class IngestController {

    /** The recording of one meeting instance, by its uuid as Zoom writes it. */
    @Schema(name = "IngestRequest")
    record Request(
            @NotNull UUID mediaWorkflowId,
            @NotBlank @Size(max = 200) String meetingUuid) {}

    private final Ingests ingests;
    private final KeyedRequests keyed;
    private final Permissions permissions;

    IngestController(Ingests ingests, KeyedRequests keyed, Permissions permissions) {
        this.permissions = permissions;
        this.ingests = ingests;
        this.keyed = keyed;
    }

    @PostMapping
    @Operation(
            summary = "Ingests one recording",
            description =
                    "Finds the ingest where there is one already. With an Idempotency-Key a repetition is answered"
                            + " as the first time.")
    ResponseEntity<IngestAnswer> request(
            @Valid @RequestBody Request request,
            @RequestHeader(name = "Idempotency-Key", required = false) String key,
            Principal caller) {
        permissions.toChangeMediaWorkflow(request.mediaWorkflowId());
        UUID id = key == null
                ? ingests.request(
                        request.mediaWorkflowId(), request.meetingUuid().strip())
                : keyed.request(
                        name(caller),
                        key,
                        request.mediaWorkflowId(),
                        request.meetingUuid().strip());
        return accepted(id);
    }

    @GetMapping
    @Operation(
            summary = "Ingests, newest first",
            description =
                    "search takes a part of the topic or of the host's e-mail, a whole meeting number, a whole uuid,"
                            + " or a Zoom link that holds one of the two; Zoom's share links hold neither.")
    Listing<IngestSummary> list(
            @RequestParam(required = false) IngestState state,
            @RequestParam(required = false) UUID libraryId,
            @RequestParam(required = false) UUID mediaWorkflowId,
            @RequestParam(required = false) String host,
            @RequestParam(required = false) Instant from,
            @RequestParam(required = false) Instant to,
            @RequestParam(required = false) String search,
            @RequestParam(required = false) String reason,
            @RequestParam(required = false) String cursor,
            @RequestParam(defaultValue = PageSize.DEFAULT) int limit) {
        IngestFilter filter = new IngestFilter(state, libraryId, mediaWorkflowId, host, from, to, search, reason);
        IngestPage page = ingests.list(permissions.seen(), filter, cursor, PageSize.of(limit));
        return new Listing<>(page.items(), page.next());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One ingest: its steps, bytes, rule outcomes, reasons and process instance")
    IngestAnswer one(@PathVariable UUID id) {
        return IngestAnswer.of(seen(id));
    }

    @PostMapping("/{id}/retry")
    @Operation(summary = "Gives a failed ingest one more round of attempts")
    ResponseEntity<IngestAnswer> retry(@PathVariable UUID id) {
        seen(id);
        ingests.retry(id);
        return accepted(id);
    }

    @PostMapping("/{id}/cancel")
    @Operation(summary = "Ends an ingest that has no outcome yet; what is in Ensemble stays there")
    IngestAnswer cancel(@PathVariable UUID id, Principal caller) {
        seen(id);
        ingests.cancel(id, name(caller));
        return one(id);
    }

    @PostMapping("/{id}/force-again")
    @Operation(
            summary = "Ingests a recording once more: the next run makes a new item for every segment",
            description = "Any run of the recording may be named; the newest must have its outcome. What is in Ensemble"
                    + " stays there, and the new run's steps name it. Answers the new run.")
    ResponseEntity<IngestAnswer> forceAgain(@PathVariable UUID id, Principal caller) {
        seen(id);
        return accepted(ingests.forceAgain(id, name(caller)));
    }

    private IngestView seen(UUID id) {
        IngestView view = ingests.view(id);
        permissions.toSeeIngest(id, view.ingest().libraryId());
        return view;
    }

    private ResponseEntity<IngestAnswer> accepted(UUID id) {
        return ResponseEntity.accepted()
                .location(Address.path("/ingests/{id}", id))
                .body(one(id));
    }

    private static String name(Principal caller) {
        return caller == null ? "" : caller.getName();
    }
}

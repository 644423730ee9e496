package org.zoomensemble.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zoomensemble.ingest.FailedIngestActions;
import org.zoomensemble.ingest.FailedIngests;
import org.zoomensemble.ingest.IngestFilter;
import org.zoomensemble.ingest.IngestPage;
import org.zoomensemble.ingest.IngestState;
import org.zoomensemble.ingest.IngestSummary;
import org.zoomensemble.ingest.IngestView;
import org.zoomensemble.ingest.Ingests;
import org.zoomensemble.ingest.KeyedRequests;
import org.zoomensemble.ingest.RecordingHint;
import org.zoomensemble.ingest.RecordingRequests;
import org.zoomensemble.ingest.RemovalState;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.workflow.Permissions;

@RestController
@RequestMapping(Address.ROOT + "/ingests")
@Tag(name = "Ingests", description = "One recording for one media workflow")
class IngestController {

    /** A recording, named in exactly one way. */
    @Schema(
            name = "IngestRequest",
            description = "Exactly one of meetingUuid, meetingNumber with start, or shareLink names the recording.")
    record Request(
            @NotNull UUID mediaWorkflowId,

            @Schema(description = "One meeting instance, as Zoom writes it.") @Size(max = 200) String meetingUuid,

            @Schema(
                    description = "Names every meeting that was held under it, so start belongs to it.",
                    example = "87654321098")
            @Size(max = 40) String meetingNumber,

            @Schema(
                    description = "A day (UTC), or a time with its zone, to half an hour.",
                    example = "2026-11-01T09:00Z")
            @Size(max = 40) String start,

            @Schema(
                    description =
                            "A link by which Zoom shares the recording, with or without its passcode, which is not kept.",
                    example = "https://zoom.us/rec/share/…")
            @Size(max = 4000) String shareLink,

            @Schema(
                    description =
                            "True: what was ingested before is ingested once more, as new items; the old ones stay.",
                    defaultValue = "false")
            Boolean force) {

        boolean isForced() {
            return Boolean.TRUE.equals(force);
        }

        RecordingHint hint() {
            return new RecordingHint(meetingUuid, meetingNumber, start, shareLink);
        }
    }

    /** Which failed ingests and removals are meant. */
    @Schema(name = "FailedIngestsRequest", description = "What is left out fits every failed one.")
    record FailedRequest(
            @Schema(description = "What failed: the ingest, or the removal of an ingested recording from Zoom.")
            FailedIngests.Part part,

            @Schema(description = "The sentence that stands at the ingests, or at their removals, or a part of it.")
            @Size(max = 2000) String reason,

            UUID mediaWorkflowId,
            UUID libraryId,

            @Schema(description = "The step that stopped, as the ingest's steps name it.", example = "transfer-media")
            @Size(max = 100) String step) {

        boolean isOfAll() {
            return plain(reason) == null && plain(step) == null && mediaWorkflowId == null && libraryId == null;
        }

        FailedIngests failed() {
            return new FailedIngests(part, plain(reason), false, plain(step), mediaWorkflowId, libraryId, null, null);
        }
    }

    private final Ingests ingests;
    private final RecordingRequests requests;
    private final FailedIngestActions failed;
    private final KeyedRequests keyed;
    private final Permissions permissions;

    IngestController(
            Ingests ingests,
            RecordingRequests requests,
            FailedIngestActions failed,
            KeyedRequests keyed,
            Permissions permissions) {
        this.permissions = permissions;
        this.requests = requests;
        this.failed = failed;
        this.ingests = ingests;
        this.keyed = keyed;
    }

    @PostMapping
    @Operation(
            summary = "Ingests one recording",
            description =
                    "Finds the ingest where there is one already. With an Idempotency-Key a repetition is answered"
                            + " as the first time. By number or link only recordings of users who are active in the media"
                            + " workflow are found, by link those of the last 30 days and those that a sweep has seen. Where"
                            + " several recordings of a number fit, 409 names them in 'instances'. With 'force' a recording"
                            + " whose newest run has its outcome is ingested once more; the answer is the new run.")
    ResponseEntity<IngestAnswer> request(
            @Valid @RequestBody Request request,
            @RequestHeader(name = "Idempotency-Key", required = false) String key,
            Principal caller) {
        permissions.toChangeMediaWorkflow(request.mediaWorkflowId());
        UUID id = key == null ? plain(request, name(caller)) : keyed(request, name(caller), key);
        return accepted(id);
    }

    private UUID plain(Request request, String caller) {
        return request.isForced()
                ? requests.requestAgain(request.mediaWorkflowId(), request.hint(), caller)
                : requests.request(request.mediaWorkflowId(), request.hint());
    }

    private UUID keyed(Request request, String caller, String key) {
        return request.isForced()
                ? keyed.requestAgain(caller, key, request.mediaWorkflowId(), request.hint())
                : keyed.request(caller, key, request.mediaWorkflowId(), request.hint());
    }

    @GetMapping
    @Operation(
            summary = "Ingests, newest first",
            description =
                    "search takes a part of the topic or of the host's e-mail, a whole meeting number, a whole uuid,"
                            + " or a Zoom link that holds one of the two; Zoom's share links hold neither. removal is what becomes"
                            + " of the recording at Zoom after its ingest; reason is the whole sentence at an ingest or at"
                            + " its removal.")
    Listing<IngestSummary> list(
            @RequestParam(required = false) IngestState state,
            @RequestParam(required = false) UUID libraryId,
            @RequestParam(required = false) UUID mediaWorkflowId,
            @RequestParam(required = false) String host,
            @RequestParam(required = false) Instant from,
            @RequestParam(required = false) Instant to,
            @RequestParam(required = false) String search,
            @RequestParam(required = false) String reason,
            @RequestParam(required = false) RemovalState removal,
            @RequestParam(required = false) String cursor,
            @RequestParam(defaultValue = PageSize.DEFAULT) int limit) {
        IngestFilter filter =
                new IngestFilter(state, libraryId, mediaWorkflowId, host, from, to, search, reason, removal);
        IngestPage page = ingests.list(permissions.seen(), filter, cursor, PageSize.of(limit));
        return new Listing<>(page.items(), page.next());
    }

    @PostMapping("/retry")
    @Operation(
            summary = "Gives all failed ingests and removals that fit one more round of attempts",
            description =
                    "Of those that the caller sees, which he may also retry one by one. At most 1,000 in one call, the oldest"
                            + " first; 'left' tells how many still fit. Those that run already are left alone.")
    FailedIngestActions.Retried retryAll(@Valid @RequestBody(required = false) FailedRequest request) {
        FailedRequest wanted = request == null ? new FailedRequest(null, null, null, null, null) : request;
        toSee(wanted);
        return failed.retryAll(permissions.seen(), wanted.failed());
    }

    @PostMapping("/cancel")
    @Operation(
            summary = "Cancels all failed ingests that fit",
            description =
                    "Of those that the caller sees, which he may also cancel one by one. At most 1,000 in one call, the oldest"
                            + " first; 'left' tells how many still fit. What is in Ensemble stays there, and Zoom keeps the"
                            + " recordings. At least one of 'reason', 'step', 'mediaWorkflowId' and 'libraryId' is given.")
    FailedIngestActions.Cancelled cancelAll(@Valid @RequestBody FailedRequest request, Principal caller) {
        toSee(request);
        if (request.isOfAll()) {
            throw new UnacceptableInputException(
                    "reason",
                    "Say which failed ingests are to be cancelled: give a part of their reason, the step, the media workflow or"
                            + " the library.");
        }
        if (request.part() == FailedIngests.Part.REMOVAL) {
            throw new UnacceptableInputException(
                    "part",
                    "A failed removal cannot be cancelled: its recording is ingested. Switch Remove recordings off in the"
                            + " template and retry it; it then stays in Zoom.");
        }
        return failed.cancelAll(permissions.seen(), request.failed(), name(caller));
    }

    private void toSee(FailedRequest wanted) {
        if (wanted.mediaWorkflowId() != null) {
            permissions.toSeeMediaWorkflow(wanted.mediaWorkflowId());
        }
        if (wanted.libraryId() != null) {
            permissions.toSeeLibrary(wanted.libraryId());
        }
    }

    private static String plain(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @GetMapping("/{id}")
    @Operation(summary = "One ingest: its steps, bytes, rule outcomes, reasons and process instance")
    IngestAnswer one(@PathVariable UUID id) {
        return IngestAnswer.of(seen(id));
    }

    @GetMapping("/{id}/captions")
    @Operation(
            summary = "The captions of a segment that Ensemble could not take",
            description = "As WebVTT. Where they were attached, Ensemble has them, and the answer is 404.")
    ResponseEntity<String> captions(@PathVariable UUID id, @RequestParam(defaultValue = "1") int segment) {
        seen(id);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "vtt", StandardCharsets.UTF_8))
                .body(ingests.keptCaptions(id, segment));
    }

    @PostMapping("/{id}/retry")
    @Operation(
            summary =
                    "Gives a failed ingest, or the failed removal of a recording, one more round of attempts; judges a kept one anew")
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

package org.zoomensemble.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import java.security.Principal;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zoomensemble.ingest.KeyedRequests;
import org.zoomensemble.ingest.RecordingList;
import org.zoomensemble.ingest.RecordingLists;
import org.zoomensemble.workflow.Permissions;

@RestController
@RequestMapping(Address.ROOT)
@Tag(name = "Ingests")
class RecordingListController {

    private static final String CSV = "text/csv";

    private final RecordingLists lists;
    private final KeyedRequests keyed;
    private final Permissions permissions;

    RecordingListController(RecordingLists lists, KeyedRequests keyed, Permissions permissions) {
        this.permissions = permissions;
        this.lists = lists;
        this.keyed = keyed;
    }

    @PostMapping(path = "/media-workflows/{id}/ingests", consumes = CSV)
    @Operation(
            summary = "Ingests the recordings that a CSV names",
            description =
                    "Columns by the first line: uuid, meeting number, start, share link, or some of them; each line names its"
                            + " recording in one way. UTF-8, separated by commas or semicolons, at most 5 MB and 5,000 lines. It is"
                            + " worked off in the background, within the account's rate budget; the address in Location tells how"
                            + " far. With an Idempotency-Key a repetition finds the list that was taken the first time.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(mediaType = CSV, schema = @Schema(type = "string"))))
    ResponseEntity<RecordingList> take(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) String key,
            @Parameter(hidden = true) InputStream csv,
            Principal caller) {
        permissions.toChangeMediaWorkflow(id);
        String by = caller == null ? "" : caller.getName();
        UUID listId = key == null ? lists.take(id, csv, by) : keyed.take(by, key, id, csv);
        return ResponseEntity.accepted()
                .location(Address.path("/recording-lists/{id}", listId))
                .body(lists.list(listId));
    }

    @GetMapping("/recording-lists/{id}")
    @Operation(summary = "How far a list of recordings is, and how many lines had which answer")
    RecordingList one(@PathVariable UUID id) {
        return seen(id);
    }

    @GetMapping("/recording-lists/{id}/lines")
    @Operation(
            summary = "What came of each line, in the order of the file",
            description =
                    "With the ingest where there is one, otherwise with a sentence that tells why not and the remedy.")
    Listing<RecordingList.Line> lines(
            @PathVariable UUID id,
            @RequestParam(required = false) RecordingList.Verdict verdict,
            @RequestParam(required = false) String cursor,
            @RequestParam(defaultValue = PageSize.DEFAULT) int limit) {
        seen(id);
        return Listing.of(lists.lines(id, verdict, cursor, PageSize.of(limit)));
    }

    private RecordingList seen(UUID id) {
        RecordingList list = lists.list(id);
        permissions.toSeeMediaWorkflow(list.mediaWorkflowId());
        return list;
    }
}

package org.zoomensemble.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.zoomensemble.workflow.MediaWorkflows;
import org.zoomensemble.workflow.Permissions;

@RestController
@RequestMapping(Address.ROOT + "/media-workflows")
@Tag(name = "Media workflows", description = "What a library has, and whose recordings it ingests")
class MediaWorkflowController {

    private final MediaWorkflows mediaWorkflows;
    private final Permissions permissions;

    MediaWorkflowController(MediaWorkflows mediaWorkflows, Permissions permissions) {
        this.permissions = permissions;
        this.mediaWorkflows = mediaWorkflows;
    }

    @GetMapping
    @Operation(summary = "Media workflows by name")
    Listing<MediaWorkflowAnswer> list(
            @RequestParam(required = false) UUID libraryId,
            @RequestParam(required = false) UUID templateId,
            @RequestParam(required = false) String cursor,
            @RequestParam(defaultValue = PageSize.DEFAULT) int limit) {
        return Listing.of(mediaWorkflows
                .list(permissions.seen(), libraryId, templateId, cursor, PageSize.of(limit))
                .map(MediaWorkflowAnswer::of));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One media workflow")
    MediaWorkflowAnswer one(@PathVariable UUID id) {
        permissions.toSeeMediaWorkflow(id);
        return MediaWorkflowAnswer.of(mediaWorkflows.mediaWorkflow(id));
    }

    @PostMapping
    @Operation(summary = "Makes a media workflow for a library from a template")
    ResponseEntity<MediaWorkflowAnswer> make(@Valid @RequestBody MediaWorkflowRequest request) {
        if (request.libraryId() != null) {
            permissions.toChangeLibrary(request.libraryId());
        }
        MediaWorkflowAnswer answer = MediaWorkflowAnswer.of(mediaWorkflows.make(request.draft()));
        return ResponseEntity.created(Address.path("/media-workflows/{id}", answer.id()))
                .body(answer);
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "Changes a media workflow",
            description = "What is left out stays as it is. An empty ensembleWorkflowId means the library's default.")
    MediaWorkflowAnswer change(
            @PathVariable UUID id,
            @Valid @RequestBody MediaWorkflowRequest request,
            @RequestHeader(name = IfMatch.HEADER, required = false) String ifMatch) {
        permissions.toChangeMediaWorkflow(id);
        Integer expected =
                IfMatch.expected(ifMatch, () -> mediaWorkflows.mediaWorkflow(id).revision());
        return MediaWorkflowAnswer.of(mediaWorkflows.change(id, request.draft(), expected));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Deletes a media workflow that has no ingests")
    void delete(@PathVariable UUID id) {
        permissions.toChangeMediaWorkflow(id);
        mediaWorkflows.delete(id);
    }
}

package org.zoomensemble.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zoomensemble.directory.DirectorySync;
import org.zoomensemble.directory.DirectorySyncs;
import org.zoomensemble.workflow.Permissions;

@RestController
@RequestMapping(Address.ROOT + "/directory")
@Tag(name = "Directory")
class DirectorySyncController {

    /** Which institution; may be left out where there is one. */
    @Schema(name = "DirectorySyncRequest")
    record Request(UUID institutionId) {}

    private final DirectorySyncs syncs;
    private final Permissions permissions;

    DirectorySyncController(DirectorySyncs syncs, Permissions permissions) {
        this.permissions = permissions;
        this.syncs = syncs;
    }

    @PostMapping("/sync")
    @Operation(summary = "Reads organizations, libraries and people from Ensemble, in the background")
    ResponseEntity<DirectorySync> start(@RequestBody(required = false) Request request) {
        UUID institutionId = request == null ? null : request.institutionId();
        if (institutionId == null) {
            permissions.toAdministerSite();
        } else {
            permissions.toChangeInstitution(institutionId);
        }
        DirectorySync sync = syncs.start(institutionId);
        return ResponseEntity.accepted()
                .location(Address.path("/directory/syncs/{id}", sync.id()))
                .body(sync);
    }

    @GetMapping("/syncs/{id}")
    @Operation(summary = "How far a sync is")
    DirectorySync one(@PathVariable UUID id) {
        DirectorySync sync = syncs.sync(id);
        permissions.toSeeInstitution(sync.institutionId());
        return sync;
    }
}

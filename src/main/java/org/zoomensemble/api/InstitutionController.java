package org.zoomensemble.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zoomensemble.directory.Directory;
import org.zoomensemble.directory.DirectorySync;
import org.zoomensemble.directory.DirectorySyncs;
import org.zoomensemble.directory.Institution;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.workflow.Permissions;

@RestController
@RequestMapping(Address.ROOT + "/institutions")
@Tag(name = "Directory", description = "The hierarchy, as Ensemble has it")
class InstitutionController {

    /** An institution to be entered. {@code ensembleId} may be left out where the site has a single one. */
    @Schema(name = "InstitutionRequest")
    record Request(
            @NotBlank @Size(max = 200) String name,
            @Size(max = 200) String ensembleId) {}

    private final Directory directory;
    private final DirectorySyncs syncs;
    private final Permissions permissions;

    InstitutionController(Directory directory, DirectorySyncs syncs, Permissions permissions) {
        this.syncs = syncs;
        this.permissions = permissions;
        this.directory = directory;
    }

    @GetMapping
    @Operation(summary = "All institutions")
    Listing<Institution> list() {
        return Listing.whole(directory.institutions(permissions.seen()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One institution")
    Institution one(@PathVariable UUID id) {
        permissions.toSeeInstitution(id);
        return directory.institution(id);
    }

    @GetMapping("/{id}/sync")
    @Operation(summary = "The institution's sync with Ensemble that began last")
    DirectorySync sync(@PathVariable UUID id) {
        permissions.toSeeInstitution(id);
        return syncs.newest(id)
                .orElseThrow(() -> new NotThereException("No sync of this institution is known; start one with POST "
                        + Address.ROOT + "/directory/sync."));
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "Renames an institution",
            description = "ensembleId may change only while nothing of the institution was read from Ensemble.")
    Institution change(@PathVariable UUID id, @Valid @RequestBody Request request) {
        permissions.toChangeInstitution(id);
        return directory.change(id, request.name(), request.ensembleId());
    }

    @PostMapping
    @Operation(summary = "Enters an institution; its organizations and libraries come with the directory's sync")
    ResponseEntity<Institution> enter(@Valid @RequestBody Request request) {
        permissions.toAdministerSite();
        Institution institution = directory.enter(request.name(), request.ensembleId());
        return ResponseEntity.created(Address.path("/institutions/{id}", institution.id()))
                .body(institution);
    }
}

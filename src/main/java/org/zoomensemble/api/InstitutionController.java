package org.zoomensemble.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zoomensemble.directory.Directory;
import org.zoomensemble.directory.Institution;
import org.zoomensemble.workflow.Permissions;

@RestController
@RequestMapping(Address.ROOT + "/institutions")
@Tag(name = "Directory", description = "The hierarchy, as Ensemble has it")
class InstitutionController {

    /** An institution to be entered. {@code ensembleId} may be left out where the site has a single one. */
    record Request(
            @NotBlank @Size(max = 200) String name,
            @Size(max = 200) String ensembleId) {}

    private final Directory directory;
    private final Permissions permissions;

    InstitutionController(Directory directory, Permissions permissions) {
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

    @PostMapping
    @Operation(summary = "Enters an institution; its organizations and libraries come with the directory's sync")
    ResponseEntity<Institution> enter(@Valid @RequestBody Request request) {
        permissions.toAdministerSite();
        Institution institution = directory.enter(request.name(), request.ensembleId());
        return ResponseEntity.created(Address.path("/institutions/{id}", institution.id()))
                .body(institution);
    }
}

package org.zoomensemble.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zoomensemble.directory.Directory;
import org.zoomensemble.directory.Library;
import org.zoomensemble.directory.Organization;
import org.zoomensemble.workflow.Permissions;

@RestController
@RequestMapping(Address.ROOT)
@Tag(name = "Directory")
class HierarchyController {

    private final Directory directory;
    private final Permissions permissions;

    HierarchyController(Directory directory, Permissions permissions) {
        this.permissions = permissions;
        this.directory = directory;
    }

    @GetMapping("/organizations")
    @Operation(summary = "Organizations by name; those that vanished from Ensemble only with withGone=true")
    Listing<Organization> organizations(
            @RequestParam(required = false) UUID institutionId,
            @RequestParam(required = false) String search,
            @RequestParam(defaultValue = "false") boolean withGone,
            @RequestParam(required = false) String cursor,
            @RequestParam(defaultValue = PageSize.DEFAULT) int limit) {
        return Listing.of(directory.organizations(
                permissions.seen(), institutionId, search, withGone, cursor, PageSize.of(limit)));
    }

    @GetMapping("/organizations/{id}")
    @Operation(summary = "One organization")
    Organization organization(@PathVariable UUID id) {
        permissions.toSeeOrganization(id);
        return directory.organization(id);
    }

    @GetMapping("/libraries")
    @Operation(summary = "Libraries by name; those that vanished from Ensemble only with withGone=true")
    Listing<Library> libraries(
            @RequestParam(required = false) UUID institutionId,
            @RequestParam(required = false) UUID organizationId,
            @RequestParam(required = false) String search,
            @RequestParam(defaultValue = "false") boolean withGone,
            @RequestParam(required = false) String cursor,
            @RequestParam(defaultValue = PageSize.DEFAULT) int limit) {
        return Listing.of(directory.libraries(
                permissions.seen(), institutionId, organizationId, search, withGone, cursor, PageSize.of(limit)));
    }

    @GetMapping("/libraries/{id}")
    @Operation(summary = "One library")
    Library library(@PathVariable UUID id) {
        permissions.toSeeLibrary(id);
        return directory.library(id);
    }
}

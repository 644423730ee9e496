package org.zoomensemble.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.zoomensemble.workflow.ActiveUser;
import org.zoomensemble.workflow.ActiveUsers;
import org.zoomensemble.workflow.Admission;
import org.zoomensemble.workflow.Permissions;

@RestController
@RequestMapping(Address.ROOT + "/media-workflows/{id}/active-users")
@Tag(name = "Media workflows")
class ActiveUserController {

    /** Zoom users to be added, by e-mail; how many at once is said by the feature, in a sentence. */
    @Schema(name = "ActiveUsersRequest")
    record Request(@NotNull @Size(min = 1) List<String> emails) {}

    private final ActiveUsers activeUsers;
    private final Permissions permissions;

    ActiveUserController(ActiveUsers activeUsers, Permissions permissions) {
        this.permissions = permissions;
        this.activeUsers = activeUsers;
    }

    @GetMapping
    @Operation(summary = "Active users by e-mail")
    Listing<ActiveUser> list(
            @PathVariable UUID id,
            @Parameter(description = "Part of the e-mail or name, without regard to case.")
                    @RequestParam(required = false)
                    String search,
            @RequestParam(required = false) String cursor,
            @RequestParam(defaultValue = PageSize.DEFAULT) int limit) {
        permissions.toSeeMediaWorkflow(id);
        return Listing.of(activeUsers.list(id, search, cursor, PageSize.of(limit)));
    }

    @PostMapping
    @Operation(
            summary = "Validates each e-mail at Zoom, adds those that can be, and answers one by one",
            description = "At most " + ActiveUsers.MOST_AT_ONCE + " at once.")
    Listing<Admission> add(@PathVariable UUID id, @Valid @RequestBody Request request) {
        permissions.toChangeMediaWorkflow(id);
        return Listing.whole(activeUsers.add(id, request.emails()));
    }

    @DeleteMapping("/{email}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Removes an active user; ingests that run go on")
    void remove(@PathVariable UUID id, @PathVariable String email) {
        permissions.toChangeMediaWorkflow(id);
        activeUsers.remove(id, email);
    }
}

package org.zoomensemble.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.zoomensemble.workflow.Permissions;
import org.zoomensemble.workflow.WorkflowTemplates;
import org.zoomensemble.workflow.ZoomUserMirroring;
import org.zoomensemble.workflow.ZoomUsersMirror;

@RestController
@RequestMapping(Address.ROOT + "/workflow-templates/{id}/zoom-users")
@Tag(name = "Workflow templates")
class ZoomUserController {

    private final WorkflowTemplates templates;
    private final ZoomUserMirroring mirroring;
    private final Permissions permissions;

    ZoomUserController(WorkflowTemplates templates, ZoomUserMirroring mirroring, Permissions permissions) {
        this.permissions = permissions;
        this.templates = templates;
        this.mirroring = mirroring;
    }

    @GetMapping
    @Operation(summary = "How fresh the list of the Zoom account's users is, from which candidates are answered")
    ZoomUsersMirror state(@PathVariable UUID id) {
        permissions.toSeeTemplate(id);
        return mirroring.state(connection(id));
    }

    @PostMapping("/refresh")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Reads the Zoom account's users anew, in the background")
    ZoomUsersMirror refresh(@PathVariable UUID id) {
        permissions.toChangeTemplate(id);
        mirroring.refresh(connection(id));
        return mirroring.state(connection(id));
    }

    private UUID connection(UUID templateId) {
        return templates.template(templateId).connection().id();
    }
}

package org.zoomensemble.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zoomensemble.operations.ForbiddenException;
import org.zoomensemble.workflow.Permissions;
import org.zoomensemble.workflow.WebhookState;
import org.zoomensemble.workflow.WebhookStates;
import org.zoomensemble.workflow.WorkflowTemplate;
import org.zoomensemble.workflow.WorkflowTemplates;
import org.zoomensemble.zoom.ZoomEvent;

@RestController
@RequestMapping(Address.ROOT + "/workflow-templates/{id}/webhook")
@Tag(name = "Workflow templates", description = "Titles, descriptions, switches and the Zoom connection")
class WebhookStateController {

    private final WorkflowTemplates templates;
    private final WebhookStates states;
    private final Permissions permissions;

    WebhookStateController(WorkflowTemplates templates, WebhookStates states, Permissions permissions) {
        this.templates = templates;
        this.states = states;
        this.permissions = permissions;
    }

    /** What to enter at Zoom, and what came of it. */
    record WebhookAnswer(
            @Schema(description = "To be entered in Zoom's app as event notification endpoint.")
            String url,

            @Schema(description = "To be subscribed to there.")
            List<String> events,

            boolean hasSecretToken,

            @Schema(description = "The last event that came from Zoom; accurate to a few seconds.")
            Instant lastEventAt,

            String lastEvent,

            @Schema(description = "When Zoom tried the address last and was answered.")
            Instant validatedAt,

            @Schema(description = "When an event was refused last, and why.")
            Instant refusedAt,

            WebhookState.Refusal refusedBecause,

            @Schema(description = "How things are, with the remedy.")
            String sentence) {}

    @GetMapping
    @Operation(
            summary = "The webhook of a template's Zoom connection",
            description = "For those who may change the template that defines the connection.")
    WebhookAnswer webhook(@PathVariable UUID id) {
        permissions.toSeeTemplate(id);
        WorkflowTemplate template = templates.template(id);
        if (!permissions.mayKnowConnection(template)) {
            throw new ForbiddenException("The Zoom connection of the template " + template.name()
                    + " belongs to those who may change the template that defines it; ask one of them.");
        }
        UUID connectionId = template.connection().id();
        WebhookState state = states.state(connectionId);
        return new WebhookAnswer(
                Address.whole("/webhooks/zoom/{id}", connectionId),
                ZoomEvent.toSubscribe(),
                state.hasSecret(),
                state.lastEventAt(),
                state.lastEvent(),
                state.validatedAt(),
                state.refusedAt(),
                state.refusedBecause(),
                state.sentence());
    }
}

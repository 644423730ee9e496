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
import org.zoomensemble.workflow.ConnectionReport;
import org.zoomensemble.workflow.ConnectionTrials;
import org.zoomensemble.workflow.Permissions;
import org.zoomensemble.workflow.SavedTemplate;
import org.zoomensemble.workflow.TemplateLevel;
import org.zoomensemble.workflow.WorkflowTemplates;

@RestController
@RequestMapping(Address.ROOT + "/workflow-templates")
@Tag(name = "Workflow templates", description = "Titles, descriptions, switches and the Zoom connection")
class WorkflowTemplateController {

    private final WorkflowTemplates templates;
    private final ConnectionTrials trials;
    private final TemplateAnswers answers;
    private final Permissions permissions;

    WorkflowTemplateController(
            WorkflowTemplates templates, ConnectionTrials trials, TemplateAnswers answers, Permissions permissions) {
        this.answers = answers;
        this.permissions = permissions;
        this.templates = templates;
        this.trials = trials;
    }

    @GetMapping
    @Operation(summary = "Workflow templates by name")
    Listing<TemplateAnswer> list(
            @RequestParam(required = false) TemplateLevel level,
            @RequestParam(required = false) UUID institutionId,
            @RequestParam(required = false) UUID organizationId,
            @RequestParam(required = false) String search,
            @RequestParam(required = false) String cursor,
            @RequestParam(defaultValue = PageSize.DEFAULT) int limit) {
        return Listing.of(templates
                .list(permissions.seen(), level, institutionId, organizationId, search, cursor, PageSize.of(limit))
                .map(answers::of));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One workflow template")
    TemplateAnswer one(@PathVariable UUID id) {
        permissions.toSeeTemplate(id);
        return answers.of(templates.template(id));
    }

    @PostMapping
    @Operation(
            summary = "Makes a workflow template",
            description = "Unknown variables stay as they are and are named in 'warnings'.")
    ResponseEntity<TemplateAnswer> make(@Valid @RequestBody TemplateRequest request) {
        permissions.toMakeTemplate(request.institutionId(), request.organizationId());
        TemplateAnswer answer = answers.of(templates.make(request.draft()));
        return ResponseEntity.created(Address.path("/workflow-templates/{id}", answer.id()))
                .body(answer);
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "Changes a workflow template",
            description =
                    "What is left out stays as it is, secrets included. Switches and connection take effect at once"
                            + " for everything below; texts are carried down as pushDown says, in the background, and"
                            + " Location tells where to look how far that is.")
    ResponseEntity<TemplateAnswer> change(
            @PathVariable UUID id,
            @Valid @RequestBody TemplateRequest request,
            @RequestHeader(name = IfMatch.HEADER, required = false) String ifMatch) {
        permissions.toChangeTemplate(id);
        Integer expected =
                IfMatch.expected(ifMatch, () -> templates.template(id).revision());
        SavedTemplate saved = templates.change(id, request.draft(), request.mode(), expected);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (saved.pushDownId() != null) {
            answer.location(Address.path("/push-downs/{id}", saved.pushDownId()));
        }
        return answer.body(answers.of(saved));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Deletes a workflow template that nothing uses")
    void delete(@PathVariable UUID id) {
        permissions.toChangeTemplate(id);
        templates.delete(id);
    }

    @PostMapping("/{id}/test-connection")
    @Operation(summary = "Reaches Zoom with the template's credentials and says in plain words what is missing")
    ConnectionReport testConnection(@PathVariable UUID id) {
        permissions.toChangeTemplate(id);
        return trials.tryOut(id);
    }
}

package org.zoomensemble.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zoomensemble.directory.Directory;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.ingest.TextPreview;
import org.zoomensemble.workflow.Permissions;
import org.zoomensemble.workflow.WorkflowTemplate;
import org.zoomensemble.workflow.WorkflowTemplates;

@RestController
@RequestMapping(Address.ROOT + "/workflow-templates/text-previews")
@Tag(name = "Workflow templates")
class TextPreviewController {

    private final TextPreview preview;
    private final WorkflowTemplates templates;
    private final Directory directory;
    private final Permissions permissions;

    TextPreviewController(
            TextPreview preview, WorkflowTemplates templates, Directory directory, Permissions permissions) {
        this.preview = preview;
        this.templates = templates;
        this.directory = directory;
        this.permissions = permissions;
    }

    @PostMapping
    @Operation(
            summary = "Shows what a template's texts become",
            description = "For the newest meeting of the template's Zoom account that the caller may see, or for a"
                    + " sample. Nothing is saved.")
    TextPreview.Shown show(@Valid @RequestBody TextPreviewRequest request) {
        Reach seen = permissions.seen();
        if (request.templateId() != null) {
            permissions.toSeeTemplate(request.templateId());
        }
        if (request.libraryId() != null) {
            permissions.toSeeLibrary(request.libraryId());
        }
        WorkflowTemplate template = request.templateId() == null ? null : templates.template(request.templateId());
        String library = request.libraryId() == null
                ? null
                : directory.library(request.libraryId()).name();
        return preview.show(
                seen,
                template == null ? null : template.connection().id(),
                library,
                either(request.name(), template == null ? "" : template.name()),
                either(request.title(), template == null ? "{{MeetingTopic}}" : template.title()),
                either(request.description(), template == null ? "" : template.description()));
    }

    private static String either(String sent, String otherwise) {
        return sent == null ? otherwise : sent;
    }
}

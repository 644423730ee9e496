package org.zoomensemble.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.zoomensemble.workflow.MediaWorkflow;
import org.zoomensemble.workflow.SavedMediaWorkflow;

/** A media workflow as it is answered. */
record MediaWorkflowAnswer(
        UUID id,
        UUID libraryId,
        String libraryName,
        UUID templateId,
        String templateName,
        int revision,
        String ensembleWorkflowId,
        boolean publish,
        String name,
        String title,
        String description,

        @Schema(description = "Names of the fields that differ from the template on purpose.")
        List<String> customized,

        @Schema(description = "Names of the fields that differ from it because nobody carried them down.")
        List<String> behind,

        @Schema(description = "The template's Enable.") boolean enabled,
        Instant createdAt,
        Instant changedAt,
        List<String> warnings)
        implements Revised {

    static MediaWorkflowAnswer of(SavedMediaWorkflow saved) {
        return of(saved.mediaWorkflow(), saved.warnings());
    }

    static MediaWorkflowAnswer of(MediaWorkflow mediaWorkflow) {
        return of(mediaWorkflow, null);
    }

    private static MediaWorkflowAnswer of(MediaWorkflow mediaWorkflow, List<String> warnings) {
        return new MediaWorkflowAnswer(
                mediaWorkflow.id(),
                mediaWorkflow.libraryId(),
                mediaWorkflow.libraryName(),
                mediaWorkflow.templateId(),
                mediaWorkflow.templateName(),
                mediaWorkflow.revision(),
                mediaWorkflow.ensembleWorkflowId(),
                mediaWorkflow.publish(),
                mediaWorkflow.name(),
                mediaWorkflow.title(),
                mediaWorkflow.description(),
                mediaWorkflow.customized(),
                mediaWorkflow.behind(),
                mediaWorkflow.enabled(),
                mediaWorkflow.createdAt(),
                mediaWorkflow.changedAt(),
                warnings);
    }
}

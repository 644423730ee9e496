package org.zoomensemble.api;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.zoomensemble.workflow.MediaWorkflowDraft;

/** A media workflow as it is sent. In a POST, what is left out is the template's; in a PUT it stays as it is. */
record MediaWorkflowRequest(
        UUID libraryId,
        UUID templateId,
        @Size(max = 200) String ensembleWorkflowId,
        Boolean publish,
        @Size(max = 200) String name,
        @Size(max = 500) String title,
        @Size(max = 5000) String description,

        @Schema(description = "Names of fields that become the template's again, for example title.")
        List<String> backToTemplate) {

    MediaWorkflowDraft draft() {
        return new MediaWorkflowDraft(
                libraryId, templateId, ensembleWorkflowId, publish, name, title, description, backToTemplate);
    }
}

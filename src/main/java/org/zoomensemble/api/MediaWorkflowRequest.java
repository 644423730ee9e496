package org.zoomensemble.api;

import jakarta.validation.constraints.Size;
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
        @Size(max = 5000) String description) {

    MediaWorkflowDraft draft() {
        return new MediaWorkflowDraft(libraryId, templateId, ensembleWorkflowId, publish, name, title, description);
    }
}

package org.zoomensemble.web;

import java.util.List;
import org.zoomensemble.workflow.MediaWorkflow;
import org.zoomensemble.workflow.MediaWorkflowDraft;

/**
 * A media workflow's own texts as somebody types them.
 *
 * @param revision       what he had before his eyes
 * @param publish        null where the box is not ticked
 * @param backToTemplate fields that become the template's again
 */
public record WorkflowForm(
        Integer revision,
        String name,
        String title,
        String description,
        Boolean publish,
        String ensembleWorkflowId,
        List<String> backToTemplate) {

    static WorkflowForm of(MediaWorkflow workflow) {
        return new WorkflowForm(
                workflow.revision(),
                workflow.name(),
                workflow.title(),
                workflow.description(),
                workflow.publish(),
                workflow.ensembleWorkflowId(),
                null);
    }

    /** The same texts over a newer revision. */
    WorkflowForm over(int newer) {
        return new WorkflowForm(newer, name, title, description, publish, ensembleWorkflowId, null);
    }

    MediaWorkflowDraft draft() {
        List<String> back = backToTemplate == null ? List.of() : backToTemplate;
        return new MediaWorkflowDraft(
                null,
                null,
                text(ensembleWorkflowId),
                back.contains("publish") ? null : Boolean.valueOf(Boolean.TRUE.equals(publish)),
                back.contains("name") ? null : text(name),
                back.contains("title") ? null : text(title),
                back.contains("description") ? null : text(description),
                back);
    }

    /** Browsers send lines with a carriage return, which would look like a change. */
    static String text(String sent) {
        return sent == null ? "" : sent.replace("\r\n", "\n");
    }
}

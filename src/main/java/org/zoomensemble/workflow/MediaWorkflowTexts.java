package org.zoomensemble.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.zoomensemble.operations.UnacceptableInputException;

/** The fields of a media workflow that come from its template, and which of them were customized. */
record MediaWorkflowTexts(String name, String title, String description, boolean publish, List<String> customized) {

    /** As the template has them for this library. */
    static MediaWorkflowTexts of(WorkflowTemplate template, String libraryName) {
        String name = new TemplateText(template.name()).expand(Map.of("Library", libraryName));
        return new MediaWorkflowTexts(name, template.title(), template.description(), template.publish(), List.of());
    }

    /**
     * With what somebody sent. A field that changes becomes customized, unless it becomes the template's again; one that
     * stays is neither, so a field that a push-down left behind is not taken for customized.
     */
    MediaWorkflowTexts with(MediaWorkflowDraft draft, MediaWorkflowTexts template) {
        List<String> marks = new ArrayList<>(customized);
        String changedName = filled("name", draft.name(), name);
        String changedTitle = filled("title", draft.title(), title);
        String changedDescription =
                draft.description() == null ? description : draft.description().strip();
        boolean changedPublish = draft.publish() == null ? publish : draft.publish();
        mark(marks, "name", name, changedName, template.name);
        mark(marks, "title", title, changedTitle, template.title);
        mark(marks, "description", description, changedDescription, template.description);
        mark(marks, "publish", publish, changedPublish, template.publish);
        return new MediaWorkflowTexts(
                changedName, changedTitle, changedDescription, changedPublish, List.copyOf(marks));
    }

    private static void mark(List<String> marks, String field, Object present, Object changed, Object template) {
        if (!Objects.equals(present, changed)) {
            marks.remove(field);
            if (!Objects.equals(changed, template)) {
                marks.add(field);
            }
        }
    }

    private static String filled(String field, String sent, String otherwise) {
        if (sent == null) {
            return otherwise;
        }
        if (sent.isBlank()) {
            throw new UnacceptableInputException(
                    field, "The media workflow needs a " + field + "; leave the field out to keep what it has.");
        }
        return sent.strip();
    }
}

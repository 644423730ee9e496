package org.zoomensemble.workflow;

import java.util.List;
import org.zoomensemble.operations.UnacceptableInputException;

/** What somebody sent for the fields that a template hands down; null means: as it is. */
record TextChange(String name, String title, String description, Boolean publish, List<String> backToTemplate) {

    static TextChange of(TemplateDraft draft) {
        return new TextChange(
                draft.name(), draft.title(), draft.description(), draft.publish(), draft.backToTemplate());
    }

    static TextChange of(MediaWorkflowDraft draft) {
        return new TextChange(
                draft.name(), draft.title(), draft.description(), draft.publish(), draft.backToTemplate());
    }

    /** Names of the fields that become the template's again, whatever else was sent for them. */
    List<String> back(boolean isTemplateAbove) {
        if (backToTemplate == null || backToTemplate.isEmpty()) {
            return List.of();
        }
        if (!isTemplateAbove) {
            throw new UnacceptableInputException(
                    "backToTemplate", "This template is based on no other, so nothing can go back; leave it out.");
        }
        for (String field : backToTemplate) {
            if (!InheritedTexts.FIELDS.contains(field)) {
                throw new UnacceptableInputException(
                        "backToTemplate",
                        "The template hands down no field '" + field + "'; there are: "
                                + String.join(", ", InheritedTexts.FIELDS) + ".");
            }
        }
        return backToTemplate;
    }
}

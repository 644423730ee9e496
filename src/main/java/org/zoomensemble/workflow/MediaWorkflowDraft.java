package org.zoomensemble.workflow;

import java.util.List;
import java.util.UUID;

/**
 * A media workflow as somebody sends it. When it is made, null means: as the template has it; when it is changed, null
 * means: as it is.
 *
 * @param ensembleWorkflowId an upload workflow of the library in Ensemble; empty for the library's default
 * @param backToTemplate names of fields that become the template's again; null for none
 */
public record MediaWorkflowDraft(
        UUID libraryId,
        UUID templateId,
        String ensembleWorkflowId,
        Boolean publish,
        String name,
        String title,
        String description,
        List<String> backToTemplate) {}

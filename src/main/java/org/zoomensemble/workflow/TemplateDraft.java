package org.zoomensemble.workflow;

import java.util.List;
import java.util.UUID;

/**
 * A workflow template as somebody sends it. When it is made, null means the default; when it is changed, null means: as it
 * is.
 *
 * @param institutionId  of a template at institution level
 * @param organizationId of a template at organization level
 * @param basedOn        an institution template, for one at organization level; then {@code zoom} and {@code switches} are
 *                       that template's
 * @param backToTemplate names of fields that become the template's above again; null for none
 */
public record TemplateDraft(
        TemplateLevel level,
        UUID institutionId,
        UUID organizationId,
        UUID basedOn,
        String name,
        String title,
        String description,
        Boolean publish,
        ConnectionDraft zoom,
        SwitchesDraft switches,
        List<String> backToTemplate) {}

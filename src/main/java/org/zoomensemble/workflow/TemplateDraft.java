package org.zoomensemble.workflow;

import java.util.UUID;

/**
 * A workflow template as somebody sends it. When it is made, null means the default; when it is changed, null means: as it
 * is.
 *
 * @param institutionId  of a template at institution level
 * @param organizationId of a template at organization level
 * @param basedOn        an institution template, for one at organization level; then {@code zoom} and {@code switches} are
 *                       that template's
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
        SwitchesDraft switches) {}

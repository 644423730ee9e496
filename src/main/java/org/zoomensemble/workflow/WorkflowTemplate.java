package org.zoomensemble.workflow;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A workflow template.
 *
 * @param organizationId null at institution level
 * @param basedOn        the institution template whose connection and switches this one uses; null where it has its own
 * @param enabledAt      when *Enable* was last switched on; null where it never was
 * @param customized     fields that differ from the template above on purpose
 * @param behind         fields that differ from it because nobody carried them down
 */
public record WorkflowTemplate(
        UUID id,
        TemplateLevel level,
        UUID institutionId,
        UUID organizationId,
        UUID basedOn,
        int revision,
        String name,
        String title,
        String description,
        boolean publish,
        ConnectionSummary connection,
        Switches switches,
        Instant enabledAt,
        List<String> customized,
        List<String> behind,
        Instant createdAt,
        Instant changedAt) {}

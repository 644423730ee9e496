package org.zoomensemble.workflow;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a library has: a template's texts, copied when it was made, and its own where customized.
 *
 * @param connectionId       of its template; whose Zoom account it ingests from
 * @param enabled            its template's *Enable*, now
 * @param ensembleWorkflowId the library's upload workflow in Ensemble; null for the library's default
 * @param customized         names of the fields that differ from the template on purpose
 * @param behind             fields that differ from the template because nobody carried them down
 */
public record MediaWorkflow(
        UUID id,
        UUID libraryId,
        String libraryName,
        UUID templateId,
        String templateName,
        UUID connectionId,
        boolean enabled,
        int revision,
        String ensembleWorkflowId,
        boolean publish,
        String name,
        String title,
        String description,
        List<String> customized,
        List<String> behind,
        Instant createdAt,
        Instant changedAt) {}

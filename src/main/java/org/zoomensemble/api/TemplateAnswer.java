package org.zoomensemble.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.zoomensemble.workflow.ConnectionAuth;
import org.zoomensemble.workflow.ConnectionSummary;
import org.zoomensemble.workflow.SavedTemplate;
import org.zoomensemble.workflow.TemplateLevel;
import org.zoomensemble.workflow.WorkflowTemplate;

/** A workflow template as it is answered. */
record TemplateAnswer(
        UUID id,
        TemplateLevel level,
        UUID institutionId,
        UUID organizationId,
        UUID basedOn,
        int revision,
        String name,
        String title,
        String description,
        ZoomAnswer zoom,
        boolean publish,
        boolean retrieveRecordings30DaysOld,
        boolean removeRecordings,
        boolean autoCreate,
        boolean enabled,
        Instant enabledAt,
        Instant createdAt,
        Instant changedAt,

        @Schema(description = "What should be known about the template as it was saved, for example unknown variables.")
        List<String> warnings)
        implements Revised {

    /** The Zoom connection without its secrets. */
    record ZoomAnswer(
            UUID connectionId,
            String apiUrl,
            String oauthUrl,
            ConnectionAuth auth,
            String accountId,
            String clientId,
            String apiKey,
            boolean hasWebhookSecretToken,

            @Schema(description = "The address to be entered in Zoom's app as event notification endpoint.")
            String webhookUrl) {

        static ZoomAnswer of(ConnectionSummary connection) {
            boolean isApiKey = connection.auth() == ConnectionAuth.API_KEY;
            return new ZoomAnswer(
                    connection.id(),
                    connection.apiUrl(),
                    connection.oauthUrl(),
                    connection.auth(),
                    connection.accountId(),
                    isApiKey ? null : connection.clientId(),
                    isApiKey ? connection.clientId() : null,
                    connection.hasWebhookSecret(),
                    Address.whole("/webhooks/zoom/{id}", connection.id()));
        }
    }

    static TemplateAnswer of(SavedTemplate saved) {
        return of(saved.template(), saved.warnings());
    }

    static TemplateAnswer of(WorkflowTemplate template) {
        return of(template, null);
    }

    private static TemplateAnswer of(WorkflowTemplate template, List<String> warnings) {
        return new TemplateAnswer(
                template.id(),
                template.level(),
                template.institutionId(),
                template.organizationId(),
                template.basedOn(),
                template.revision(),
                template.name(),
                template.title(),
                template.description(),
                ZoomAnswer.of(template.connection()),
                template.publish(),
                template.switches().retrieveRecordings30DaysOld(),
                template.switches().removeRecordings(),
                template.switches().autoCreate(),
                template.switches().enabled(),
                template.enabledAt(),
                template.createdAt(),
                template.changedAt(),
                warnings);
    }
}

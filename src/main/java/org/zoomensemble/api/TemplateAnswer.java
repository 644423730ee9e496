package org.zoomensemble.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.zoomensemble.workflow.ConnectionAuth;
import org.zoomensemble.workflow.ConnectionSummary;
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
        int removeAfterDays,
        boolean autoCreate,
        boolean enabled,
        Instant enabledAt,

        @Schema(description = "Names of the fields that differ from the template above on purpose.")
        List<String> customized,

        @Schema(description = "Names of the fields that differ from it because nobody carried them down.")
        List<String> behind,

        Instant createdAt,
        Instant changedAt,

        @Schema(description = "What should be known about the template as it was saved, for example unknown variables.")
        List<String> warnings,

        @Schema(description = "Address of the push-down that this change began.")
        String pushDown)
        implements Revised {

    /** The Zoom connection without its secrets; what is not for the caller is left out. */
    record ZoomAnswer(
            @Schema(description = "Set where the connection is another template's, or not for you to see.")
            Boolean inherited,

            @Schema(description = "The template that defines the connection.")
            Owner ownedBy,

            UUID connectionId,
            String apiUrl,
            String oauthUrl,
            ConnectionAuth auth,
            String accountId,
            String clientId,
            String apiKey,
            Boolean hasWebhookSecretToken,

            @Schema(description = "The address to be entered in Zoom's app as event notification endpoint.")
            String webhookUrl) {

        /** A template. */
        record Owner(UUID templateId, String name) {}

        /** All but the secrets. */
        static ZoomAnswer of(ConnectionSummary connection, Owner inheritedFrom) {
            boolean isApiKey = connection.auth() == ConnectionAuth.API_KEY;
            return new ZoomAnswer(
                    inheritedFrom == null ? null : true,
                    inheritedFrom,
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

        /** For those who use the connection and do not own it. */
        static ZoomAnswer hidden(Owner owner) {
            return new ZoomAnswer(true, owner, null, null, null, null, null, null, null, null, null);
        }
    }

    static TemplateAnswer of(WorkflowTemplate template, ZoomAnswer zoom, List<String> warnings, String pushDown) {
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
                zoom,
                template.publish(),
                template.switches().retrieveRecordings30DaysOld(),
                template.switches().removeRecordings(),
                template.switches().removeAfterDays(),
                template.switches().autoCreate(),
                template.switches().enabled(),
                template.enabledAt(),
                template.customized(),
                template.behind(),
                template.createdAt(),
                template.changedAt(),
                warnings,
                pushDown);
    }
}

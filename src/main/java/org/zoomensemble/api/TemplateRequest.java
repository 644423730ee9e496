package org.zoomensemble.api;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.security.Secret;
import org.zoomensemble.workflow.ConnectionAuth;
import org.zoomensemble.workflow.ConnectionDraft;
import org.zoomensemble.workflow.PushDownMode;
import org.zoomensemble.workflow.SwitchesDraft;
import org.zoomensemble.workflow.TemplateDraft;
import org.zoomensemble.workflow.TemplateLevel;

/** A workflow template as it is sent. In a PUT, what is left out stays as it is. */
record TemplateRequest(
        TemplateLevel level,
        UUID institutionId,
        UUID organizationId,
        UUID basedOn,
        @Size(max = 200) String name,

        @Schema(defaultValue = "{{MeetingTopic}}") @Size(max = 500) String title,

        @Size(max = 5000) String description,
        @Valid ZoomRequest zoom,
        Boolean publish,
        Boolean retrieveRecordings30DaysOld,
        Boolean removeRecordings,

        @Schema(
                minimum = "0",
                maximum = "29",
                defaultValue = "0",
                description = "How many days pass between the ingest of a recording and its removal from Zoom.")
        Integer removeAfterDays,

        Boolean autoCreate,
        Boolean enabled,

        @Schema(
                defaultValue = "NO",
                description = "In a PUT: what becomes of the templates and media workflows below. Each push-down"
                        + " carries the whole state of the template, not only what this change touched.")
        PushDownMode pushDown,

        @Schema(description = "Names of fields that become the template's above again, for example title.")
        List<String> backToTemplate) {

    /** The Zoom connection. Secrets are written, never read back. */
    record ZoomRequest(
            @Schema(defaultValue = "https://api.zoom.us/v2") @Size(max = 500)
            String apiUrl,

            @Schema(defaultValue = "https://zoom.us/oauth/token") @Size(max = 500)
            String oauthUrl,

            @Schema(
                    allowableValues = {"SERVER_TO_SERVER", "API_KEY"},
                    defaultValue = "SERVER_TO_SERVER")
            String auth,

            @Size(max = 200) String accountId,
            @Size(max = 200) String clientId,

            @Schema(type = "string", accessMode = Schema.AccessMode.WRITE_ONLY)
            @JsonDeserialize(using = SecretReader.class)
            Secret clientSecret,

            @Size(max = 200) String apiKey,

            @Schema(type = "string", accessMode = Schema.AccessMode.WRITE_ONLY)
            @JsonDeserialize(using = SecretReader.class)
            Secret apiSecret,

            @Schema(type = "string", accessMode = Schema.AccessMode.WRITE_ONLY)
            @JsonDeserialize(using = SecretReader.class)
            Secret webhookSecretToken) {

        ConnectionDraft draft() {
            ConnectionAuth login = login();
            boolean isApiKey = login == ConnectionAuth.API_KEY || login == null && apiKey != null;
            return new ConnectionDraft(
                    apiUrl,
                    oauthUrl,
                    login == null && isApiKey ? ConnectionAuth.API_KEY : login,
                    accountId,
                    either(apiKey, clientId, isApiKey),
                    either(apiSecret, clientSecret, isApiKey),
                    webhookSecretToken);
        }

        private ConnectionAuth login() {
            if (auth == null || auth.isBlank()) {
                return null;
            }
            return switch (auth.strip().toUpperCase(Locale.ROOT).replace('-', '_')) {
                case "SERVER_TO_SERVER" -> ConnectionAuth.SERVER_TO_SERVER;
                case "API_KEY" -> ConnectionAuth.API_KEY;
                default ->
                    throw new UnacceptableInputException(
                            "zoom.auth", "There is no such login; use SERVER_TO_SERVER or API_KEY.");
            };
        }

        private static <T> T either(T ofApiKey, T ofClient, boolean isApiKey) {
            T first = isApiKey ? ofApiKey : ofClient;
            return first != null ? first : isApiKey ? ofClient : ofApiKey;
        }
    }

    PushDownMode mode() {
        return pushDown == null ? PushDownMode.NO : pushDown;
    }

    TemplateDraft draft() {
        return new TemplateDraft(
                level,
                institutionId,
                organizationId,
                basedOn,
                name,
                title,
                description,
                publish,
                zoom == null ? null : zoom.draft(),
                new SwitchesDraft(retrieveRecordings30DaysOld, removeRecordings, autoCreate, enabled, removeAfterDays),
                backToTemplate);
    }
}

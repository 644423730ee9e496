package org.zoomensemble.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.zoomensemble.security.Secret;
import org.zoomensemble.workflow.ConnectionAuth;
import org.zoomensemble.workflow.ConnectionDraft;
import org.zoomensemble.workflow.ConnectionSummary;
import org.zoomensemble.workflow.PushDownMode;
import org.zoomensemble.workflow.Switches;
import org.zoomensemble.workflow.SwitchesDraft;
import org.zoomensemble.workflow.TemplateDraft;
import org.zoomensemble.workflow.TemplateLevel;
import org.zoomensemble.workflow.WorkflowTemplate;

/**
 * The form of a template, its fields named as in REST. A box that is not ticked is sent as nothing.
 *
 * @param removeAfterDays as it was typed; nothing means 0
 * @param revision the one that the form was filled from; null for a new template
 * @param pushDown null where nothing was asked
 */
public record TemplateForm(
        UUID institutionId,
        UUID organizationId,
        UUID basedOn,
        Integer revision,
        String name,
        String title,
        String description,
        Boolean publish,
        Zoom zoom,
        Boolean retrieveRecordings30DaysOld,
        Boolean removeRecordings,
        String removeAfterDays,
        Boolean autoCreate,
        Boolean enabled,
        PushDownMode pushDown,
        List<String> backToTemplate) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_DESCRIPTION = 5000;
    private static final String DAYS = "\\d{1,2}";
    private static final String NOT_SHOWN = "Secrets are never shown, so this one has to be entered again.";

    public TemplateForm {
        publish = Boolean.TRUE.equals(publish);
        retrieveRecordings30DaysOld = Boolean.TRUE.equals(retrieveRecordings30DaysOld);
        removeRecordings = Boolean.TRUE.equals(removeRecordings);
        removeAfterDays = removeAfterDays == null || removeAfterDays.isBlank() ? "0" : removeAfterDays.strip();
        autoCreate = Boolean.TRUE.equals(autoCreate);
        enabled = Boolean.TRUE.equals(enabled);
    }

    /** The Zoom connection. Secrets come in and are never shown. */
    public record Zoom(
            String apiUrl,
            String oauthUrl,
            ConnectionAuth auth,
            String accountId,
            String clientId,
            Secret clientSecret,
            String apiKey,
            Secret apiSecret,
            Secret webhookSecretToken,
            Boolean removeWebhookSecretToken) {

        public Zoom {
            removeWebhookSecretToken = Boolean.TRUE.equals(removeWebhookSecretToken);
        }

        static Zoom empty() {
            return new Zoom("", "", ConnectionAuth.SERVER_TO_SERVER, "", "", null, "", null, null, false);
        }

        static Zoom of(ConnectionSummary connection) {
            boolean isKey = connection.auth() == ConnectionAuth.API_KEY;
            return new Zoom(
                    connection.apiUrl(),
                    isKey ? "" : connection.oauthUrl(),
                    connection.auth(),
                    isKey ? "" : connection.accountId(),
                    isKey ? "" : connection.clientId(),
                    null,
                    isKey ? connection.clientId() : "",
                    null,
                    null,
                    false);
        }

        /** For pages. */
        public boolean isApiKeyLogin() {
            return isApiKey();
        }

        boolean isApiKey() {
            return auth == ConnectionAuth.API_KEY;
        }

        Secret secret() {
            return isApiKey() ? apiSecret : clientSecret;
        }

        ConnectionDraft draft() {
            Secret webhook = isGiven(webhookSecretToken) ? webhookSecretToken : null;
            return new ConnectionDraft(
                    apiUrl,
                    isApiKey() ? null : oauthUrl,
                    auth,
                    isApiKey() ? null : accountId,
                    isApiKey() ? apiKey : clientId,
                    isGiven(secret()) ? secret() : null,
                    removeWebhookSecretToken ? new Secret("") : webhook);
        }

        private static boolean isGiven(Secret secret) {
            return secret != null && !secret.value().isBlank();
        }
    }

    /** Of a template as it is. */
    static TemplateForm of(WorkflowTemplate template) {
        Switches switches = template.switches();
        return new TemplateForm(
                template.institutionId(),
                template.organizationId(),
                template.basedOn(),
                template.revision(),
                template.name(),
                template.title(),
                template.description(),
                template.publish(),
                template.basedOn() == null ? Zoom.of(template.connection()) : null,
                switches.retrieveRecordings30DaysOld(),
                switches.removeRecordings(),
                Integer.toString(switches.removeAfterDays()),
                switches.autoCreate(),
                switches.enabled(),
                PushDownMode.NO,
                List.of());
    }

    /** The same over a newer revision. */
    TemplateForm over(int newer) {
        return new TemplateForm(
                institutionId,
                organizationId,
                basedOn,
                newer,
                name,
                title,
                description,
                publish,
                zoom,
                retrieveRecordings30DaysOld,
                removeRecordings,
                removeAfterDays,
                autoCreate,
                enabled,
                pushDown,
                backToTemplate);
    }

    /** Of a new template. */
    static TemplateForm at(UUID institutionId, UUID organizationId) {
        return new TemplateForm(
                institutionId,
                organizationId,
                null,
                null,
                "Zoom {{Library}}",
                "{{MeetingTopic}}",
                "",
                false,
                Zoom.empty(),
                false,
                false,
                "0",
                false,
                false,
                PushDownMode.NO,
                List.of());
    }

    /** Of a new template in an organization that takes its texts and everything else from another. */
    static TemplateForm basedOn(WorkflowTemplate above, UUID organizationId) {
        TemplateForm same = of(above);
        return new TemplateForm(
                null,
                organizationId,
                above.id(),
                null,
                same.name,
                same.title,
                same.description,
                same.publish,
                null,
                same.retrieveRecordings30DaysOld,
                same.removeRecordings,
                same.removeAfterDays,
                same.autoCreate,
                same.enabled,
                PushDownMode.NO,
                List.of());
    }

    /** Of a new template that is like another in the same place. Nothing of it is on before somebody wants it. */
    static TemplateForm like(WorkflowTemplate template) {
        TemplateForm same = of(template);
        boolean keeps = template.basedOn() != null;
        return new TemplateForm(
                template.organizationId() == null ? same.institutionId : null,
                same.organizationId,
                same.basedOn,
                null,
                "Copy of " + same.name,
                same.title,
                same.description,
                same.publish,
                same.zoom,
                same.retrieveRecordings30DaysOld,
                same.removeRecordings,
                same.removeAfterDays,
                same.autoCreate,
                keeps && same.enabled,
                PushDownMode.NO,
                List.of());
    }

    public List<String> back() {
        return backToTemplate == null ? List.of() : backToTemplate;
    }

    public PushDownMode mode() {
        return pushDown == null ? PushDownMode.NO : pushDown;
    }

    /** Faults that can be told without asking anybody; by field. */
    Map<String, String> faults() {
        Map<String, String> faults = new LinkedHashMap<>();
        text(faults, "name", name, LONGEST_NAME, "Enter a name, for example Zoom {{Library}}.");
        text(faults, "title", title, LONGEST_TITLE, "Enter a title, for example {{MeetingTopic}}.");
        if (description != null && description.length() > LONGEST_DESCRIPTION) {
            faults.put("description", tooLong(description, LONGEST_DESCRIPTION));
        }
        if (basedOn == null && !removeAfterDays.matches(DAYS)) {
            faults.put("removeAfterDays", SwitchesDraft.DAYS);
        }
        if (basedOn == null && zoom != null) {
            faultsOfZoom(faults);
        }
        return faults;
    }

    private void faultsOfZoom(Map<String, String> faults) {
        String place = " from the app's page in Zoom's App Marketplace.";
        if (zoom.isApiKey()) {
            text(faults, "zoom.apiKey", zoom.apiKey, LONGEST_NAME, "Enter the API key" + place);
        } else {
            text(faults, "zoom.accountId", zoom.accountId, LONGEST_NAME, "Enter the account ID" + place);
            text(faults, "zoom.clientId", zoom.clientId, LONGEST_NAME, "Enter the client ID" + place);
        }
        if (revision == null && !Zoom.isGiven(zoom.secret())) {
            faults.put(
                    zoom.isApiKey() ? "zoom.apiSecret" : "zoom.clientSecret",
                    (zoom.isApiKey() ? "Enter the API secret" : "Enter the client secret") + place);
        }
    }

    private void text(Map<String, String> faults, String field, String value, int longest, String sentence) {
        if (back().contains(field)) {
            return;
        }
        if (value == null || value.isBlank()) {
            faults.put(field, sentence);
        } else if (value.length() > longest) {
            faults.put(field, tooLong(value, longest));
        }
    }

    private static String tooLong(String value, int longest) {
        return "This has %d characters; at most %d fit.".formatted(value.length(), longest);
    }

    /** With what has to be entered again, because the form comes back without it. */
    Map<String, String> withLostSecrets(Map<String, String> faults) {
        Map<String, String> all = new LinkedHashMap<>(faults);
        if (zoom != null && Zoom.isGiven(zoom.secret())) {
            all.putIfAbsent(zoom.isApiKey() ? "zoom.apiSecret" : "zoom.clientSecret", NOT_SHOWN);
        }
        if (zoom != null && Zoom.isGiven(zoom.webhookSecretToken)) {
            all.putIfAbsent("zoom.webhookSecretToken", NOT_SHOWN);
        }
        return all;
    }

    /** What is based on another says nothing about connection and switches: they are that one's. */
    TemplateDraft draft() {
        boolean isOwn = basedOn == null;
        return new TemplateDraft(
                organizationId == null ? TemplateLevel.INSTITUTION : TemplateLevel.ORGANIZATION,
                organizationId == null ? institutionId : null,
                organizationId,
                basedOn,
                unlessBack("name", name),
                unlessBack("title", title),
                unlessBack("description", description == null ? "" : description),
                back().contains("publish") ? null : publish,
                isOwn && zoom != null ? zoom.draft() : null,
                isOwn
                        ? new SwitchesDraft(
                                retrieveRecordings30DaysOld,
                                removeRecordings,
                                autoCreate,
                                enabled,
                                removeAfterDays.matches(DAYS) ? Integer.valueOf(removeAfterDays) : null)
                        : SwitchesDraft.silent(),
                back());
    }

    private String unlessBack(String field, String value) {
        return back().contains(field) ? null : value;
    }
}

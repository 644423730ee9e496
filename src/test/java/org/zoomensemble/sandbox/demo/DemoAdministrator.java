package org.zoomensemble.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zoomensemble.sandbox.Administrator;
import org.zoomensemble.sandbox.zoom.SandboxAccount;
import org.zoomensemble.sandbox.zoom.ZoomSandbox;
import org.zoomensemble.sandbox.zoom.ZoomWebhook;

/**
 * Sets the application up for the demonstration, as an administrator would over REST. What is there from an earlier start
 * is used again.
 */
final class DemoAdministrator {

    private static final int PATIENCE = 10;
    private static final String WEBHOOK_SECRET = "secret-token-of-the-sandbox";

    private final Administrator administrator;
    private final ZoomSandbox zoom;

    DemoAdministrator(Administrator administrator, ZoomSandbox zoom) {
        this.administrator = administrator;
        this.zoom = zoom;
    }

    /**
     * Everything that an administrator does once; what is there already stays.
     *
     * @return the subscriptions to Zoom's events, one for each template
     */
    List<ZoomWebhook> setUp() {
        String institution = administrator.institution("Example University", "inst-1");
        administrator.sync();
        String science = administrator.template(
                "Zoom recordings",
                draft("INSTITUTION", "institutionId", institution, Map.of("name", "Zoom recordings")));
        String arts = administrator.template(
                "Zoom recordings, removed from Zoom",
                draft(
                        "ORGANIZATION",
                        "organizationId",
                        organization("Faculty of Arts"),
                        Map.of("name", "Zoom recordings, removed from Zoom", "removeRecordings", true)));
        pointAtZoom(science);
        pointAtZoom(arts);
        activate("Physics", science, "ada@example.edu", "max@example.edu");
        activate("Biology", science, "rosalind@example.edu");
        activate("History", arts, "mary@example.edu");
        return List.of(webhook(science), webhook(arts));
    }

    private ZoomWebhook webhook(String template) {
        return zoom.webhook(URI.create(template(template).at("/zoom/webhookUrl").asText()), WEBHOOK_SECRET);
    }

    private void activate(String library, String template, String... emails) {
        String workflow = administrator.mediaWorkflow(administrator.library(library), template);
        String users = "/api/v1/media-workflows/" + workflow + "/active-users";
        Administrator.Answer answer = administrator.post(users, Map.of("emails", List.of(emails)));
        for (int i = 0; answer.status() == 503 && i < PATIENCE; i++) {
            // The application goes on using a connection for some seconds before it sees that it was changed.
            pause();
            answer = administrator.post(users, Map.of("emails", List.of(emails)));
        }
        expectGood(answer);
        administrator.sweep(workflow);
    }

    private static void expectGood(Administrator.Answer answer) {
        if (answer.status() >= 300) {
            throw new IllegalStateException("The application answered " + answer.status() + ": " + answer.body());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(3000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String organization(String name) {
        return administrator.items("/api/v1/organizations").stream()
                .filter(organization -> organization.path("name").asText().equals(name))
                .findFirst()
                .map(organization -> organization.path("id").asText())
                .orElseThrow(() -> new IllegalStateException("There is no organization " + name + "."));
    }

    private Map<String, Object> draft(String level, String owner, String ownerId, Map<String, Object> more) {
        Map<String, Object> draft = new LinkedHashMap<>();
        draft.put("level", level);
        draft.put(owner, ownerId);
        draft.put("title", "{{MeetingTopic}}");
        draft.put("description", "Recorded with Zoom.");
        draft.put("publish", true);
        draft.put("retrieveRecordings30DaysOld", true);
        draft.put("enabled", true);
        draft.put("zoom", connection());
        draft.putAll(more);
        return draft;
    }

    private Map<String, Object> connection() {
        SandboxAccount account = zoom.account();
        return Map.of(
                "apiUrl", zoom.apiUrl().toString(),
                "oauthUrl", zoom.oauthUrl().toString(),
                "auth", "SERVER_TO_SERVER",
                "accountId", account.accountId(),
                "clientId", account.clientId(),
                "clientSecret", account.clientSecret(),
                "webhookSecretToken", WEBHOOK_SECRET);
    }

    /** The sandbox may have moved to another port since the template was made. */
    private void pointAtZoom(String template) {
        JsonNode saved = template(template);
        if (!saved.at("/zoom/apiUrl").asText().equals(zoom.apiUrl().toString())) {
            expectGood(administrator.put(
                    "/api/v1/workflow-templates/" + template, Map.of("zoom", connection(), "pushDown", "NO")));
        }
    }

    private JsonNode template(String id) {
        return administrator.get("/api/v1/workflow-templates/" + id).body();
    }
}

package org.zoomensemble.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** An administrator who sets the application up over its REST interface. Whatever is there already is used again. */
public final class Administrator {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI application;
    private final String authorization;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public Administrator(URI application, String username, String password) {
        this.application = application;
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** One answer: its status and its JSON (missing node where there is none). */
    public record Answer(int status, JsonNode body, String location) {}

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** The id of the institution with this id in Ensemble, entered where it is not there yet. */
    public String institution(String name, String ensembleId) {
        return items("/api/v1/institutions").stream()
                .filter(institution -> institution.path("ensembleId").asText().equals(ensembleId))
                .findFirst()
                .map(institution -> institution.path("id").asText())
                .orElseGet(() -> accepted(post("/api/v1/institutions", Map.of("name", name, "ensembleId", ensembleId)))
                        .path("id")
                        .asText());
    }

    /** Syncs the directory and waits until that is done. */
    public void sync() {
        Answer started = post("/api/v1/directory/sync", null);
        accepted(started);
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (System.nanoTime() < end) {
            JsonNode sync = accepted(get(started.location()));
            JsonNode state = sync.path("state");
            if (state.asText().equals("FAILED")) {
                throw new IllegalStateException("The directory's sync failed: " + sync);
            }
            if (!state.asText().equals("RUNNING")) {
                return;
            }
            pause();
        }
        throw new IllegalStateException("The directory's sync did not end.");
    }

    public String library(String name) {
        return items("/api/v1/libraries").stream()
                .filter(library -> library.path("name").asText().equals(name))
                .findFirst()
                .map(library -> library.path("id").asText())
                .orElseThrow(() -> new IllegalStateException("There is no library " + name + "."));
    }

    /** The id of the template with this name, made where it is not there yet. */
    public String template(String name, Map<String, Object> draft) {
        return items("/api/v1/workflow-templates").stream()
                .filter(template -> template.path("name").asText().equals(name))
                .findFirst()
                .map(template -> template.path("id").asText())
                .orElseGet(() -> accepted(post("/api/v1/workflow-templates", draft))
                        .path("id")
                        .asText());
    }

    /** The id of the library's media workflow of this template, made where it is not there yet. */
    public String mediaWorkflow(String libraryId, String templateId) {
        return items("/api/v1/media-workflows").stream()
                .filter(workflow -> workflow.path("libraryId").asText().equals(libraryId)
                        && workflow.path("templateId").asText().equals(templateId))
                .findFirst()
                .map(workflow -> workflow.path("id").asText())
                .orElseGet(() -> accepted(post(
                                "/api/v1/media-workflows", Map.of("libraryId", libraryId, "templateId", templateId)))
                        .path("id")
                        .asText());
    }

    public JsonNode activate(String mediaWorkflowId, List<String> emails) {
        return accepted(post("/api/v1/media-workflows/" + mediaWorkflowId + "/active-users", Map.of("emails", emails)));
    }

    /** Asks for a sweep; does not wait for it. */
    public String sweep(String mediaWorkflowId) {
        Answer answer = post("/api/v1/media-workflows/" + mediaWorkflowId + "/sweeps", Map.of());
        accepted(answer);
        return answer.location();
    }

    /** Every ingest. */
    public List<JsonNode> ingests() {
        return items("/api/v1/ingests");
    }

    public JsonNode ingest(String id) {
        return accepted(get("/api/v1/ingests/" + id));
    }

    /** All items of a list, page by page. */
    public List<JsonNode> items(String path) {
        List<JsonNode> items = new ArrayList<>();
        String next = null;
        do {
            JsonNode page =
                    accepted(get(next == null ? path : path + (path.contains("?") ? "&" : "?") + "cursor=" + next));
            StreamSupport.stream(page.path("items").spliterator(), false).forEach(items::add);
            next = page.path("next").asText("");
        } while (!next.isEmpty() && !next.equals("null"));
        return items;
    }

    private static JsonNode accepted(Answer answer) {
        if (answer.status() >= 300) {
            throw new IllegalStateException("Answered " + answer.status() + ": " + answer.body());
        }
        return answer.body();
    }

    private Answer send(String method, String path, Object body) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(application.resolve(path))
                    .timeout(Duration.ofSeconds(60))
                    .header("Authorization", authorization)
                    .header("Accept", "application/json");
            if (body == null) {
                request.method(method, HttpRequest.BodyPublishers.noBody());
            } else {
                request.header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
            }
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    json(answer.body()),
                    answer.headers().firstValue("Location").orElse(null));
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return text.isBlank() ? JSON.missingNode() : JSON.readTree(text);
        } catch (IOException noJson) {
            return JSON.getNodeFactory().textNode(text);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package org.zoomensemble.sandbox.zoom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The sandbox's answers against Zoom's own OpenAPI description, which is not part of this project: the folder of the system
 * property {@code zoomReference}, {@code ../shared/reference/zoom} where that is not set. Where real answers differ from the
 * description, the sandbox follows the real ones; {@link #KNOWN_DIFFERENCES} lists where.
 */
class ZoomDescriptionTest {

    /** Each was seen in published answers of the real Zoom. */
    private static final Set<String> KNOWN_DIFFERENCES = Set.of(
            "type: described as string, is integer",
            "share_url: not described",
            "timezone: not described",
            "file_type: 'TIMELINE' is not described",
            "file_type: '' is not described",
            "file_extension: '' is not described",
            "status: 'processing' is not described");

    private static final Path DESCRIPTION = Path.of(
            System.getProperty("zoomReference", "../shared/reference/zoom"), "zoom-recordings-subset.openapi.json");

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ZoomSandbox zoom = new ZoomSandbox();
    private JsonNode description;
    private String bearer;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(
                Files.exists(DESCRIPTION),
                "Zoom's OpenAPI description is not at " + DESCRIPTION + "; set -DzoomReference to its folder.");
        description = json.readTree(DESCRIPTION.toFile());
        zoom.start();
        bearer = bearer();
        SandboxUser ada = zoom.addUser(SandboxUser.of("ada@example.org", "Ada", "Lovelace"));
        zoom.addUser(SandboxUser.of("basic@example.org", null, "Basic").basic());
        SandboxRecording recording = SandboxRecording.of(ada, "described")
                .uuid("/described//==")
                .password("Secret7!")
                .signIn(true);
        List.of(
                        SandboxFile.video(),
                        SandboxFile.audio(),
                        SandboxFile.captions(),
                        SandboxFile.transcript(),
                        SandboxFile.chat(),
                        SandboxFile.timeline())
                .forEach(recording::file);
        zoom.addRecording(recording);
        zoom.addRecording(SandboxRecording.of(ada, "unfinished")
                .uuid("unfinished==")
                .file(SandboxFile.video().processing()));
        zoom.addRecording(
                SandboxRecording.of(ada, "trashed").file(SandboxFile.video()).trash());
    }

    @AfterEach
    void stop() {
        zoom.close();
    }

    @Test
    void recordingsOfAUserAreAsDescribed() throws Exception {
        String path = "/users/ada%40example.org/recordings";
        assertAsDescribed("/users/{userId}/recordings", path, "uuid", "recording_files", "total_records", "from");
        assertAsDescribed("/users/{userId}/recordings", path + "?trash=true", "deleted_time");
    }

    @Test
    void filesOfARecordingAreAsDescribed() throws Exception {
        assertAsDescribed(
                "/meetings/{meetingId}/recordings",
                "/meetings/" + twice("/described//==") + "/recordings?include_fields=download_access_token",
                "download_access_token",
                "password",
                "recording_play_passcode",
                "download_url");
        assertAsDescribed(
                "/meetings/{meetingId}/recordings",
                "/meetings/" + twice("unfinished==") + "/recordings",
                "recording_files");
    }

    @Test
    void settingsOfARecordingAreAsDescribed() throws Exception {
        assertAsDescribed(
                "/meetings/{meetingId}/recordings/settings",
                "/meetings/" + twice("/described//==") + "/recordings/settings",
                "viewer_download",
                "password",
                "recording_authentication");
    }

    @Test
    void usersAreAsDescribed() throws Exception {
        assertAsDescribed("/users", "/users", "id", "next_page_token");
        assertAsDescribed("/users/{userId}", "/users/ada%40example.org", "id", "email", "type");
    }

    @Test
    void theComparisonSeesADifference() throws Exception {
        JsonNode schema = schema("/meetings/{meetingId}/recordings/settings");
        Set<String> differences = new TreeSet<>();
        compare(
                json.readTree("{\"viewer_download\":\"no\",\"share_recording\":\"everyone\",\"made_up\":1}"),
                List.of(schema),
                "",
                differences);
        assertThat(differences)
                .containsExactly(
                        "made_up: not described",
                        "share_recording: 'everyone' is not described",
                        "viewer_download: described as boolean, is string");
    }

    private void assertAsDescribed(String described, String path, String... fieldsThatMustOccur) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(zoom.apiUrl() + path))
                .header("Authorization", bearer)
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        for (String field : fieldsThatMustOccur) {
            assertThat(answer.body()).contains("\"" + field + "\":");
        }
        Set<String> differences = new TreeSet<>();
        compare(json.readTree(answer.body()), List.of(schema(described)), "", differences);
        differences.removeAll(KNOWN_DIFFERENCES);
        assertThat(differences).isEmpty();
    }

    private JsonNode schema(String path) {
        JsonNode schema =
                description.path("paths").path(path).at("/get/responses/200/content/application~1json/schema");
        assertThat(schema.isMissingNode()).as("description of " + path).isFalse();
        return schema;
    }

    /** Types, enumerated values and fields that nobody described; Zoom's description requires no field at all. */
    private void compare(JsonNode value, List<JsonNode> schemas, String name, Set<String> differences) {
        List<JsonNode> flat =
                schemas.stream().flatMap(ZoomDescriptionTest::parts).toList();
        if (value.isObject()) {
            value.properties().forEach(field -> {
                List<JsonNode> described = flat.stream()
                        .map(schema -> schema.path("properties").path(field.getKey()))
                        .filter(schema -> !schema.isMissingNode())
                        .toList();
                if (described.isEmpty()) {
                    differences.add(field.getKey() + ": not described");
                } else {
                    compare(field.getValue(), described, field.getKey(), differences);
                }
            });
        } else if (value.isArray()) {
            List<JsonNode> items = flat.stream()
                    .map(schema -> schema.path("items"))
                    .filter(schema -> !schema.isMissingNode())
                    .toList();
            value.forEach(item -> compare(item, items, name, differences));
        }
        for (JsonNode schema : flat) {
            compareType(value, schema.path("type").asText(), name, differences);
            JsonNode allowed = schema.path("enum");
            if (allowed.isArray() && value.isTextual() && !contains(allowed, value)) {
                differences.add(name + ": '" + value.asText() + "' is not described");
            }
        }
    }

    private static Stream<JsonNode> parts(JsonNode schema) {
        Stream<JsonNode> own = Stream.of(schema);
        for (String combination : List.of("allOf", "oneOf", "anyOf")) {
            for (JsonNode part : schema.path(combination)) {
                own = Stream.concat(own, parts(part));
            }
        }
        return own;
    }

    private static void compareType(JsonNode value, String type, String name, Set<String> differences) {
        boolean fits = switch (type) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> true;
        };
        if (!fits) {
            differences.add(name + ": described as " + type + ", is "
                    + (value.isIntegralNumber()
                            ? "integer"
                            : value.getNodeType().name().toLowerCase(Locale.ROOT)));
        }
    }

    private static boolean contains(JsonNode array, JsonNode value) {
        for (JsonNode one : array) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static String twice(String uuid) {
        String once = URLEncoder.encode(uuid, StandardCharsets.UTF_8);
        return URLEncoder.encode(once, StandardCharsets.UTF_8);
    }

    private String bearer() throws IOException, InterruptedException {
        String client64 = Base64.getEncoder()
                .encodeToString(
                        (zoom.account().clientId() + ":" + zoom.account().clientSecret())
                                .getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(zoom.oauthUrl())
                .header("Authorization", "Basic " + client64)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=account_credentials&account_id="
                        + zoom.account().accountId()))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        return "Bearer " + json.readTree(answer.body()).path("access_token").asText();
    }
}

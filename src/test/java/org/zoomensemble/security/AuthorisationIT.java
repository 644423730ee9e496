package org.zoomensemble.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.zoomensemble.RunningApplication;

/** Every endpoint of the REST interface, as its description names them, for everybody. */
class AuthorisationIT extends RunningApplication {

    private static final String ROOT = "/api/v1";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final AuthorisationTable table = AuthorisationTable.read("rest.txt");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private Hierarchy hierarchy;

    @BeforeEach
    void makeTheHierarchy() {
        hierarchy = new Hierarchy(context, PASSWORD);
    }

    @Test
    void everyEndpointHasALine() throws Exception {
        Set<String> endpoints = endpoints();
        assertThat(endpoints).hasSizeGreaterThan(30);
        assertThat(table.missing(endpoints))
                .as("endpoints without a line in src/test/resources/authorisation/rest.txt")
                .isEmpty();
        assertThat(table.idle(endpoints)).as("lines about no endpoint").isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everybodyGetsWhatTheTableSays() throws Exception {
        return table.about(endpoints()).stream()
                .flatMap(row -> Stream.of(Caller.values())
                        .filter(caller -> !row.cells().get(caller).equals(AuthorisationTable.NOT_ASKED))
                        .map(caller -> DynamicTest.dynamicTest(
                                row.method() + " " + row.path() + " " + row.body() + " as " + caller,
                                () -> check(row, caller))));
    }

    private Set<String> endpoints() throws Exception {
        JsonNode paths = json.readTree(
                        call(Caller.SYSTEM, "GET", "/v3/api-docs", "").body())
                .path("paths");
        Set<String> endpoints = new TreeSet<>();
        paths.properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        assertThat(path.getKey()).startsWith(ROOT);
                        endpoints.add(method.toUpperCase(Locale.ROOT) + " "
                                + path.getKey().substring(ROOT.length()));
                    }
                }));
        return endpoints;
    }

    private void check(AuthorisationTable.Row row, Caller caller) throws Exception {
        Map<String, String> objects = hierarchy.fresh();
        HttpResponse<String> answer =
                call(caller, row.method(), ROOT + filled(row.path(), objects), filled(row.body(), objects));
        String expected = row.cells().get(caller);
        String what = row.method() + " " + row.path() + " as " + caller + ": " + answer.body();
        if (expected.equals("ok")) {
            assertThat(answer.statusCode()).as(what).isNotIn(401, 403, 404, 405, 415, 500);
        } else {
            assertThat(answer.statusCode()).as(what).isEqualTo(Integer.parseInt(expected));
        }
    }

    static String filled(String text, Map<String, String> objects) {
        String filled = text;
        for (Map.Entry<String, String> object : objects.entrySet()) {
            filled = filled.replace("{" + object.getKey() + "}", object.getValue());
        }
        assertThat(filled).as("an object that Hierarchy.fresh() does not make").doesNotContainPattern("\\{\\w+}");
        return filled;
    }

    private HttpResponse<String> call(Caller caller, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", body.startsWith("{") ? "application/json" : "text/csv");
        }
        if (caller == Caller.NOBODY) {
            // With a browser's token, so that it is the missing login that is refused.
            request.header("Cookie", SecurityChains.CSRF_COOKIE + "=token");
            request.header(SecurityChains.CSRF_HEADER, "token");
        } else {
            String credentials = caller.user() + ":" + PASSWORD;
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aLibrarysAdministratorFindsInListsOnlyWhatIsHis() throws Exception {
        Map<String, String> mine = hierarchy.below("Painting", "Arts", "North");
        Map<String, String> besides = hierarchy.below("Sculpture", "Arts", "North");
        hierarchy.below("Physics", "Sciences", "North");
        hierarchy.below("Civil", "Law", "South");

        assertThat(listed("/institutions", "id"))
                .containsExactly(hierarchy.place("North").toString());
        assertThat(listed("/organizations", "id"))
                .containsExactly(hierarchy.place("Arts").toString());
        assertThat(listed("/libraries", "id"))
                .containsExactly(hierarchy.place("Painting").toString());
        assertThat(listed("/media-workflows", "id")).containsExactly(mine.get("mediaWorkflow"));
        assertThat(listed("/ingests", "id")).containsExactly(mine.get("ingest"));
        // Templates of his organization and institution are those that his media workflows can be made from.
        assertThat(listed("/workflow-templates", "id"))
                .contains(mine.get("template"), mine.get("institutionTemplate"), besides.get("template"));
        assertThat(listed("/workflow-templates", "organizationId"))
                .containsOnly("", hierarchy.place("Arts").toString());
        assertThat(listed("/workflow-templates", "institutionId"))
                .containsOnly(hierarchy.place("North").toString());
        // Asking for another's by name brings nothing more.
        assertThat(listed("/libraries?institutionId=" + hierarchy.place("South"), "id"))
                .isEmpty();
        assertThat(listed("/media-workflows?libraryId=" + hierarchy.place("Sculpture"), "id"))
                .isEmpty();
        assertThat(listed("/ingests?libraryId=" + hierarchy.place("Sculpture"), "id"))
                .isEmpty();
    }

    private List<String> listed(String path, String field) throws Exception {
        JsonNode items = read(Caller.LIBRARY, path).path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path(field).asText(""))
                .toList();
    }

    private JsonNode read(Caller caller, String path) throws Exception {
        return json.readTree(call(caller, "GET", ROOT + path, "").body());
    }

    @Test
    void aConnectionIsToldToThoseWhoMayChangeItsOwnerOnly() throws Exception {
        Map<String, String> objects = hierarchy.fresh();
        String own = "/workflow-templates/" + objects.get("template");
        String based = "/workflow-templates/" + objects.get("basedTemplate");

        for (Caller owner : List.of(Caller.SYSTEM, Caller.INSTITUTION, Caller.ORGANIZATION)) {
            assertThat(read(owner, own).at("/zoom/accountId").asText()).isEqualTo("account-of-the-owner");
            assertThat(read(owner, own).at("/zoom/webhookUrl").asText()).endsWith(objects.get("connection"));
            assertThat(read(owner, own).at("/zoom/inherited").isMissingNode()).isTrue();
        }
        for (Caller owner : List.of(Caller.SYSTEM, Caller.INSTITUTION)) {
            assertThat(read(owner, based).at("/zoom/clientId").asText()).isEqualTo("client-of-the-owner");
            assertThat(read(owner, based).at("/zoom/inherited").asBoolean()).isTrue();
        }
        for (Caller user : List.of(Caller.OPERATOR, Caller.LIBRARY, Caller.OTHER_LIBRARY)) {
            assertNothingButWhose(read(user, own), objects.get("template"));
        }
        for (Caller user : List.of(Caller.OPERATOR, Caller.ORGANIZATION, Caller.LIBRARY)) {
            assertNothingButWhose(
                    read(user, based), read(user, based).path("basedOn").asText());
        }
        assertThat(call(Caller.ORGANIZATION, "PUT", ROOT + based, "{\"title\":\"Other\"}")
                        .body())
                .contains("\"title\":\"Other\"")
                .doesNotContain("of-the-owner");
        for (String list : List.of("/workflow-templates?limit=200", "/sweeps/" + objects.get("sweep"))) {
            assertThat(call(Caller.LIBRARY, "GET", ROOT + list, "").body())
                    .contains("\"id\"")
                    .doesNotContain("of-the-owner", "connectionId", "webhooks/zoom");
        }
    }

    private static void assertNothingButWhose(JsonNode template, String owner) {
        assertThat(template.path("zoom").path("inherited").asBoolean()).isTrue();
        assertThat(template.at("/zoom/ownedBy/templateId").asText()).isEqualTo(owner);
        assertThat(template.path("zoom")).hasSize(2);
    }

    @Test
    void everybodyIsToldWhoHeIs() throws Exception {
        JsonNode me = read(Caller.LIBRARY, "/me");

        assertThat(me.path("id").asText()).isEqualTo(Caller.LIBRARY.user());
        assertThat(me.at("/grants/0/words").asText()).isEqualTo("Administrator of the library Painting");
        assertThat(me.at("/grants/0/scopeId").asText())
                .isEqualTo(hierarchy.place("Painting").toString());
        assertThat(read(Caller.OPERATOR, "/me").at("/grants/0/words").asText()).isEqualTo("Operator");
    }
}

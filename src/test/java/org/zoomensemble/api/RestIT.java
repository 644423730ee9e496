package org.zoomensemble.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.zoomensemble.ensemble.EnsembleHierarchy;
import org.zoomensemble.ensemble.EnsembleLibrary;
import org.zoomensemble.operations.Peer;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.zoom.ZoomAccount;

@SpringBootTest(classes = RestRooms.class)
class RestIT {

    private static final String SECRET = "canary-secret-4d1e";

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ZoomAccount zoom;

    @Autowired
    private EnsembleHierarchy ensemble;

    @Autowired
    private RestRooms.Started started;

    private MockMvc mvc;

    /** What came back. */
    private record Answer(int status, JsonNode body, MockHttpServletResponse raw) {

        String text(String pointer) {
            return body.at(pointer).asText();
        }

        String location() {
            return raw.getHeader("Location");
        }
    }

    @BeforeEach
    void empty() {
        mvc = MockMvcBuilders.webAppContextSetup(context).build();
        jdbc.sql("truncate institution, zoom_connection, idempotency_key cascade")
                .update();
        ensemble.organizations.clear();
        ensemble.libraries.clear();
        ensemble.organizations.put("o1", "Arts");
        ensemble.libraries.put("l1", new EnsembleLibrary("l1", "Painting", "o1"));
        zoom.user("z1", "ada@example.org");
        zoom.failsOnce.clear();
        zoom.refusesLogin = null;
        started.all.clear();
    }

    @Test
    void fromTheInstitutionToAnIngest() throws Exception {
        Answer institution = post("/institutions", "{'name':'North','ensembleId':'north'}");
        assertThat(institution.status()).isEqualTo(201);
        assertThat(get(institution.location()).text("/name")).isEqualTo("North");

        Answer sync = post("/directory/sync", null);
        assertThat(sync.status()).isEqualTo(202);
        assertThat(sync.location()).isEqualTo("/api/v1/directory/syncs/" + sync.text("/id"));
        await().until(() -> get(sync.location()).text("/state").equals("DONE"));

        Answer newest = get(institution.location() + "/sync");
        assertThat(newest.text("/id")).isEqualTo(sync.text("/id"));
        assertThat(get("/api/v1/overview").text("/sentence")).isEqualTo("Nothing has come in yet.");
        assertThat(get("/api/v1/first-steps").body().findValuesAsText("isDone"))
                .containsExactly("true", "true", "false", "false", "false", "false");

        String organization = get("/api/v1/organizations").text("/items/0/id");
        Answer library = get("/api/v1/libraries?organizationId=" + organization + "&search=PAINT");
        assertThat(library.text("/items/0/organizationName")).isEqualTo("Arts");
        assertThat(library.body().get("next").isNull()).isTrue();

        Answer template = post("/workflow-templates", template(organization));
        assertThat(template.status()).isEqualTo(201);
        assertThat(template.text("/retrieveRecordings30DaysOld")).isEqualTo("true");
        assertThat(template.text("/zoom/auth")).isEqualTo("SERVER_TO_SERVER");
        assertThat(template.text("/zoom/webhookUrl"))
                .isEqualTo("http://localhost/api/v1/webhooks/zoom/" + template.text("/zoom/connectionId"));
        assertThat(template.text("/zoom/hasWebhookSecretToken")).isEqualTo("true");
        assertThat(template.text("/warnings/0")).contains("{{Nobody}}");

        Answer workflow = post(
                "/media-workflows",
                "{'libraryId':'%s','templateId':'%s'}".formatted(library.text("/items/0/id"), template.text("/id")));
        assertThat(workflow.status()).isEqualTo(201);
        assertThat(workflow.text("/name")).isEqualTo("Zoom Painting");

        String users = "/media-workflows/" + workflow.text("/id") + "/active-users";
        Answer added = post(users, "{'emails':['ada@example.org','nobody@example.org']}");
        assertThat(added.status()).isEqualTo(200);
        assertThat(added.text("/items/0/verdict")).isEqualTo("ADDED");
        assertThat(added.text("/items/1/verdict")).isEqualTo("UNKNOWN_AT_ZOOM");
        assertThat(get("/api/v1" + users).text("/items/0/isTranscriptOn")).isEqualTo("true");

        Answer sweep = post("/media-workflows/" + workflow.text("/id") + "/sweeps", "{}");
        assertThat(sweep.status()).isEqualTo(202);
        assertThat(get(sweep.location()).text("/users")).isEqualTo("1");

        zoom.recording("uuid/1==", "z1", Instant.now());
        String request = "{'mediaWorkflowId':'%s','meetingUuid':'uuid/1=='}".formatted(workflow.text("/id"));
        Answer ingest = post("/ingests", request);
        assertThat(ingest.status()).isEqualTo(202);
        assertThat(ingest.location()).isEqualTo("/api/v1/ingests/" + ingest.text("/id"));
        assertThat(ingest.text("/state")).isEqualTo("RUNNING");
        assertThat(ingest.text("/meetingUuid")).isEqualTo("uuid/1==");
        assertThat(ingest.text("/steps/0/step")).isEqualTo("found");
        assertThat(get("/api/v1/ingests?state=RUNNING&host=").text("/items/0/id"))
                .isEqualTo(ingest.text("/id"));

        assertThat(post("/ingests/" + ingest.text("/id") + "/retry", null).status())
                .isEqualTo(409);
        Answer cancelled = post("/ingests/" + ingest.text("/id") + "/cancel", null);
        assertThat(cancelled.text("/state")).isEqualTo("SKIPPED");
        assertThat(cancelled.text("/reason")).isEqualTo("Cancelled by ada.");
        assertThat(cancelled.text("/skippedAs")).isEqualTo("CANCELLED");

        Answer forced = post("/ingests/" + ingest.text("/id") + "/force-again", null);
        assertThat(forced.status()).isEqualTo(202);
        assertThat(forced.location())
                .isEqualTo("/api/v1/ingests/" + forced.text("/id"))
                .isNotEqualTo(ingest.location());
        assertThat(forced.text("/run")).isEqualTo("2");
        assertThat(forced.text("/isForced")).isEqualTo("true");
        assertThat(forced.text("/openedBecause")).isEqualTo("Forced again by ada.");
        assertThat(forced.text("/runs/0/id")).isEqualTo(ingest.text("/id"));
        Answer refused = post("/ingests/" + ingest.text("/id") + "/force-again", null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/detail")).contains("Run 2");

        assertThat(call(HttpMethod.DELETE, "/api/v1" + users + "/ADA@example.org", null)
                        .status())
                .isEqualTo(204);
        Answer kept = call(HttpMethod.DELETE, "/api/v1/media-workflows/" + workflow.text("/id"), null);
        assertThat(kept.status()).isEqualTo(409);
        assertThat(kept.text("/detail")).contains("has ingests");
    }

    @Test
    void idempotencyKeyBringsTheSameAnswerAndNoOther() throws Exception {
        String workflow = mediaWorkflow();
        zoom.recording("u1", "z1", Instant.now());
        zoom.recording("u2", "z1", Instant.now());

        String first = keyed("k1", workflow, "u1").text("/id");
        Answer again = keyed("k1", workflow, "u1");
        Answer other = keyed("k1", workflow, "u2");

        assertThat(again.text("/id")).isEqualTo(first);
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.text("/field")).isEqualTo("Idempotency-Key");
        assertThat(keyed("k2", workflow, "gone").text("/field")).isEqualTo("meetingUuid");
        assertThat(keyed("k2", workflow, "u2").status())
                .as("a request that failed leaves its key free")
                .isEqualTo(202);
        assertThat(started.all).hasSize(2);
    }

    @Test
    void secretsAreNeverAnswered() throws Exception {
        Answer made = post("/workflow-templates", template(organization()));
        Answer read = get(made.location());
        Answer list = get("/api/v1/workflow-templates");
        Answer changed = call(HttpMethod.PUT, made.location(), "{'name':'Other'}");
        Answer refused =
                call(HttpMethod.PUT, made.location(), "{'zoom':{'apiUrl':'http://x','clientSecret':'" + SECRET + "'}}");
        Answer malformed = call(HttpMethod.PUT, made.location(), "{'zoom':{'clientSecret':['" + SECRET + "']}}");

        assertThat(changed.text("/name")).isEqualTo("Other");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(malformed.status()).isEqualTo(400);
        for (Answer answer : List.of(made, read, list, changed, refused, malformed)) {
            assertThat(answer.raw().getContentAsString()).doesNotContain(SECRET).doesNotContain("sealed.");
        }
        assertThat(new TemplateRequest.ZoomRequest(
                                null,
                                null,
                                null,
                                null,
                                null,
                                new org.zoomensemble.security.Secret(SECRET),
                                null,
                                null,
                                null)
                        .toString())
                .doesNotContain(SECRET);
    }

    @Test
    void faultsNameFieldAndRemedy() throws Exception {
        String organization = organization();
        assertProblem(400, "name", post("/institutions", "{'name':' '}"));
        assertProblem(409, null, post("/institutions", "{'name':'Again','ensembleId':'north'}"));
        assertProblem(400, null, post("/institutions", "no json"));
        assertProblem(400, "enabled", post("/workflow-templates", "{'enabled':'perhaps'}"));
        assertProblem(400, "level", post("/workflow-templates", "{'level':'GALAXY'}"));
        assertProblem(400, "institutionId", post("/workflow-templates", "{'level':'INSTITUTION','name':'x'}"));
        assertProblem(
                400,
                "zoom.auth",
                post("/workflow-templates", "{'organizationId':'" + organization + "','zoom':{'auth':'MAGIC'}}"));
        assertProblem(
                400,
                "zoom.apiSecret",
                post(
                        "/workflow-templates",
                        "{'organizationId':'" + organization + "','name':'x','zoom':{'auth':'api-key','apiKey':'k'}}"));
        assertProblem(
                400,
                "zoom.apiUrl",
                post(
                        "/workflow-templates",
                        "{'organizationId':'" + organization + "','name':'x','zoom':{'apiUrl':'http://api.zoom.us'}}"));
        assertProblem(404, null, get("/api/v1/workflow-templates/" + UUID.randomUUID()));
        assertProblem(400, "id", get("/api/v1/workflow-templates/seven"));
        assertProblem(400, "limit", get("/api/v1/libraries?limit=0"));
        assertProblem(400, "cursor", get("/api/v1/libraries?cursor=x"));
        assertProblem(404, null, get("/api/v1/sweeps/" + UUID.randomUUID()));
        assertProblem(400, "state", get("/api/v1/ingests?state=LOST"));
        String workflow = mediaWorkflow();
        assertProblem(400, "emails", post("/media-workflows/" + workflow + "/active-users", "{'emails':[]}"));
        assertProblem(409, null, post("/media-workflows/" + workflow + "/sweeps", null));
        assertProblem(400, "from", post("/media-workflows/" + workflow + "/sweeps", "{'from':'yesterday'}"));
        assertProblem(400, "mediaWorkflowId", post("/ingests", "{'meetingUuid':'u'}"));
    }

    @Test
    void peersThatFailAreNamed() throws Exception {
        String template = post("/workflow-templates", template(organization())).location();
        Answer report = post(template.substring("/api/v1".length()) + "/test-connection", null);
        assertThat(report.text("/isUsable")).isEqualTo("true");
        assertThat(report.text("/lines/0/result")).isEqualTo("PASSED");

        zoom.refusesLogin = WorkFailure.giveUp("Zoom refuses the credentials; enter them again.");
        assertThat(post(template.substring("/api/v1".length()) + "/test-connection", null)
                        .text("/lines/0/sentence"))
                .isEqualTo("Zoom refuses the credentials; enter them again.");
        ProblemAdvice advice = new ProblemAdvice();
        var paused = advice.peer(WorkFailure.pause(Peer.ZOOM, java.time.Duration.ofSeconds(7), "Zoom is away."));
        assertThat(paused.getStatusCode().value()).isEqualTo(503);
        assertThat(paused.getHeaders().getFirst("Retry-After")).isEqualTo("7");
    }

    @Test
    void interfaceDescribesItself() throws Exception {
        Answer description = call(HttpMethod.GET, "/v3/api-docs", null);

        assertThat(description.status()).isEqualTo(200);
        assertThat(description.text("/info/title")).isEqualTo("Zoom integration for Ensemble Video");
        assertThat(description.text("/components/securitySchemes/basic/scheme")).isEqualTo("basic");
        assertThat(description.body().at("/paths").fieldNames())
                .toIterable()
                .contains(
                        "/api/v1/institutions",
                        "/api/v1/directory/sync",
                        "/api/v1/workflow-templates/{id}/test-connection",
                        "/api/v1/media-workflows/{id}/active-users/{email}",
                        "/api/v1/media-workflows/{id}/sweeps",
                        "/api/v1/ingests/{id}/cancel");
        assertThat(description
                        .body()
                        .at("/components/schemas/ZoomRequest/properties/clientSecret/type")
                        .asText())
                .isEqualTo("string");
    }

    private static void assertProblem(int status, String field, Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.raw().getContentType()).isEqualTo("application/problem+json");
        assertThat(answer.text("/detail")).matches("(?s)[A-Za-z].*\\.");
        assertThat(answer.body().path("field").asText(null)).isEqualTo(field);
    }

    private Answer keyed(String key, String workflow, String uuid) throws Exception {
        return send(request(HttpMethod.POST, "/api/v1/ingests")
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"mediaWorkflowId\":\"%s\",\"meetingUuid\":\"%s\"}".formatted(workflow, uuid)));
    }

    private String organization() throws Exception {
        post("/institutions", "{'name':'North','ensembleId':'north'}");
        String sync = post("/directory/sync", null).location();
        await().until(() -> !get(sync).text("/state").equals("RUNNING"));
        return get("/api/v1/organizations").text("/items/0/id");
    }

    private String mediaWorkflow() throws Exception {
        String template = post("/workflow-templates", template(organization())).text("/id");
        String library = get("/api/v1/libraries").text("/items/0/id");
        return post("/media-workflows", "{'libraryId':'%s','templateId':'%s'}".formatted(library, template))
                .text("/id");
    }

    private static String template(String organization) {
        return """
                {'level':'ORGANIZATION','organizationId':'%s','name':'Zoom {{Library}}','title':'{{MeetingTopic}} {{Nobody}}',
                 'zoom':{'accountId':'acc','clientId':'client','clientSecret':'%s','webhookSecretToken':'%s'},
                 'retrieveRecordings30DaysOld':true,'removeRecordings':false,'autoCreate':false,'enabled':true}
                """.formatted(organization, SECRET, SECRET);
    }

    private Answer post(String path, String body) throws Exception {
        return call(HttpMethod.POST, "/api/v1" + path, body);
    }

    private Answer get(String path) throws Exception {
        return call(HttpMethod.GET, path, null);
    }

    private Answer call(HttpMethod method, String path, String body) throws Exception {
        MockHttpServletRequestBuilder request = request(method, path);
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body.replace('\'', '"'));
        }
        return send(request);
    }

    private Answer send(MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse response = mvc.perform(
                        request.principal(() -> "ada").accept(MediaType.APPLICATION_JSON))
                .andReturn()
                .getResponse();
        String text = response.getContentAsString(StandardCharsets.UTF_8);
        return new Answer(response.getStatus(), text.isEmpty() ? json.missingNode() : json.readTree(text), response);
    }
}

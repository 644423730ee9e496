package org.zoomensemble.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.zoomensemble.zoom.ZoomAccount;

/** Candidates, the mirror behind them, and people by CSV, over REST. */
@SpringBootTest(classes = RestRooms.class)
class CandidateRestIT {

    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";
    private static final String PEOPLE = """
            username;first name;last name;e-mail;libraries
            ada;Ada;Lovelace;ada@example.org;Painting
            bob;Bob;Boer;bob@example.org;"Sculpture;Painting"
            cy;Cy;Zimmer;cy@example.org;Sculpture
            dee;Dee;Lost;dee@example.org;Nowhere
            """;

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ZoomAccount zoom;

    private MockMvc mvc;
    private String institution;
    private String template;
    private String workflow;

    /** What came back. */
    private record Answer(int status, JsonNode body) {

        String text(String pointer) {
            return body.at(pointer).asText();
        }
    }

    @BeforeEach
    void libraries() throws Exception {
        mvc = MockMvcBuilders.webAppContextSetup(context).build();
        jdbc.sql("truncate institution, zoom_connection cascade").update();
        zoom.user("z1", "ada@example.org");
        zoom.user("z2", "bob@example.org");
        zoom.user("z3", "cy@example.org");
        zoom.refusesLogin = null;
        institution = send("POST", "/institutions", JSON, "{'name':'North','ensembleId':'north'}")
                .text("/id");
        UUID organization = UUID.randomUUID();
        jdbc.sql("insert into organization (id, institution_id, ensemble_id, name) values (?, ?::uuid, 'o', 'Arts')")
                .params(organization, institution)
                .update();
        UUID painting = library(organization, "Painting");
        library(organization, "Sculpture");
        template = send(
                        "POST",
                        "/workflow-templates",
                        JSON,
                        "{'organizationId':'" + organization
                                + "','name':'Zoom','zoom':{'accountId':'a','clientId':'c','clientSecret':'s'}}")
                .text("/id");
        workflow = send(
                        "POST",
                        "/media-workflows",
                        JSON,
                        "{'libraryId':'" + painting + "','templateId':'" + template + "'}")
                .text("/id");
    }

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void fromAFileOfPeopleToCandidates() throws Exception {
        Answer imported = send("POST", people(), CSV, PEOPLE);
        assertThat(imported.status()).isEqualTo(200);
        assertThat(imported.text("/read") + imported.text("/added") + imported.text("/refused"))
                .isEqualTo("431");
        assertThat(imported.text("/refusals/0/line")).isEqualTo("5");
        assertThat(imported.text("/refusals/0/sentence")).contains("Nowhere");

        String mirror = "/workflow-templates/" + template + "/zoom-users";
        Answer refresh = send("POST", mirror + "/refresh", null, null);
        assertThat(refresh.status()).isEqualTo(202);
        await().until(() -> send("GET", mirror, null, null).body().hasNonNull("readAt"));
        assertThat(send("GET", mirror, null, null).text("/users")).isEqualTo("3");

        String candidates = "/media-workflows/" + workflow + "/candidates";
        Answer own = send("GET", candidates, null, null);
        assertThat(own.body().at("/items").findValuesAsText("username")).containsExactly("bob", "ada");
        assertThat(own.text("/items/0/isActive")).isEqualTo("false");
        Answer first = send("GET", candidates + "?libraryId=*&limit=2", null, null);
        Answer second = send("GET", candidates + "?libraryId=*&limit=2&cursor=" + first.text("/next"), null, null);
        assertThat(second.body().at("/items").findValuesAsText("username")).containsExactly("cy");
        assertThat(send("GET", candidates + "?search=LOVE", null, null).body().at("/items"))
                .hasSize(1);
        assertProblem(400, "libraryId", send("GET", candidates + "?libraryId=x", null, null));
        assertProblem(400, "cursor", send("GET", candidates + "?cursor=x", null, null));

        assertThat(send("POST", people() + "&complete=true", CSV, PEOPLE.replaceAll("(?m)^bob.*\\n", ""))
                        .text("/gone"))
                .isEqualTo("1");
    }

    @Test
    void tooManyEmailsAtOnceAreRefusedInASentence() throws Exception {
        String emails = IntStream.range(0, 10_000)
                .mapToObj(i -> "'user" + i + "@example.org'")
                .collect(Collectors.joining(","));

        Answer refused =
                send("POST", "/media-workflows/" + workflow + "/active-users", JSON, "{'emails':[" + emails + "]}");

        assertProblem(400, "emails", refused);
        assertThat(refused.text("/detail")).contains("10,000").contains("100").contains("nothing was changed");
    }

    @Test
    void filesThatCannotBeTakenAreRefused() throws Exception {
        assertProblem(400, null, send("POST", people(), CSV, "name\nada\n"));
        assertThat(send("POST", people(), JSON, "{}").status()).isEqualTo(415);
        assertProblem(400, "institutionId", send("POST", "/directory/people", CSV, PEOPLE));
        assertProblem(404, null, send("POST", "/directory/people?institutionId=" + UUID.randomUUID(), CSV, PEOPLE));
        jdbc.sql("""
                        insert into directory_sync (id, institution_id, state, people)
                        values (gen_random_uuid(), ?::uuid, 'DONE', 7)
                        """).param(institution).update();
        assertProblem(409, null, send("POST", people(), CSV, PEOPLE));
    }

    @Test
    void whoSeesNothingIsToldNothing() throws Exception {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated("eve", null, java.util.List.of()));

        assertProblem(404, null, send("GET", "/media-workflows/" + workflow + "/candidates", null, null));
        assertProblem(404, null, send("GET", "/workflow-templates/" + template + "/zoom-users", null, null));
        assertProblem(404, null, send("POST", "/workflow-templates/" + template + "/zoom-users/refresh", null, null));
        assertProblem(404, null, send("POST", people(), CSV, PEOPLE));
    }

    private String people() {
        return "/directory/people?institutionId=" + institution;
    }

    private UUID library(UUID organization, String name) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into library (id, organization_id, ensemble_id, name) values (?, ?, ?, ?)")
                .params(id, organization, "l-" + name, name)
                .update();
        return id;
    }

    private static void assertProblem(int status, String field, Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.text("/detail")).matches("(?s)[A-Za-z].*\\.");
        assertThat(answer.body().path("field").asText(null)).isEqualTo(field);
    }

    private Answer send(String method, String path, String type, String body) throws Exception {
        var request = request(HttpMethod.valueOf(method), "/api/v1" + path).accept("application/json");
        if (body != null) {
            request.contentType(type).content(type.equals(JSON) ? body.replace('\'', '"') : body);
        }
        MockHttpServletResponse response =
                mvc.perform(request.principal(() -> "ada")).andReturn().getResponse();
        String text = response.getContentAsString(StandardCharsets.UTF_8);
        return new Answer(response.getStatus(), text.isEmpty() ? json.missingNode() : json.readTree(text));
    }
}

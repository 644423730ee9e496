package org.zoomensemble.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import org.zoomensemble.api.RestCalls.Answer;

/** ETag and If-Match, and the record that tells what changed meanwhile. */
@SpringBootTest(classes = RestRooms.class)
class EditGuardIT {

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private JdbcClient jdbc;

    private RestCalls calls;
    private String template;
    private String workflow;

    @BeforeEach
    void templateAndWorkflow() throws Exception {
        calls = new RestCalls(context, json);
        jdbc.sql("truncate institution, zoom_connection, change_record cascade").update();
        String institution =
                post("/institutions", "{'name':'North','ensembleId':'north'}").text("/id");
        UUID organization = UUID.randomUUID();
        UUID library = UUID.randomUUID();
        jdbc.sql("insert into organization (id, institution_id, ensemble_id, name) values (?, ?, 'o1', 'Arts')")
                .param(organization)
                .param(UUID.fromString(institution))
                .update();
        jdbc.sql("insert into library (id, organization_id, ensemble_id, name) values (?, ?, 'l1', 'Painting')")
                .param(library)
                .param(organization)
                .update();
        Answer made = post("/workflow-templates", """
                        {'organizationId':'%s','name':'Zoom',
                         'zoom':{'accountId':'a','clientId':'c','clientSecret':'canary-3e1b'}}
                        """.formatted(organization));
        template = "/workflow-templates/" + made.text("/id");
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        workflow = "/media-workflows/"
                + post("/media-workflows", "{'libraryId':'%s','templateId':'%s'}".formatted(library, made.text("/id")))
                        .text("/id");
    }

    @Test
    void aStaleEditIsRefusedWithWhatChanged() throws Exception {
        for (String path : new String[] {template, workflow}) {
            String read = get(path).header("ETag");
            assertThat(read).isEqualTo("\"1\"");
            Answer first = put(path, "{'title':'First'}", read);
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.header("ETag")).isEqualTo("\"2\"");

            Answer stale = put(path, "{'title':'Second'}", read);

            assertThat(stale.status()).isEqualTo(412);
            assertThat(stale.contentType()).isEqualTo("application/problem+json");
            assertThat(stale.text("/detail"))
                    .contains(" changed the title")
                    .endsWith(", after you had read this; load it anew, and make your change again.");
            assertThat(stale.text("/revision")).isEqualTo("2");
            assertThat(stale.text("/changes/0/field")).isEqualTo("title");
            assertThat(stale.text("/changes/0/before")).isEqualTo("{{MeetingTopic}}");
            assertThat(stale.text("/changes/0/now")).isEqualTo("First");
            assertThat(stale.text("/changes/0/by")).isNotBlank();
            assertThat(get(path).text("/title")).isEqualTo("First");
        }
    }

    @Test
    void ifMatchTakesWeakTagsListsAndAnything() throws Exception {
        for (String path : new String[] {template, workflow}) {
            int revision = 1;
            for (String taken : new String[] {"W/\"%d\"", "\"7\", \"%d\"", "*", null}) {
                String header = taken == null ? null : taken.formatted(revision);
                assertThat(put(path, "{'title':'T%d'}".formatted(revision), header)
                                .status())
                        .as(taken)
                        .isEqualTo(200);
                revision++;
            }
            for (String refused : new String[] {"5", "\"five\"", "\"5\",", "\"-1\"", ""}) {
                Answer answer = put(path, "{'title':'no'}", refused);
                assertThat(answer.status()).as(refused).isEqualTo(400);
                assertThat(answer.text("/field")).isEqualTo("If-Match");
                assertThat(answer.text("/detail")).contains("ETag");
            }
            assertThat(put(path, "{'title':'no'}", "\"1\", \"2\"").status()).isEqualTo(412);
            assertThat(get(path).text("/title")).isEqualTo("T4");
        }
    }

    @Test
    void changesTellWhoWhatAndWhen() throws Exception {
        put(template, "{'title':'Mine','enabled':true,'zoom':{'clientSecret':'canary-77'}}", null);
        String id = template.substring(template.lastIndexOf('/') + 1);

        Answer history = get("/changes?kind=TEMPLATE&subjectId=" + id + "&limit=1");

        assertThat(history.text("/items/0/action")).isEqualTo("CHANGED");
        assertThat(history.text("/items/0/sentence")).endsWith(" changed the template Zoom.");
        assertThat(history.text("/items/0/before/title")).isEqualTo("{{MeetingTopic}}");
        assertThat(history.text("/items/0/after/enabled")).isEqualTo("true");
        assertThat(history.text("/items/0/after/zoom.clientSecret")).isEqualTo("replaced");
        assertThat(history.text("/items/0/revision")).isEqualTo("2");
        assertThat(history.text("/items/0/at")).isNotBlank();
        Answer older = get("/changes?kind=TEMPLATE&subjectId=" + id + "&limit=1&cursor=" + history.text("/next"));
        assertThat(older.text("/items/0/action")).isEqualTo("MADE");
        assertThat(older.body().get("next").isNull()).isTrue();
        assertThat(get("/changes?person=nobody").body().at("/items")).isEmpty();
        assertThat(get("/changes?to=2020-01-01T00:00:00Z").body().at("/items")).isEmpty();
        assertThat(get("/changes?from=2020-01-01T00:00:00Z").body().at("/items"))
                .hasSize(4);
        assertThat(get("/changes").raw().getContentAsString()).doesNotContain("canary");
    }

    @Test
    void theDescriptionTellsOfTheGuard() throws Exception {
        Answer description = calls.call(HttpMethod.GET, "/v3/api-docs", null);
        for (String path : new String[] {"workflow-templates", "media-workflows"}) {
            String at = "/paths/~1api~1v1~1" + path + "~1{id}";
            assertThat(description.body().at(at + "/put/parameters").findValuesAsText("name"))
                    .contains("If-Match");
            assertThat(description.text(at + "/put/responses/412/content/application~1problem+json/schema/$ref"))
                    .isEqualTo("#/components/schemas/ChangedMeanwhile");
            assertThat(description.text(at + "/put/responses/200/headers/ETag/description"))
                    .contains("If-Match");
            assertThat(description.text(at + "/get/responses/200/headers/ETag/description"))
                    .contains("If-Match");
            assertThat(description.body().at(at + "/delete/responses/412").isMissingNode())
                    .isTrue();
        }
        assertThat(description.text("/components/schemas/ChangedMeanwhile/properties/changes/type"))
                .isEqualTo("array");
    }

    private Answer post(String path, String body) throws Exception {
        return calls.call(HttpMethod.POST, "/api/v1" + path, body.replace('\'', '"'));
    }

    private Answer get(String path) throws Exception {
        return calls.call(HttpMethod.GET, "/api/v1" + path, null);
    }

    private Answer put(String path, String body, String ifMatch) throws Exception {
        String json = body.replace('\'', '"');
        return ifMatch == null
                ? calls.call(HttpMethod.PUT, "/api/v1" + path, json)
                : calls.call(HttpMethod.PUT, "/api/v1" + path, json, "If-Match", ifMatch);
    }
}

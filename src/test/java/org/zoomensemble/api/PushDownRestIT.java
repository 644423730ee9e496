package org.zoomensemble.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.zoomensemble.workflow.PushDownSteps;

@SpringBootTest(classes = RestRooms.class)
class PushDownRestIT {

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PushDownSteps steps;

    private MockMvc mvc;
    private String organization;
    private String base;
    private String below;

    @BeforeEach
    void hierarchy() throws Exception {
        mvc = MockMvcBuilders.webAppContextSetup(context).build();
        jdbc.sql("truncate institution, zoom_connection, idempotency_key cascade")
                .update();
        UUID institution = UUID.randomUUID();
        UUID arts = UUID.randomUUID();
        organization = arts.toString();
        jdbc.sql("insert into institution (id, name, ensemble_id) values (?, 'North', 'north')")
                .param(institution)
                .update();
        jdbc.sql("insert into organization (id, institution_id, ensemble_id, name) values (?, ?, 'o', 'Arts')")
                .param(arts)
                .param(institution)
                .update();
        base = read(send(HttpMethod.POST, "/workflow-templates", """
                        {"institutionId":"%s","name":"Zoom",
                         "zoom":{"accountId":"acc","clientId":"client","clientSecret":"s"}}
                        """.formatted(institution)))
                .path("id")
                .asText();
        below = read(send(
                        HttpMethod.POST,
                        "/workflow-templates",
                        "{\"organizationId\":\"%s\",\"basedOn\":\"%s\"}".formatted(organization, base)))
                .path("id")
                .asText();
    }

    @Test
    void savingTellsWhereToLookForThePushDown() throws Exception {
        MockHttpServletResponse preview = send(
                HttpMethod.POST,
                "/workflow-templates/" + base + "/push-down-previews",
                "{\"title\":\"T2\",\"pushDown\":\"OVERWRITE_ALL\"}");
        assertThat(read(preview).at("/items/0/mode").asText()).isEqualTo("EXCEPT_CUSTOMIZED");
        assertThat(read(preview).at("/items/1/fields/title").asInt()).isEqualTo(1);
        assertThat(read(preview).has("next")).isTrue();

        MockHttpServletResponse saved = send(
                HttpMethod.PUT,
                "/workflow-templates/" + base,
                "{\"title\":\"T2\",\"enabled\":true,\"pushDown\":\"OVERWRITE_ALL\"}");

        String address = read(saved).path("pushDown").asText();
        assertThat(address).matches("/api/v1/push-downs/[0-9a-f-]{36}");
        assertThat(saved.getHeader("Location")).isEqualTo(address);
        assertThat(read(saved).path("title").asText()).isEqualTo("T2");
        assertThat(one(address).path("state").asText()).isEqualTo("RUNNING");
        JsonNode behind = one("/api/v1/workflow-templates/" + below);
        assertThat(behind.at("/behind/0").asText()).isEqualTo("title");
        assertThat(behind.path("enabled").asBoolean())
                .as("switches follow at once")
                .isTrue();
        UUID id = UUID.fromString(address.substring(address.lastIndexOf('/') + 1));
        steps.plan(id);
        steps.carryToTemplates(id);
        steps.listMediaWorkflows(id);
        steps.carryToMediaWorkflows(id);
        steps.recordResult(id);
        assertThat(one(address).path("changed").asInt()).isEqualTo(1);
        assertThat(one(address).path("sentence").asText()).isEqualTo("The only one below was changed.");
        assertThat(one("/api/v1/workflow-templates/" + below).path("title").asText())
                .isEqualTo("T2");
    }

    @Test
    void withoutOneNothingIsBegun() throws Exception {
        MockHttpServletResponse saved =
                send(HttpMethod.PUT, "/workflow-templates/" + base, "{\"title\":\"T2\",\"pushDown\":\"NO\"}");
        assertThat(saved.getStatus()).isEqualTo(200);
        assertThat(saved.getHeader("Location")).isNull();
        assertThat(read(saved).has("pushDown")).isFalse();

        MockHttpServletResponse wrong =
                send(HttpMethod.PUT, "/workflow-templates/" + base, "{\"pushDown\":\"PERHAPS\"}");
        assertThat(wrong.getStatus()).isEqualTo(400);
        assertThat(read(wrong).path("field").asText()).isEqualTo("pushDown");
        assertThat(read(wrong).path("detail").asText()).contains("EXCEPT_CUSTOMIZED");
        assertThat(send(HttpMethod.GET, "/push-downs/" + UUID.randomUUID(), null)
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void customizedFieldsAreToldAndGoBack() throws Exception {
        String address = "/workflow-templates/" + below;
        assertThat(read(send(HttpMethod.PUT, address, "{\"title\":\"Mine\"}"))
                        .at("/customized/0")
                        .asText())
                .isEqualTo("title");

        JsonNode back = read(send(HttpMethod.PUT, address, "{\"title\":\"Mine\",\"backToTemplate\":[\"title\"]}"));

        assertThat(back.path("title").asText()).isEqualTo("{{MeetingTopic}}");
        assertThat(back.path("customized")).isEmpty();
    }

    private JsonNode one(String address) throws Exception {
        return read(send(HttpMethod.GET, address.substring("/api/v1".length()), null));
    }

    private JsonNode read(MockHttpServletResponse answer) throws Exception {
        return json.readTree(answer.getContentAsString());
    }

    private MockHttpServletResponse send(HttpMethod method, String path, String body) throws Exception {
        var sent = request(method, "/api/v1" + path);
        if (body != null) {
            sent.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        return mvc.perform(sent.with(person -> {
                    person.setUserPrincipal(() -> "ada");
                    return person;
                }))
                .andReturn()
                .getResponse();
    }
}

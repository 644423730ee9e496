package org.zoomensemble.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import org.zoomensemble.ingest.ReconciliationSteps;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.zoom.ZoomAccount;

@SpringBootTest(classes = RestRooms.class)
class ReconciliationRestIT {

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ReconciliationSteps steps;

    @Autowired
    private ZoomAccount zoom;

    private RestCalls calls;
    private String workflow;

    @BeforeEach
    void hierarchy() {
        calls = new RestCalls(context, json);
        jdbc.sql("truncate institution, zoom_connection, idempotency_key cascade")
                .update();
        UUID institution = UUID.randomUUID();
        UUID organization = UUID.randomUUID();
        UUID library = UUID.randomUUID();
        UUID connection = UUID.randomUUID();
        UUID template = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        String user = "z" + id;
        run("insert into institution (id, name, ensemble_id) values (?, 'North', 'n')", institution);
        run(
                "insert into organization (id, institution_id, ensemble_id, name) values (?, ?, 'o', 'Arts')",
                organization,
                institution);
        run(
                "insert into library (id, organization_id, ensemble_id, name) values (?, ?, 'l', 'Painting')",
                library,
                organization);
        run(
                "insert into zoom_connection (id, api_url, auth, account_id, client_id, sealed_secret)"
                        + " values (?, 'https://api.zoom.us/v2', 'SERVER_TO_SERVER', 'a', 'c', 'sealed.eA==')",
                connection);
        run(
                "insert into workflow_template (id, level, institution_id, connection_id, name, title, description, enabled,"
                        + " enabled_at) values (?, 'INSTITUTION', ?, ?, 'T', '{{MeetingTopic}}', '', true,"
                        + " now() - interval '20 days')",
                template,
                institution,
                connection);
        run(
                "insert into media_workflow (id, library_id, template_id, name, title, description)"
                        + " values (?, ?, ?, 'Lectures', '{{MeetingTopic}}', '')",
                id,
                library,
                template);
        run(
                "insert into active_user (media_workflow_id, library_id, zoom_user_id, email, display_name, added_at)"
                        + " values (?, ?, ?, 'ada@example.org', 'Ada', now() - interval '20 days')",
                id,
                library,
                user);
        zoom.user(user, "ada@example.org");
        zoom.recording("lost/" + id + "==", user, Instant.now().minus(Duration.ofDays(2)));
        workflow = "/api/v1/media-workflows/" + id;
    }

    @Test
    void itIsAskedForReadAndMended() throws Exception {
        RestCalls.Answer none = calls.call(HttpMethod.GET, workflow + "/reconciliation", null);
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.text("/detail")).contains("POST to /media-workflows/");

        RestCalls.Answer asked = calls.call(HttpMethod.POST, workflow + "/reconciliations", null);
        assertThat(asked.status()).isEqualTo(202);
        String address = asked.header("Location");
        assertThat(address).isEqualTo("/api/v1/reconciliations/" + asked.text("/id"));
        assertThat(asked.text("/requestedBy")).isEqualTo("ada");
        assertThat(calls.call(HttpMethod.POST, workflow + "/reconciliations", "{}")
                        .text("/id"))
                .as("one of the same days that is running is found")
                .isEqualTo(asked.text("/id"));
        assertThat(calls.call(HttpMethod.GET, address, null).text("/reconciliation/state"))
                .isEqualTo("RUNNING");
        UUID id = UUID.fromString(asked.text("/id"));
        steps.lookAtZoom(id, Heartbeat.none());
        steps.lookAtEnsemble(id, Heartbeat.none());

        RestCalls.Answer found = calls.call(HttpMethod.GET, workflow + "/reconciliation?limit=1", null);
        assertThat(found.text("/reconciliation/counts/missing")).isEqualTo("1");
        assertThat(found.text("/items/0/kind")).isEqualTo("MISSING");
        assertThat(found.body().has("next")).isTrue();
        String difference = found.text("/items/0/id");
        String chosen = "{\"differenceIds\":[\"%s\"]}".formatted(difference);
        RestCalls.Answer mended = calls.call(HttpMethod.POST, address + "/mend", chosen);
        assertThat(mended.text("/items/0/result")).isEqualTo("MENDED");
        assertThat(mended.text("/items/0/ingestId")).isNotEmpty();
        assertThat(calls.call(HttpMethod.POST, address + "/mend", chosen).text("/items/0/result"))
                .isEqualTo("SETTLED_BEFORE");
        assertThat(calls.call(HttpMethod.POST, address + "/mend", null).body().path("items"))
                .isEmpty();
        RestCalls.Answer unknown = calls.call(
                HttpMethod.POST, address + "/mend", "{\"differenceIds\":[\"%s\"]}".formatted(UUID.randomUUID()));
        assertThat(unknown.status()).isEqualTo(404);
    }

    @Test
    void daysThatMakeNoPeriodAreRefused() throws Exception {
        RestCalls.Answer refused = calls.call(
                HttpMethod.POST, workflow + "/reconciliations", "{\"from\":\"2026-02-02\",\"to\":\"2026-02-01\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/detail")).contains("behind the last");
    }

    @Test
    void whatIsMeantToBeSoIsLeft() throws Exception {
        String address =
                calls.call(HttpMethod.POST, workflow + "/reconciliations", null).header("Location");
        UUID id = UUID.fromString(address.substring(address.lastIndexOf('/') + 1));
        steps.lookAtZoom(id, Heartbeat.none());
        steps.lookAtEnsemble(id, Heartbeat.none());
        String difference = calls.call(HttpMethod.GET, address, null).text("/items/0/id");

        RestCalls.Answer left = calls.call(
                HttpMethod.POST,
                address + "/mend",
                "{\"differenceIds\":[\"%s\"],\"leave\":true}".formatted(difference));

        assertThat(left.text("/items/0/sentence")).isEqualTo("Left as it is by ada.");
        assertThat(calls.call(HttpMethod.GET, address, null).text("/reconciliation/counts/missing"))
                .isEqualTo("0");
    }

    private void run(String sql, Object... parameters) {
        jdbc.sql(sql).params(parameters).update();
    }
}

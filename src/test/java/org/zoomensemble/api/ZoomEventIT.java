package org.zoomensemble.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.zoomensemble.security.Secret;
import org.zoomensemble.workflow.ActiveUsers;
import org.zoomensemble.workflow.ConnectionDraft;
import org.zoomensemble.workflow.MediaWorkflowDraft;
import org.zoomensemble.workflow.MediaWorkflows;
import org.zoomensemble.workflow.SwitchesDraft;
import org.zoomensemble.workflow.TemplateDraft;
import org.zoomensemble.workflow.WorkflowTemplate;
import org.zoomensemble.workflow.WorkflowTemplates;
import org.zoomensemble.zoom.ZoomAccount;

@SpringBootTest(classes = RestRooms.class)
class ZoomEventIT {

    private static final String TOKEN = "canary-webhook-7b22";

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ZoomAccount zoom;

    @Autowired
    private WorkflowTemplates templates;

    @Autowired
    private MediaWorkflows mediaWorkflows;

    @Autowired
    private ActiveUsers activeUsers;

    @Autowired
    private RestRooms.Started started;

    private MockMvc mvc;
    private UUID connection;

    @BeforeEach
    void account() {
        mvc = MockMvcBuilders.webAppContextSetup(context).build();
        jdbc.sql("truncate institution, zoom_connection cascade").update();
        started.all.clear();
        UUID institution = row("insert into institution (id, name) values (:id, 'North')", null);
        UUID organization = row(
                "insert into organization (id, institution_id, ensemble_id, name) values (:id, :above, 'o', 'Arts')",
                institution);
        UUID library = row(
                "insert into library (id, organization_id, ensemble_id, name) values (:id, :above, 'l', 'Painting')",
                organization);
        WorkflowTemplate template = templates
                .make(new TemplateDraft(
                        null,
                        institution,
                        null,
                        null,
                        "Zoom",
                        null,
                        null,
                        null,
                        new ConnectionDraft(null, null, null, "acc", "client", new Secret("s"), new Secret(TOKEN)),
                        new SwitchesDraft(true, false, false, true),
                        null))
                .template();
        connection = template.connection().id();
        UUID workflow = mediaWorkflows
                .make(new MediaWorkflowDraft(library, template.id(), null, null, null, null, null, null))
                .mediaWorkflow()
                .id();
        zoom.user("z1", "ada@example.org");
        activeUsers.add(workflow, List.of("ada@example.org"));
    }

    @Test
    void theAddressIsValidatedWithTheDigestOfTheToken() throws Exception {
        MockHttpServletResponse answer =
                send("{\"event\":\"endpoint.url_validation\",\"payload\":{\"plainToken\":\"abc\"}}", Duration.ZERO);

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(json.readTree(answer.getContentAsString()).get("plainToken").asText())
                .isEqualTo("abc");
        assertThat(json.readTree(answer.getContentAsString())
                        .get("encryptedToken")
                        .asText())
                .isEqualTo(digest("abc"));
    }

    @Test
    void oneRecordingSaid64TimesAtOnceIsOneIngest() throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Integer>> calls = IntStream.range(0, 64)
                    .<Callable<Integer>>mapToObj(number ->
                            () -> send(completed("r/1=="), Duration.ZERO).getStatus())
                    .toList();
            for (Future<Integer> status : senders.invokeAll(calls)) {
                assertThat(status.get()).isEqualTo(204);
            }
        } finally {
            senders.shutdownNow();
        }

        assertThat(started.all).hasSize(1);
        assertThat(jdbc.sql("select found_by || ' ' || recording_uuid from ingest")
                        .query(String.class)
                        .list())
                .containsExactly("WEBHOOK r/1==");
    }

    @Test
    void whatIsNotSignedNowByThisTokenIsRefused() throws Exception {
        String body = completed("r1");
        assertThat(send(body, Duration.ofMinutes(-6)).getStatus()).isEqualTo(401);
        assertThat(mvc.perform(post("/api/v1/webhooks/zoom/" + connection).content(body))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(401);
        String now = Long.toString(Instant.now().getEpochSecond());
        assertThat(mvc.perform(post("/api/v1/webhooks/zoom/" + connection)
                                .content(body + " ")
                                .header("x-zm-request-timestamp", now)
                                .header("x-zm-signature", "v0=" + digest("v0:" + now + ":" + body)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(401);

        assertThat(started.all).isEmpty();
    }

    @Test
    void eventsWithoutMeaningHereAreTakenAndNonsenseIsSaid() throws Exception {
        assertThat(send("{\"event\":\"meeting.started\",\"payload\":{}}", Duration.ZERO)
                        .getStatus())
                .isEqualTo(204);
        assertThat(send("nonsense", Duration.ZERO).getStatus()).isEqualTo(400);
        assertThat(send("{\"event\":\"x\",\"filler\":\"" + "x".repeat(1_048_576) + "\"}", Duration.ZERO)
                        .getStatus())
                .isEqualTo(413);
        UUID another = UUID.randomUUID();
        assertThat(mvc.perform(post("/api/v1/webhooks/zoom/" + another).content("{}"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);

        assertThat(started.all).isEmpty();
    }

    private static String completed(String uuid) {
        return ("{\"event\":\"recording.completed\",\"payload\":{\"account_id\":\"acc\",\"object\":{\"uuid\":\"%s\","
                        + "\"host_id\":\"z1\",\"topic\":\"Physics\",\"start_time\":\"%s\"}}}")
                .formatted(uuid, Instant.now());
    }

    private MockHttpServletResponse send(String body, Duration off) throws Exception {
        String timestamp = Long.toString(Instant.now().plus(off).getEpochSecond());
        return mvc.perform(post("/api/v1/webhooks/zoom/" + connection)
                        .content(body)
                        .header("x-zm-request-timestamp", timestamp)
                        .header("x-zm-signature", "v0=" + digest("v0:" + timestamp + ":" + body)))
                .andReturn()
                .getResponse();
    }

    private static String digest(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private UUID row(String insert, UUID above) {
        UUID id = UUID.randomUUID();
        JdbcClient.StatementSpec statement = jdbc.sql(insert).param("id", id);
        (above == null ? statement : statement.param("above", above)).update();
        return id;
    }
}

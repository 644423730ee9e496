package org.zoomensemble.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
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
import org.zoomensemble.recording.EventInbox;
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
import org.zoomensemble.zoom.ZoomEvents;

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

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private EventInbox inbox;

    @Autowired
    private ZoomEvents events;

    private MockMvc mvc;
    private UUID connection;
    private UUID template;

    @BeforeEach
    void account() {
        mvc = MockMvcBuilders.webAppContextSetup(context).build();
        jdbc.sql("truncate institution, zoom_connection cascade").update();
        started.all.clear();
        zoom.recordingsAsked.clear();
        UUID institution = row("insert into institution (id, name) values (:id, 'North')", null);
        UUID organization = row(
                "insert into organization (id, institution_id, ensemble_id, name) values (:id, :above, 'o', 'Arts')",
                institution);
        UUID library = row(
                "insert into library (id, organization_id, ensemble_id, name) values (:id, :above, 'l', 'Painting')",
                organization);
        WorkflowTemplate made = templates
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
        template = made.id();
        connection = made.connection().id();
        UUID workflow = mediaWorkflows
                .make(new MediaWorkflowDraft(library, made.id(), null, null, null, null, null, null))
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

    @Test
    void theSignatureIsOverTheBytesAsTheyCame() throws Exception {
        String spaced = completed("r1").replace("{", "{ \n").replace("Physics", "Phys\\u0069cs \u00e4");
        String now = Long.toString(Instant.now().getEpochSecond());
        String digest = "v0=" + digest("v0:" + now + ":" + spaced);
        String sameJson = json.readTree(spaced).toString();
        assertThat(sameJson).isNotEqualTo(spaced);

        assertThat(send(sameJson, now, digest).getStatus()).isEqualTo(401);
        assertThat(started.all).isEmpty();
        assertThat(send(spaced, now, digest).getStatus()).isEqualTo(204);
        assertThat(started.all).hasSize(1);
    }

    @Test
    void whatIsKnownOfTheWebhookIsToldWithoutAnySecret() throws Exception {
        assertThat(webhook().path("sentence").asText()).startsWith("None yet.");
        assertThat(webhook().path("events").toString()).contains("recording.batch_recovered", "recording.renamed");
        assertThat(webhook().path("url").asText()).endsWith("/api/v1/webhooks/zoom/" + connection);

        send(completed("r1"), Duration.ofMinutes(-6));
        assertThat(webhook().path("refusedBecause").asText()).isEqualTo("OLD_TIMESTAMP");
        assertThat(webhook().path("sentence").asText()).contains("clock");

        String now = Long.toString(Instant.now().getEpochSecond());
        send(completed("r1"), now, "v0=" + "0".repeat(64));
        assertThat(webhook().path("sentence").asText()).contains("does not fit").contains("compare the secret token");

        send(completed("r1"), Duration.ZERO);
        assertThat(webhook().path("sentence").asText()).isEqualTo("Last event: recording.completed.");
        assertThat(webhook().path("hasSecretToken").asBoolean()).isTrue();
        assertThat(webhook().toString()).doesNotContain(TOKEN);

        for (int event = 0; event < 5; event++) {
            send("{\"event\":\"recording.renamed\"}", Duration.ZERO);
        }
        assertThat(webhook().path("lastEvent").asText())
                .as("one write within five seconds")
                .isEqualTo("recording.completed");
    }

    @Test
    void eventsOfAnotherAccountAreIgnoredAndCounted() throws Exception {
        double before = counted("other_account");

        assertThat(send(completed("r1").replace("\"acc\"", "\"other\""), Duration.ZERO)
                        .getStatus())
                .isEqualTo(204);

        assertThat(started.all).isEmpty();
        assertThat(counted("other_account")).isEqualTo(before + 1);
        assertThat(webhook().path("lastEventAt").isMissingNode()).isTrue();
    }

    @Test
    void whatIsNoJsonByItsTypeIsRefusedUnread() throws Exception {
        for (String type :
                List.of("application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "nonsense")) {
            assertThat(mvc.perform(post("/api/v1/webhooks/zoom/" + connection)
                                    .content("a=b")
                                    .header("Content-Type", type))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .as(type)
                    .isEqualTo(415);
        }
    }

    @Test
    void orderRepetitionAndDelayChangeNothing() throws Exception {
        String late = completed("r1").replace("\"payload\"", "\"event_ts\":1500000000000,\"payload\"");
        for (String event : List.of(
                completed("r1").replace("recording.completed", "recording.trashed"),
                completed("r1").replace("recording.completed", "recording.transcript_completed"),
                late,
                completed("r1"),
                completed("r1").replace("recording.completed", "recording.recovered"))) {
            assertThat(send(event, Duration.ZERO).getStatus()).isEqualTo(204);
        }

        assertThat(started.all).hasSize(1);
        assertThat(jdbc.sql("select state from ingest").query(String.class).list())
                .containsExactly("RUNNING");

        // Days after it was ingested, removed and renamed, Zoom is asked before anything is believed.
        jdbc.sql(
                        "update ingest set state = 'INGESTED', finished_at = now() - interval '2 days', removal = 'REMOVED',"
                                + " removal_at = now() - interval '2 days', removed_at = now() - interval '2 days', topic = 'Renamed'")
                .update();
        assertThat(send(late, Duration.ZERO).getStatus()).isEqualTo(204);
        assertThat(started.all).hasSize(1);
        assertThat(jdbc.sql("select is_removed from ingest")
                        .query(Boolean.class)
                        .list())
                .containsExactly(true);
        assertThat(jdbc.sql("select recording_uuid from recording_look")
                        .query(String.class)
                        .list())
                .containsExactly("r1");
    }

    @Test
    void whatAnEventDoesNotTellIsToBeReadAtZoom() throws Exception {
        send(
                "{\"event\":\"recording.batch_recovered\",\"payload\":{\"account_id\":\"acc\","
                        + "\"object\":{\"meeting_uuids\":[\"b==\",\"/a\",\"b==\"]}}}",
                Duration.ZERO);
        send(completed("finished"), Duration.ZERO);
        jdbc.sql("update ingest set state = 'INGESTED'").update();
        send(completed("running"), Duration.ZERO);
        for (String uuid : List.of("finished", "running", "unknown")) {
            send(completed(uuid).replace("recording.completed", "recording.renamed"), Duration.ZERO);
        }
        send(completed("trashed").replace("recording.completed", "recording.trashed"), Duration.ZERO);

        assertThat(jdbc.sql("select because || ' ' || recording_uuid from recording_look order by 1")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "recording.batch_recovered /a", "recording.batch_recovered b==", "recording.renamed finished");
        assertThat(zoom.recordingsAsked).isEmpty();
    }

    @Test
    void anEventIsWrittenDownWithoutItsTokenAndOnceWhileItWaits() throws Exception {
        UUID id = connection;
        byte[] body = completed("r1")
                .replaceFirst("\\{", "{\"download_token\":\"canary\",")
                .getBytes(StandardCharsets.UTF_8);
        jdbc.sql(
                        "create function hold() returns trigger language plpgsql as $$ begin new.due_at = now() + interval '1 hour'; return new; end $$")
                .update();
        jdbc.sql("create trigger hold before insert on zoom_event for each row execute function hold()")
                .update();
        try {
            inbox.take(id, events.read(body), body);
            inbox.take(id, events.read(body), body);
            inbox.work();

            assertThat(started.all).isEmpty();
            assertThat(jdbc.sql("select body from zoom_event")
                            .query(String.class)
                            .list())
                    .singleElement()
                    .asString()
                    .contains("r1")
                    .doesNotContain("canary");
        } finally {
            jdbc.sql("drop trigger hold on zoom_event").update();
            jdbc.sql("drop function hold()").update();
        }

        // A node that was stopped in the middle of it leaves it behind; it is due again when its lease is over.
        jdbc.sql("update zoom_event set due_at = now(), taken_until = now() + interval '1 hour'")
                .update();
        inbox.work();
        assertThat(started.all).isEmpty();
        jdbc.sql("update zoom_event set taken_until = now()").update();
        inbox.work();
        assertThat(started.all).hasSize(1);
        assertThat(jdbc.sql("select count(*) from zoom_event")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private JsonNode webhook() throws Exception {
        return json.readTree(mvc.perform(get("/api/v1/workflow-templates/" + template + "/webhook"))
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private double counted(String outcome) {
        return meters.counter("zoomensemble.webhook.events", "outcome", outcome).count();
    }

    private static String completed(String uuid) {
        return ("{\"event\":\"recording.completed\",\"payload\":{\"account_id\":\"acc\",\"object\":{\"uuid\":\"%s\","
                        + "\"host_id\":\"z1\",\"topic\":\"Physics\",\"start_time\":\"%s\"}}}")
                .formatted(uuid, Instant.now());
    }

    private MockHttpServletResponse send(String body, Duration off) throws Exception {
        String timestamp = Long.toString(Instant.now().plus(off).getEpochSecond());
        return send(body, timestamp, "v0=" + digest("v0:" + timestamp + ":" + body));
    }

    /** Answers when what the event said is carried out. */
    private MockHttpServletResponse send(String body, String timestamp, String signature) throws Exception {
        MockHttpServletResponse answer = mvc.perform(post("/api/v1/webhooks/zoom/" + connection)
                        .content(body)
                        .contentType("application/json; charset=utf-8")
                        .header("x-zm-request-timestamp", timestamp)
                        .header("x-zm-signature", signature))
                .andReturn()
                .getResponse();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> jdbc.sql("select count(*) from zoom_event")
                                .query(Integer.class)
                                .single()
                        == 0);
        return answer;
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

package org.zoomensemble.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.zoomensemble.ingest.RecordingListSteps;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.security.Secret;
import org.zoomensemble.security.SecretSeal;
import org.zoomensemble.zoom.ZoomAccount;

/** Ingests by uuid, by number and start, by share link, and by a file of them. */
@SpringBootTest(classes = RestRooms.class)
class IngestTriggerIT {

    private static final String LINK = "https://us02web.zoom.us/rec/share/AbC.d-1";
    private static final String NUMBER = "87654321098";

    private final Instant start =
            Instant.now().minus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS).plus(9, ChronoUnit.HOURS);
    private final LocalDate day = LocalDate.ofInstant(start, ZoneOffset.UTC);

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ZoomAccount zoom;

    @Autowired
    private RecordingListSteps steps;

    @Autowired
    private SecretSeal seal;

    private RestCalls rest;
    private MockMvc mvc;
    private UUID workflow;
    private UUID library;

    @BeforeEach
    void account() {
        jdbc.sql("truncate institution, zoom_connection, idempotency_key, seen_recording cascade")
                .update();
        zoom.clear();
        rest = new RestCalls(context, json);
        mvc = MockMvcBuilders.webAppContextSetup(context).build();
        UUID institution = insert("institution (id, name) values (?, 'North')");
        UUID organization =
                insert("organization (id, institution_id, ensemble_id, name) values (?, ?, 'o', 'Arts')", institution);
        library =
                insert("library (id, organization_id, ensemble_id, name) values (?, ?, 'l', 'Painting')", organization);
        UUID connection = insert(
                "zoom_connection (id, api_url, oauth_url, auth, account_id, client_id, sealed_secret) values (?,"
                        + " 'https://api.zoom.us/v2', 'https://zoom.us/oauth/token', 'SERVER_TO_SERVER', 'acc', 'client', ?)",
                seal.seal(new Secret("secret")));
        UUID template = insert(
                "workflow_template (id, level, institution_id, connection_id, name, title, description, enabled, enabled_at)"
                        + " values (?, 'INSTITUTION', ?, ?, 'Lectures', '{{MeetingTopic}}', '', true, now())",
                institution,
                connection);
        workflow = insert(
                "media_workflow (id, library_id, template_id, name, title, description) values (?, ?, ?, 'W', '{{MeetingTopic}}', '')",
                library,
                template);
        active("z1");
        active("z2");
        zoom.user("z3", "not.active@example.org");
    }

    @Test
    void aShareLinkIsFoundAmongTheActiveUsersWhateverItsPasscode() throws Exception {
        zoom.recording("u1==", "z2", start, NUMBER, LINK, "https://us02web.zoom.us/rec/play/P.1");

        RestCalls.Answer byShare = ingest("shareLink", "https://north.zoom.us/rec/share/AbC.d-1?pwd=canary");
        int listed = zoom.asked.size();
        RestCalls.Answer byPlay = ingest("shareLink", "https://zoom.us/rec/play/P.1?startTime=5");

        assertThat(byShare.status()).isEqualTo(202);
        assertThat(byShare.text("/meetingUuid")).isEqualTo("u1==");
        assertThat(byPlay.text("/id")).isEqualTo(byShare.text("/id"));
        assertThat(zoom.asked).as("what a list showed is remembered").hasSize(listed);
        assertThat(listed).as("one call a user").isEqualTo(2);
        assertThat(everythingStored()).doesNotContain("canary").doesNotContain("AbC.d-1");
    }

    @Test
    void aLinkOfSomebodyWhoIsNotActiveBringsNothing() throws Exception {
        zoom.recording("u3", "z3", start, NUMBER, LINK);
        RestCalls.Answer unknown = ingest("shareLink", LINK);
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text("/field")).isEqualTo("shareLink");
        assertThat(unknown.text("/detail")).contains("None of the recordings").contains("Send the uuid");

        jdbc.sql(
                        "insert into seen_recording (zoom_account, recording_uuid, host_id, meeting_id, links) values ('acc', 'u3', 'z3', ?, array[?])")
                .params(
                        NUMBER,
                        org.zoomensemble.zoom.ShareLink.of(LINK).orElseThrow().key())
                .update();
        assertThat(ingest("shareLink", LINK).text("/detail")).contains("is not active in this media workflow");
        assertThat(ingest("meetingNumber", NUMBER, "start", day.toString()).text("/detail"))
                .contains("is not active in this media workflow");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shareLink|https://panopto.example/rec/share/x|shareLink|panopto.example is none of Zoom's",
                "shareLink|https://zoom.us/j/87654321098|shareLink|shows no recording",
                "shareLink|something|shareLink|This is no link",
                "meetingUuid|876 5432 1098|meetingUuid|This is a meeting number",
                "meetingNumber|8.76543E+10|meetingNumber|its column must be text",
                "meetingNumber|87654321098|start|send the start as well",
                "start|2026-11-01|meetingNumber|send the meeting number as well",
            })
    void eachRefusalNamesFieldAndRemedy(String name, String value, String field, String sentence) throws Exception {
        RestCalls.Answer answer = ingest(name, value);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/field")).isEqualTo(field);
        assertThat(answer.text("/detail")).contains(sentence);
    }

    @Test
    void exactlyOneWayNamesTheRecording() throws Exception {
        assertThat(ingest("meetingUuid", "u", "shareLink", LINK).text("/detail"))
                .contains("in several ways");
        assertThat(ingest("meetingUuid", " ").text("/detail")).contains("Nothing names the recording");
        assertThat(ingest("meetingNumber", NUMBER, "start", day + "T09:00").text("/detail"))
                .contains("tells no time zone");
    }

    @Test
    void ofSeveralInstancesOfANumberTheOneThatIsMeantHasToBeNamed() throws Exception {
        zoom.recording("before", "z1", start.minus(7, ChronoUnit.DAYS), NUMBER);
        zoom.recording("morning", "z1", start, NUMBER);
        zoom.recording("noon", "z1", start.plus(20, ChronoUnit.MINUTES), NUMBER);
        zoom.recording("other", "z1", start, "99999999999");
        zoom.recording("newest", "z1", start.plus(1, ChronoUnit.DAYS), NUMBER);

        RestCalls.Answer several = ingest("meetingNumber", "876 5432 1098", "start", day.toString());
        assertThat(several.status()).isEqualTo(409);
        assertThat(several.body().at("/instances").findValuesAsText("meetingUuid"))
                .containsExactly("morning", "noon");
        assertThat(several.text("/detail")).contains("morning (" + start + ")").contains("Send the uuid");

        assertThat(ingest("meetingNumber", NUMBER, "start", start.toString()).text("/meetingUuid"))
                .isEqualTo("morning");
        assertThat(ingest("meetingNumber", NUMBER, "start", day.plusDays(1).toString())
                        .text("/meetingUuid"))
                .isEqualTo("newest");
        RestCalls.Answer none =
                ingest("meetingNumber", NUMBER, "start", day.minusDays(3).toString());
        assertThat(none.text("/field")).isEqualTo("start");
        assertThat(none.text("/detail")).contains("Zoom has no recording of the meeting number");
    }

    @Test
    void aNumberWhoseNewestMeetingWasNotRecordedIsLookedForAmongTheActiveUsers() throws Exception {
        zoom.recording("only", "z2", start.minus(60, ChronoUnit.DAYS), NUMBER);
        zoom.numberIsUnknown = true;

        assertThat(ingest("meetingNumber", NUMBER, "start", day.minusDays(60).toString())
                        .text("/meetingUuid"))
                .isEqualTo("only");
    }

    @Test
    void aFileIsAnsweredLineByLineWithOneListOfEachUser() throws Exception {
        for (int user = 3; user <= 40; user++) {
            active("m" + user);
        }
        zoom.recording("known", "z1", start);
        zoom.recording("by-uuid", "z1", start);
        zoom.recording("by-link", "z2", start, "11111111111", LINK);
        zoom.recording("by-number", "m7", start, NUMBER);
        String known = ingest("meetingUuid", "known").text("/id");
        jdbc.sql("update ingest set announced_at = now() - interval '1 hour'").update();
        zoom.numberIsUnknown = true;
        zoom.asked.clear();
        String csv = "\uFEFFUUID;Meeting number;Start;Share link\r\n"
                + "known;;;\r\n"
                + "by-uuid;;;\r\n"
                + ";;;" + LINK + "?pwd=canary\r\n"
                + ";" + NUMBER + ";" + day + ";\r\n"
                + ";;;https://zoom.us/rec/share/nowhere?pwd=canary\r\n"
                + "gone;;;\r\n"
                + "by-uuid;;;" + LINK + "\r\n"
                + "\r\n"
                + ";" + NUMBER + ";;\r\n";

        Taken taken = csv(csv, null);
        assertThat(taken.status()).isEqualTo(202);
        assertThat(zoom.asked).as("Zoom is not asked while somebody waits").isEmpty();
        assertThat(zoom.recordingsAsked).hasSize(1);
        work(taken.id());

        JsonNode list = get("/api/v1/recording-lists/" + taken.id());
        assertThat(list.at("/state").asText()).isEqualTo("DONE");
        assertThat(List.of(
                        list.at("/lines").asInt(),
                        list.at("/done").asInt(),
                        list.at("/found").asInt(),
                        list.at("/alreadyThere").asInt(),
                        list.at("/unknownAtZoom").asInt(),
                        list.at("/notUnderstood").asInt()))
                .containsExactly(8, 8, 3, 1, 2, 2);
        assertThat(list.at("/usersDone").asInt()).isEqualTo(40);
        assertThat(zoom.asked).as("each user once, and the day of the number").hasSize(41);
        JsonNode lines = get("/api/v1/recording-lists/" + taken.id() + "/lines");
        assertThat(lines.at("/items").findValuesAsText("line"))
                .containsExactly("2", "3", "4", "5", "6", "7", "8", "10");
        assertThat(lines.at("/items").findValuesAsText("verdict"))
                .containsExactly(
                        "ALREADY_THERE",
                        "FOUND",
                        "FOUND",
                        "FOUND",
                        "UNKNOWN_AT_ZOOM",
                        "UNKNOWN_AT_ZOOM",
                        "NOT_UNDERSTOOD",
                        "NOT_UNDERSTOOD");
        assertThat(lines.at("/items/0/ingestId").asText()).isEqualTo(known);
        assertThat(get("/api/v1/ingests/" + lines.at("/items/3/ingestId").asText())
                        .at("/meetingUuid")
                        .asText())
                .isEqualTo("by-number");
        assertThat(lines.at("/items/7/sentence").asText()).contains("send the start as well");
        JsonNode page = get("/api/v1/recording-lists/" + taken.id() + "/lines?verdict=FOUND&limit=2");
        assertThat(page.at("/items").findValuesAsText("line")).containsExactly("3", "4");
        assertThat(get("/api/v1/recording-lists/" + taken.id() + "/lines?verdict=FOUND&limit=2&cursor="
                                + page.at("/next").asText())
                        .at("/items")
                        .findValuesAsText("line"))
                .containsExactly("5");
        assertThat(everythingStored()).doesNotContain("canary");
    }

    @Test
    void theSameKeyFindsTheSameListAndNoOther() throws Exception {
        Taken first = csv("uuid\nu1\n", "k1");
        Taken again = csv("uuid\nu1\n", "k1");
        Taken other = csv("uuid\nu2\n", "k1");

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(other.status()).isEqualTo(400);
        assertThat(csv("uuid\nu1\n", "k2").id()).isNotEqualTo(first.id());
        assertThat(jdbc.sql("select count(*) from recording_list")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "topic,host\\nx,y\\n|names no column",
                "meeting number\\n87654321098\\n|a meeting number needs the start",
                "uuid\\n|names no recording",
                "uuid,uuid\\nx,y\\n|stands twice",
                "uuid\\n\"x\\n|quotation mark",
            })
    void aFileThatCannotBeReadIsRefusedAsAWhole(String csv, String sentence) throws Exception {
        Taken taken = csv(csv.replace("\\n", "\n"), "k");

        assertThat(taken.status()).isEqualTo(400);
        assertThat(taken.body().at("/detail").asText()).contains(sentence);
        assertThat(jdbc.sql("select count(*) from recording_list")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void moreThanFiveThousandLinesAreRefused() throws Exception {
        assertThat(csv("uuid\n" + "u\n".repeat(5_001), null)
                        .body()
                        .at("/detail")
                        .asText())
                .contains("5,000");
        assertThat(csv("uuid\n" + "u\n".repeat(5_000), null).status()).isEqualTo(202);
    }

    @Test
    void whatMayPassIsTriedAgainAndOneLinesTroubleIsItsOwn() throws Exception {
        zoom.recording("by-number", "z1", start, NUMBER);
        Taken taken = csv("uuid,meeting number,start\n," + NUMBER + "," + day + "\nu9,,\n", null);
        zoom.alwaysFails.put("z1", WorkFailure.retry("Zoom answered 500 to the list of z1."));

        UUID list = UUID.fromString(taken.id());
        for (int attempt = 1; attempt <= 2; attempt++) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> drain(list))
                    .isInstanceOf(WorkFailure.class);
        }
        drain(list);

        assertThat(get("/api/v1/recording-lists/" + taken.id() + "/lines")
                        .at("/items")
                        .findValuesAsText("verdict"))
                .containsExactly("REFUSED", "UNKNOWN_AT_ZOOM");
    }

    @Test
    void forcedARecordingIsIngestedOnceMoreWhenItHasItsOutcome() throws Exception {
        zoom.recording("u1", "z1", start);
        String first = ingest("meetingUuid", "u1", "force", "true").text("/id");
        assertThat(ingest("meetingUuid", "u1", "force", "true").status()).isEqualTo(409);
        jdbc.sql("update ingest set state = 'INGESTED', finished_at = now()").update();

        assertThat(ingest("meetingUuid", "u1").text("/id")).isEqualTo(first);
        RestCalls.Answer again = ingest("meetingUuid", "u1", "force", "true");

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.text("/run")).isEqualTo("2");
        assertThat(again.text("/id")).isNotEqualTo(first);
    }

    private void drain(UUID list) {
        while (steps.findNext(list, Heartbeat.none())) {
            // the next batch
        }
    }

    private void work(String listId) {
        drain(UUID.fromString(listId));
    }

    private void active(String zoomUserId) {
        zoom.user(zoomUserId, zoomUserId + "@example.org");
        jdbc.sql(
                        "insert into active_user (media_workflow_id, library_id, zoom_user_id, email, display_name) values (?, ?, ?, ?, 'U')")
                .params(workflow, library, zoomUserId, zoomUserId + "@example.org")
                .update();
    }

    private UUID insert(String into, Object... parameters) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into " + into).param(id).params(parameters).update();
        return id;
    }

    private RestCalls.Answer ingest(String... fields) throws Exception {
        var body = json.createObjectNode().put("mediaWorkflowId", workflow.toString());
        for (int at = 0; at < fields.length; at += 2) {
            body.put(fields[at], fields[at + 1]);
        }
        return rest.call(HttpMethod.POST, "/api/v1/ingests", body.toString());
    }

    private JsonNode get(String path) throws Exception {
        RestCalls.Answer answer = rest.call(HttpMethod.GET, path, null);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private record Taken(int status, String location, JsonNode body) {
        String id() {
            return location.substring(location.lastIndexOf('/') + 1);
        }
    }

    private Taken csv(String file, String key) throws Exception {
        MockHttpServletRequestBuilder request = MockMvcRequestBuilders.post(
                        URI.create("/api/v1/media-workflows/" + workflow + "/ingests"))
                .principal(() -> "ada")
                .contentType("text/csv")
                .content(file.getBytes(StandardCharsets.UTF_8));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
        return new Taken(
                response.getStatus(),
                response.getHeader("Location"),
                json.readTree(response.getContentAsString(StandardCharsets.UTF_8)));
    }

    private String everythingStored() {
        StringBuilder all = new StringBuilder();
        for (String table :
                List.of("seen_recording", "recording_list_line", "ingest", "ingest_step", "idempotency_key")) {
            jdbc.sql("select to_jsonb(t)::text from zoomensemble." + table + " t")
                    .query(String.class)
                    .list()
                    .forEach(all::append);
        }
        return all.toString();
    }
}

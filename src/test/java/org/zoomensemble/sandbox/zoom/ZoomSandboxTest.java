package org.zoomensemble.sandbox.zoom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zoomensemble.sandbox.Fault;

class ZoomSandboxTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final ZoomSandbox zoom = new ZoomSandbox();
    private final SandboxUser ada = SandboxUser.of("ada+home@example.org", "Ada", "Lovelace");
    private String bearer;

    @BeforeEach
    void start() throws Exception {
        zoom.start();
        zoom.addUser(ada);
        bearer = "Bearer "
                + token("client-sandbox-account:client-secret-sandbox-account", "sandbox-account")
                        .at("/access_token")
                        .asText();
    }

    @AfterEach
    void stop() {
        zoom.close();
    }

    @Test
    void givesTokensForTheRightCredentialsOnly() throws Exception {
        JsonNode answer = token("client-sandbox-account:client-secret-sandbox-account", "sandbox-account");
        assertThat(answer.at("/expires_in").asInt()).isEqualTo(3600);
        assertThat(answer.at("/token_type").asText()).isEqualTo("bearer");
        assertThat(answer.at("/scope").asText()).contains("cloud_recording:read:list_user_recordings:admin");

        assertThat(token("client-sandbox-account:wrong", "sandbox-account").toString())
                .isEqualTo("{\"reason\":\"Invalid client_id or client_secret\",\"error\":\"invalid_client\"}");
        assertThat(token("client-sandbox-account:client-secret-sandbox-account", "other")
                        .toString())
                .isEqualTo("{\"reason\":\"Account does not exist\",\"error\":\"invalid_request\"}");
    }

    @Test
    void wantsTheTokenInTheHeader() throws Exception {
        assertRefusal(send("GET", "/users", null), 401, 124, "Requires an access token.");
        assertRefusal(send("GET", "/users", "Bearer nonsense"), 401, 124, "Invalid access token.");
        assertRefusal(
                send("GET", "/users?access_token=" + bearer.substring(7), null),
                401,
                124,
                "Invalid access token, this access token is not supported as query parameter string.");
        zoom.forgetTokens();
        assertRefusal(send("GET", "/users", bearer), 401, 124, "Invalid access token.");
    }

    @Test
    void takesTheOlderSelfMadeToken() throws Exception {
        assertThat(send("GET", "/users", "Bearer " + jwt(60)).statusCode()).isEqualTo(200);
        assertRefusal(send("GET", "/users", "Bearer " + jwt(-60)), 401, 124, "Access token is expired.");
        zoom.account().api("key-sandbox-account", "another-secret-another-secret-another");
        SignedJWT signedWithTheOldOne =
                SignedJWT.parse(jwtSignedWith("api-secret-of-the-sandbox-account-sandbox-account"));
        assertRefusal(
                send("GET", "/users", "Bearer " + signedWithTheOldOne.serialize()), 401, 124, "Invalid access token.");
    }

    @Test
    void namesTheScopeThatIsMissing() throws Exception {
        zoom.account().revoke("cloud_recording:read:list_user_recordings:admin");
        String path = "/users/" + ada.id() + "/recordings";
        assertThat(send("GET", path, bearer).statusCode())
                .as("a token keeps its scopes")
                .isEqualTo(200);
        bearer = "Bearer "
                + token("client-sandbox-account:client-secret-sandbox-account", "sandbox-account")
                        .at("/access_token")
                        .asText();
        assertRefusal(
                send("GET", path, bearer),
                400,
                4711,
                "Invalid access token, does not contain scopes:[cloud_recording:read:list_user_recordings,"
                        + " cloud_recording:read:list_user_recordings:admin].");
    }

    @Test
    void findsUsersByIdAndByEmail() throws Exception {
        assertThat(json("/users/" + ada.id()).at("/email").asText()).isEqualTo("ada+home@example.org");
        assertThat(json("/users/ada%2Bhome%40example.org").at("/id").asText()).isEqualTo(ada.id());
        assertRefusal(
                send("GET", "/users/bob%40example.org", bearer), 404, 1001, "User does not exist: bob@example.org.");
    }

    @Test
    void listsUsersPageByPage() throws Exception {
        for (int i = 0; i < 5; i++) {
            zoom.addUser("user" + i + "@example.org", null, "User");
        }
        zoom.addUser(SandboxUser.of("gone@example.org", "Gone", "User").deactivated());
        List<String> emails = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = json("/users?page_size=4&next_page_token=" + token);
            page.at("/users").forEach(user -> emails.add(user.at("/email").asText()));
            token = page.at("/next_page_token").asText();
        } while (!token.isEmpty());

        assertThat(emails).hasSize(6).doesNotHaveDuplicates().doesNotContain("gone@example.org");
        assertThat(json("/users?status=inactive").at("/users")).hasSize(1);
        String first = json("/users?page_size=4").at("/next_page_token").asText();
        assertRefusal(
                send("GET", "/users?page_size=3&next_page_token=" + first, bearer),
                400,
                300,
                "The next page token is invalid or expired.");
    }

    @Test
    void narrowsAWindowThatIsTooWide() throws Exception {
        zoom.addRecording(SandboxRecording.of(ada, "old").start(Instant.parse("2026-05-01T12:00:00Z")));
        zoom.addRecording(SandboxRecording.of(ada, "new").start(Instant.parse("2026-06-20T12:00:00Z")));
        zoom.addRecording(SandboxRecording.of(ada, "last day").start(Instant.parse("2026-06-30T01:00:00Z")));
        String path = "/users/" + ada.id() + "/recordings?from=2026-04-01&to=2026-06-30";

        JsonNode answer = json(path);
        assertThat(answer.at("/from").asText()).isEqualTo("2026-05-30");
        assertThat(answer.at("/to").asText()).isEqualTo("2026-06-30");
        assertThat(topics(answer)).containsExactly("new");

        zoom.lastDayCounts(true);
        assertThat(topics(json(path))).containsExactly("last day", "new");
        zoom.clampKeepsBegin(true);
        assertThat(topics(json(path))).containsExactly("old");
    }

    @Test
    void tellsFilesAsOddlyAsZoomDoes() throws Exception {
        SandboxRecording ordinary = zoom.addRecording(ada, "ordinary");
        SandboxRecording tooShort = zoom.addRecording(
                SandboxRecording.of(ada, "too short").minutes(0).timezone(""));
        SandboxFile video = SandboxFile.video().processing();
        SandboxRecording unfinished =
                zoom.addRecording(SandboxRecording.of(ada, "unfinished").file(video));

        JsonNode captions = json(path(ordinary.uuid(), "")).at("/recording_files/2");
        assertThat(captions.at("/file_type").asText()).isEqualTo("CC");
        assertThat(captions.at("/download_url").asText()).isNotEmpty();
        for (String field : List.of("id", "status", "file_size", "recording_type", "play_url")) {
            assertThat(captions.has(field)).as(field).isFalse();
        }
        assertThat(json(path(ordinary.uuid(), "")).at("/type").isInt()).isTrue();
        assertThat(json(path(tooShort.uuid(), "")).has("recording_files")).isFalse();
        JsonNode processing = json(path(unfinished.uuid(), "")).at("/recording_files/0");
        assertThat(processing.at("/status").asText()).isEqualTo("processing");
        assertThat(processing.at("/file_type").asText("none")).isEmpty();
        assertRefusal(
                send("DELETE", path(unfinished.uuid(), "?action=trash"), bearer),
                400,
                3303,
                "You can not delete an uncompleted meeting.");
        video.completed();
        assertThat(send("DELETE", path(unfinished.uuid(), "?action=trash"), bearer)
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void reachesAUuidWithSlashesOnlyWhenItIsEncodedTwice() throws Exception {
        for (String uuid : List.of("/begins+with==", "in//side==", "plain/one+==")) {
            zoom.addRecording(SandboxRecording.of(ada, uuid).uuid(uuid));
            assertThat(json("/meetings/" + encoded(encoded(uuid)) + "/recordings")
                            .at("/uuid")
                            .asText())
                    .isEqualTo(uuid);
        }
        assertThat(send("GET", "/meetings/" + encoded("/begins+with==") + "/recordings", bearer)
                        .statusCode())
                .isEqualTo(404);
        assertThat(send("GET", "/meetings/" + encoded("in//side==") + "/recordings", bearer)
                        .statusCode())
                .isEqualTo(404);
        assertThat(send("GET", "/meetings/" + encoded("plain/one+==") + "/recordings", bearer)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void takesAMeetingNumberForTheNewestInstance() throws Exception {
        SandboxRecording first = zoom.addRecording(SandboxRecording.of(ada, "weekly")
                .number(81234567890L)
                .start(Instant.now().minus(8, ChronoUnit.DAYS)));
        SandboxRecording second = zoom.addRecording(SandboxRecording.of(ada, "weekly")
                .number(81234567890L)
                .start(Instant.now().minus(1, ChronoUnit.DAYS)));

        assertThat(json("/meetings/81234567890/recordings").at("/uuid").asText())
                .isEqualTo(second.uuid());
        second.trash();
        assertThat(json("/meetings/81234567890/recordings").at("/uuid").asText())
                .isEqualTo(first.uuid());
    }

    @Test
    void keepsATrashThatCanBeRecoveredFrom() throws Exception {
        SandboxRecording recording = zoom.addRecording(ada, "to the trash");
        String uuid = recording.uuid();

        assertThat(send("DELETE", path(uuid, "?action=trash"), bearer).statusCode())
                .isEqualTo(204);
        assertThat(zoom.isTrashed(uuid)).isTrue();
        assertRefusal(send("GET", path(uuid, ""), bearer), 404, 3301, "There is no recording for this meeting.");
        assertRefusal(
                send("DELETE", path(uuid, "?action=trash"), bearer),
                404,
                3301,
                "There is no recording for this meeting.");
        JsonNode trash = json("/users/" + ada.id() + "/recordings?trash=true");
        assertThat(topics(trash)).containsExactly("to the trash");
        assertThat(trash.at("/meetings/0/recording_files/0/deleted_time").asText())
                .isNotEmpty();

        HttpRequest recover = request(path(uuid, "/status"), bearer)
                .PUT(HttpRequest.BodyPublishers.ofString("{\"action\":\"recover\"}"))
                .build();
        assertThat(client.send(recover, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
        assertThat(zoom.isTrashed(uuid)).isFalse();
        assertThat(zoom.deletesWithoutTrash()).isEmpty();

        assertThat(send("DELETE", path(uuid, ""), bearer).statusCode()).isEqualTo(204);
        assertThat(zoom.deletesWithoutTrash()).hasSize(1);
    }

    @Test
    void tellsRestrictionsAndWithholdsCaptions() throws Exception {
        SandboxRecording open = zoom.addRecording(ada, "open");
        SandboxRecording secret = zoom.addRecording(ada, "secret").password("Secret7!");
        SandboxRecording closed = zoom.addRecording(ada, "closed").viewerDownload(false);
        SandboxRecording mine = zoom.addRecording(ada, "mine").hostOnly(true);

        assertThat(json(path(open.uuid(), "/settings")).at("/viewer_download").asBoolean())
                .isTrue();
        assertThat(json(path(secret.uuid(), "/settings")).at("/password").asText())
                .isEqualTo("Secret7!");
        assertThat(json(path(secret.uuid(), "")).at("/password").asText()).isEqualTo("Secret7!");
        assertThat(json(path(closed.uuid(), "/settings")).at("/viewer_download").asBoolean(true))
                .isFalse();
        assertThat(json(path(mine.uuid(), "/settings")).at("/viewer_download").asBoolean(true))
                .isFalse();

        assertThat(download(open, 2).body()).isEqualTo(SandboxMedia.captions().sha256());
        for (SandboxRecording recording : List.of(secret, closed, mine)) {
            assertThat(download(recording, 0).body())
                    .isEqualTo(SandboxMedia.speakerView().sha256());
            assertThat(download(recording, 2).headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
            assertThat(download(recording, 2).statusCode()).isEqualTo(200);
        }
        secret.files().get(2).withheld(false);
        assertThat(download(secret, 2).body()).isEqualTo(SandboxMedia.captions().sha256());
    }

    @Test
    void sendsDownloadsToAnotherHostThatWantsNoBearer() throws Exception {
        SandboxRecording recording = zoom.addRecording(ada, "download");
        URI address = address(recording, 0);

        HttpResponse<String> redirect = get(address, bearer);
        assertThat(redirect.statusCode()).isEqualTo(302);
        URI target = URI.create(redirect.headers().firstValue("Location").orElseThrow());
        assertThat(target.getHost()).isEqualTo("localhost").isNotEqualTo(address.getHost());
        assertThat(get(target, null).statusCode()).isEqualTo(200);
        assertThat(zoom.leakedBearers()).isEmpty();

        assertThat(get(target, bearer).statusCode()).isEqualTo(400);
        assertThat(zoom.leakedBearers()).hasSize(1);
        assertThat(get(URI.create(target.toString().replace("Signature=", "Signature=x")), null)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void answersWithAPageToWhoeverMayNotDownload() throws Exception {
        SandboxRecording recording = zoom.addRecording(ada, "download");
        URI address = address(recording, 0);

        assertPage(get(address, null));
        assertPage(get(address, "Bearer wrong"));
        assertPage(get(URI.create(address + "?access_token=" + bearer.substring(7)), null));
        assertThat(get(address, "Bearer " + jwt(60)).statusCode()).isEqualTo(302);
        recording.trash();
        assertPage(get(address, bearer));
    }

    @Test
    void givesADownloadTokenForOneRecording() throws Exception {
        SandboxRecording one = zoom.addRecording(ada, "one");
        SandboxRecording other = zoom.addRecording(ada, "other");
        String token = json(path(one.uuid(), "?include_fields=download_access_token&ttl=60"))
                .at("/download_access_token")
                .asText();

        assertThat(get(address(one, 0), "Bearer " + token).statusCode()).isEqualTo(302);
        assertPage(get(address(other, 0), "Bearer " + token));
    }

    @Test
    void announcesWhatHappened() throws Exception {
        SandboxRecording recording =
                zoom.addRecording(ada, "event").file(SandboxFile.transcript()).password("Secret7!");
        ZoomWebhook webhook = zoom.webhook(URI.create("http://127.0.0.1:1/"), "secretValueTest");

        assertThat(webhook.signature(
                        "1658940994",
                        "{\"event\":\"endpoint.url_validation\",\"payload\":{\"plainToken\":"
                                + "\"qgg8vlvZRS6UYooatFL8Aw\"},\"event_ts\":1654503849680}"))
                .isEqualTo("v0=dbe86621dfa5f69d9cf996af9e945506b90a8aadf7431657228e8cdb40b4035d");
        JsonNode event = new ObjectMapper().readTree(webhook.body("recording.completed", recording));
        assertThat(event.at("/payload/object/host_email").asText()).isEqualTo(ada.email());
        assertThat(event.at("/payload/object/recording_files")).hasSize(4);
        URI address = URI.create(
                event.at("/payload/object/recording_files/0/download_url").asText());
        assertThat(get(address, "Bearer " + event.at("/download_token").asText())
                        .statusCode())
                .isEqualTo(302);
        assertPage(get(address, bearer));
        assertThat(new ObjectMapper()
                        .readTree(webhook.body("recording.transcript_completed", recording))
                        .at("/payload/object/recording_files"))
                .hasSize(1);
    }

    @Test
    void sendsRanges() throws Exception {
        SandboxMedia media = SandboxMedia.generated(42, 5_000_000);
        SandboxRecording recording =
                zoom.addRecording(SandboxRecording.of(ada, "ranges").file(SandboxFile.video("shared_screen", media)));
        byte[] whole = bytes(recording, null, null).body();
        String etag = bytes(recording, null, null).headers().firstValue("ETag").orElseThrow();

        assertThat(sha256(whole)).isEqualTo(media.sha256());
        HttpResponse<byte[]> rest = bytes(recording, "bytes=3000001-", etag);
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.headers().firstValue("Content-Range")).contains("bytes 3000001-4999999/5000000");
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(whole, 3_000_001, 5_000_000));
        assertThat(bytes(recording, "bytes=10-19", null).body()).isEqualTo(Arrays.copyOfRange(whole, 10, 20));
        assertThat(bytes(recording, "bytes=-7", null).body())
                .isEqualTo(Arrays.copyOfRange(whole, 4_999_993, 5_000_000));
        assertThat(bytes(recording, "bytes=5000000-", null).statusCode()).isEqualTo(416);
        assertThat(bytes(recording, "bytes=10-", "\"other\"").statusCode()).isEqualTo(200);
        recording.files().get(0).replace(SandboxMedia.generated(43, 5_000_000));
        assertThat(bytes(recording, "bytes=10-", etag).statusCode()).isEqualTo(200);
        zoom.ranges(false);
        assertThat(bytes(recording, "bytes=10-", null).statusCode()).isEqualTo(200);
        zoom.etags(false);
        assertThat(bytes(recording, null, null).headers().firstValue("ETag")).isEmpty();
    }

    @Test
    void cutsADownloadWhereAFaultSaysSo() throws Exception {
        SandboxRecording recording = zoom.addRecording(ada, "cut");
        zoom.faults().add(new Fault("cut", Fault.to("GET", "/cmr/replay/"), 1, new Fault.CutBody(1000)));

        assertThat(catchThrowable(() -> download(recording, 0))).isInstanceOf(IOException.class);
        assertThat(download(recording, 0).body())
                .isEqualTo(SandboxMedia.speakerView().sha256());
        assertThat(zoom.downloads(recording.files().get(0))).hasSize(2);
    }

    @Test
    void refusesWhatIsTooOften() throws Exception {
        zoom.account().limits(1000, 0);

        HttpResponse<String> second = send("GET", "/users", bearer);
        assertRefusal(
                second, 429, 429, "You have reached the maximum per-second rate limit for this API. Try again later.");
        assertThat(second.headers().firstValue("X-RateLimit-Category")).contains("Medium");
        assertThat(second.headers().firstValue("X-RateLimit-Type")).contains("QPS");
        assertThat(second.headers().firstValue("X-RateLimit-Remaining")).contains("0");
        assertThat(send("GET", "/users/" + ada.id(), bearer).statusCode()).isEqualTo(200);

        zoom.account().dailyLimit(1);
        HttpResponse<String> daily = send("GET", "/users/" + ada.id(), bearer);
        assertThat(daily.statusCode()).isEqualTo(429);
        assertThat(daily.headers().firstValue("X-RateLimit-Type")).contains("Daily-limit");
        assertThat(Instant.parse(daily.headers().firstValue("Retry-After").orElseThrow()))
                .isAfter(Instant.now());
        assertThat(zoom.rateRefusals()).isEqualTo(2);

        zoom.account().withoutLimits();
        assertThat(send("GET", "/users", bearer).statusCode()).isEqualTo(200);
    }

    @Test
    void showsWhatItHas() throws Exception {
        zoom.addRecording(ada, "seen <here>").password("x").trash();

        assertThat(get(URI.create(zoom.uri() + "/"), null).body())
                .contains("seen &lt;here&gt;", "in the trash", "password", "ada+home@example.org");
    }

    @Test
    void isTheSameInEveryProcess() {
        Instant start = Instant.parse("2026-11-01T10:00:00Z");
        SandboxRecording recording =
                SandboxRecording.of(ada, "same").start(start).file(SandboxFile.video());

        assertThat(ada.id()).isEqualTo("ftAjXk5wdF-dJdv9xRXCig");
        assertThat(recording.uuid()).isEqualTo("dkoKuZJ8b6q51iGD26ORgw==");
        assertThat(SandboxMedia.generated(1, 3_000_000).sha256())
                .isEqualTo("4ffe755d0fe00d106b015341a706bf8c8fb65a0a93ac47580a34d95834715600");
    }

    private JsonNode token(String credentials, String accountId) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(zoom.oauthUrl())
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=account_credentials&account_id=" + accountId))
                .build();
        return new ObjectMapper()
                .readTree(client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    private String jwt(long seconds) throws Exception {
        return jwt(zoom.account().apiSecret(), seconds);
    }

    private String jwtSignedWith(String secret) throws Exception {
        return jwt(secret, 60);
    }

    private String jwt(String secret, long seconds) throws Exception {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder()
                        .issuer(zoom.account().apiKey())
                        .expirationTime(Date.from(Instant.now().plusSeconds(seconds)))
                        .build());
        jwt.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
        return jwt.serialize();
    }

    private HttpRequest.Builder request(String path, String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(zoom.apiUrl() + path));
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    private HttpResponse<String> send(String method, String path, String authorization) throws Exception {
        return client.send(
                request(path, authorization)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = send("GET", path, bearer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private static void assertRefusal(HttpResponse<String> answer, int status, int code, String message)
            throws Exception {
        assertThat(answer.statusCode()).isEqualTo(status);
        JsonNode body = new ObjectMapper().readTree(answer.body());
        assertThat(body.at("/code").asInt()).isEqualTo(code);
        assertThat(body.at("/message").asText()).isEqualTo(message);
    }

    private static void assertPage(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
    }

    private static String path(String uuid, String rest) {
        return "/meetings/" + encoded(encoded(uuid)) + "/recordings" + rest;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> topics(JsonNode list) {
        List<String> topics = new ArrayList<>();
        list.at("/meetings").forEach(meeting -> topics.add(meeting.at("/topic").asText()));
        return topics;
    }

    private URI address(SandboxRecording recording, int file) throws Exception {
        return URI.create(json(path(recording.uuid(), ""))
                .at("/recording_files/" + file + "/download_url")
                .asText());
    }

    private HttpResponse<String> get(URI address, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Follows the redirect; the body is the digest of what came. */
    private HttpResponse<String> download(SandboxRecording recording, int file) throws Exception {
        HttpResponse<String> first = get(address(recording, file), bearer);
        if (first.statusCode() != 302) {
            return first;
        }
        URI target = URI.create(first.headers().firstValue("Location").orElseThrow());
        return client.send(
                HttpRequest.newBuilder(target).build(),
                info -> HttpResponse.BodySubscribers.mapping(
                        HttpResponse.BodySubscribers.ofByteArray(), ZoomSandboxTest::sha256));
    }

    private HttpResponse<byte[]> bytes(SandboxRecording recording, String range, String ifRange) throws Exception {
        URI target = URI.create(get(address(recording, 0), bearer)
                .headers()
                .firstValue("Location")
                .orElseThrow());
        HttpRequest.Builder request = HttpRequest.newBuilder(target);
        if (range != null) {
            request.header("Range", range);
        }
        if (ifRange != null) {
            request.header("If-Range", ifRange);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

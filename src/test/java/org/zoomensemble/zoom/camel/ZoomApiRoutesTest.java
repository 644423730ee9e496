package org.zoomensemble.zoom.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.zoomensemble.operations.LeaseLostException;
import org.zoomensemble.operations.LoginRefusals;
import org.zoomensemble.operations.Peer;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.security.Secret;
import org.zoomensemble.zoom.RecordingGoneException;
import org.zoomensemble.zoom.ZoomConnection;
import org.zoomensemble.zoom.ZoomFile;
import org.zoomensemble.zoom.ZoomRecording;
import org.zoomensemble.zoom.ZoomRecordingPage;
import org.zoomensemble.zoom.ZoomUser;
import org.zoomensemble.zoom.ZoomUserPage;
import org.zoomensemble.zoom.ZoomUserUnknownException;
import org.zoomensemble.zoom.camel.RawPeer.Reply;

class ZoomApiRoutesTest {

    private static final Instant NOW = Instant.parse("2026-11-25T22:30:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final UUID ID = ZoomWithRoutes.ID;
    private static final String UUID_WITH_SLASHES = "/ajXp112QmuoKj4854875+//A==";
    private static final String ENCODED_TWICE = "%252FajXp112QmuoKj4854875%252B%252F%252FA%253D%253D";

    private static ZoomWithRoutes zoom;
    private RawPeer peer;
    private CamelZoomApi api;

    @BeforeAll
    static void startRoutes() {
        zoom = new ZoomWithRoutes(700, CLOCK);
    }

    @AfterAll
    static void stopRoutes() {
        zoom.close();
    }

    @BeforeEach
    void startPeer() {
        peer = new RawPeer();
        api = zoom.api(ZoomWithRoutes.withApiKey(peer), CLOCK);
    }

    @AfterEach
    void stopPeer() throws Exception {
        peer.close();
    }

    /** Each call of the API that has a route of its own. */
    private enum Call {
        USER("GET", "/v2/users/u") {
            @Override
            void on(CamelZoomApi api) throws Exception {
                api.user(ID, "u");
            }
        },
        USERS("GET", "/v2/users?status=active&page_size=300&next_page_token=t%2B1") {
            @Override
            void on(CamelZoomApi api) {
                api.users(ID, "active", "t+1");
            }
        },
        USER_SETTINGS("GET", "/v2/users/u/settings") {
            @Override
            void on(CamelZoomApi api) throws Exception {
                api.userSettings(ID, "u");
            }
        },
        RECORDINGS("GET", "/v2/users/u/recordings?from=2026-11-01&to=2026-11-25&page_size=300") {
            @Override
            void on(CamelZoomApi api) throws Exception {
                api.recordings(ID, "u", LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 25), "");
            }
        },
        RECORDING("GET", "/v2/meetings/" + ENCODED_TWICE + "/recordings") {
            @Override
            void on(CamelZoomApi api) throws Exception {
                api.recording(ID, UUID_WITH_SLASHES);
            }
        },
        RECORDING_SETTINGS("GET", "/v2/meetings/" + ENCODED_TWICE + "/recordings/settings") {
            @Override
            void on(CamelZoomApi api) throws Exception {
                api.recordingSettings(ID, UUID_WITH_SLASHES);
            }
        },
        TRASH("DELETE", "/v2/meetings/" + ENCODED_TWICE + "/recordings?action=trash") {
            @Override
            void on(CamelZoomApi api) throws Exception {
                api.trash(ID, UUID_WITH_SLASHES, () -> {});
            }
        },
        RECOVER("PUT", "/v2/meetings/" + ENCODED_TWICE + "/recordings/status") {
            @Override
            void on(CamelZoomApi api) throws Exception {
                api.recover(ID, UUID_WITH_SLASHES);
            }
        };

        private final String method;
        private final String target;

        Call(String method, String target) {
            this.method = method;
            this.target = target;
        }

        abstract void on(CamelZoomApi api) throws Exception;

        boolean isAboutRecording() {
            return target.contains("/meetings/");
        }
    }

    @ParameterizedTest
    @EnumSource
    void asksExactlyThisOnTheWire(Call call) throws Exception {
        peer.answer(Reply.json(200, "{}"));

        call.on(api);

        assertThat(peer.requests()).hasSize(1);
        RawPeer.Request request = peer.last();
        assertThat(request.method()).isEqualTo(call.method);
        assertThat(request.target()).isEqualTo(call.target);
        List<String> names = new ArrayList<>(
                List.of("Accept", "Accept-Encoding", "Authorization", "Connection", "Host", "User-Agent"));
        if (call == Call.RECOVER) {
            names.addAll(List.of("Content-Length", "Content-Type"));
            assertThat(request.body()).isEqualTo("{\"action\":\"recover\"}");
            assertThat(request.header("Content-Type")).isEqualTo("application/json");
        }
        assertThat(request.headers().keySet()).containsExactlyInAnyOrderElementsOf(names);
        assertThat(request.header("Accept-Encoding")).isEqualTo("identity");
        assertThat(request.header("Authorization")).startsWith("Bearer ey");
        assertThat(request.header("Host")).isEqualTo(peer.authority());
        assertThat(zoom.checked).last().isEqualTo(peer.uri(call.target));
    }

    @ParameterizedTest
    @EnumSource
    void aRefusedTokenIsRenewedOnceAndThenTriedLater(Call call) {
        peer.answer(Reply.json(401, "{\"code\":124,\"message\":\"Invalid access token.\"}"));

        WorkFailure failure = failure(() -> call.on(api));

        assertThat(failure.reaction()).isEqualTo(WorkFailure.Reaction.RETRY);
        assertThat(failure).hasMessageContaining("an-api-key").hasMessageContaining("Invalid access token.");
        assertThat(peer.requests()).hasSize(2);
    }

    @Test
    void aTokenThatIsRefusedForMinutesIsGivenUpAndOneThatServedInBetweenIsNot() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(NOW);
        try (ZoomWithRoutes own = new ZoomWithRoutes(700, now::get)) {
            CamelZoomApi ofItsOwn = own.api(ZoomWithRoutes.withApiKey(peer), now::get);
            ThrowingCallable ask = () -> ofItsOwn.user(ID, "u");
            Reply refused = Reply.json(401, "{\"code\":124,\"message\":\"Invalid access token.\"}");
            peer.answer(refused);
            assertThat(failure(ask).reaction()).isEqualTo(WorkFailure.Reaction.RETRY);
            now.set(NOW.plus(LoginRefusals.LASTING).minusSeconds(1));
            assertThat(failure(ask).reaction()).isEqualTo(WorkFailure.Reaction.RETRY);

            peer.answer(Reply.json(200, "{}"));
            ofItsOwn.user(ID, "u");
            now.set(NOW.plus(LoginRefusals.LASTING).plusSeconds(1));
            peer.answer(refused);
            assertThat(failure(ask).reaction()).isEqualTo(WorkFailure.Reaction.RETRY);

            now.set(now.get().plus(LoginRefusals.LASTING));
            assertThat(failure(ask).reaction()).isEqualTo(WorkFailure.Reaction.GIVE_UP);
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesOnWithTheRenewedToken(Call call) throws Exception {
        peer.answer(Reply.json(400, "{\"code\":124,\"message\":\"Access token is expired.\"}"), Reply.json(200, "{}"));

        call.on(api);

        assertThat(peer.requests()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void aMissingScopeIsNamed(Call call) {
        peer.answer(
                Reply.json(
                        400,
                        "{\"code\":4711,\"message\":\"Invalid access token, does not contain scopes:[a:read:b, a:read:b:admin].\"}"));

        WorkFailure failure = failure(() -> call.on(api));

        assertThat(failure.reaction()).isEqualTo(WorkFailure.Reaction.GIVE_UP);
        assertThat(failure)
                .hasMessageContaining("lacks the scope a:read:b:admin (")
                .hasMessageContaining("Scopes");
        assertThat(peer.requests()).hasSize(1);
    }

    @Test
    void aMissingScopeThatZoomDoesNotNameIsKnown() {
        peer.answer(Reply.json(400, "{\"code\":\"4711\",\"message\":\"no scopes\"}"));

        assertThat(failure(() -> Call.TRASH.on(api)))
                .hasMessageContaining("cloud_recording:delete:meeting_recording:admin");
    }

    @ParameterizedTest
    @CsvSource({
        "404, 1001, User does not exist: x.",
        "400, 1010, User does not belong to this account.",
        "400, 1120, A valid invitation was not found."
    })
    void anUnknownUserIsToldAsSuch(int status, int code, String message) {
        peer.answer(Reply.json(status, "{\"code\":" + code + ",\"message\":\"" + message + "\"}"));

        for (Call call : List.of(Call.USER, Call.USER_SETTINGS, Call.RECORDINGS)) {
            assertThatThrownBy(() -> call.on(api))
                    .isInstanceOf(ZoomUserUnknownException.class)
                    .hasMessageContaining(message)
                    .hasMessageNotContaining("page_size");
        }
    }

    @ParameterizedTest
    @EnumSource
    void notThereMeansGoneForRecordingsOnly(Call call) {
        peer.answer(Reply.json(404, "{\"code\":3301,\"message\":\"There is no recording for this meeting.\"}"));

        Throwable thrown = catchThrowable(() -> call.on(api));

        if (call.isAboutRecording()) {
            assertThat(thrown)
                    .isInstanceOf(RecordingGoneException.class)
                    .hasMessageContaining("There is no recording for this meeting.");
        } else {
            assertThat(reaction(thrown)).isEqualTo(WorkFailure.Reaction.GIVE_UP);
        }
    }

    @Test
    void whatMayNotBeTrashedAnyMoreWhenTheConnectionIsOpenIsNotAskedFor() throws Exception {
        peer.answer(Reply.json(200, "{}"));
        LeaseLostException lost = new LeaseLostException("The lease was not extended in time.");

        assertThatThrownBy(() -> api.trash(ID, UUID_WITH_SLASHES, () -> {
                    await().until(() -> peer.connections() == 1);
                    throw lost;
                }))
                .isSameAs(lost);

        assertThat(peer.requests()).isEmpty();
        Call.TRASH.on(api);
        assertThat(peer.requests()).hasSize(1);
    }

    @Test
    void anUnfinishedRecordingIsTrashedLater() {
        peer.answer(Reply.json(400, "{\"code\":3303,\"message\":\"You can not delete an uncompleted meeting.\"}"));

        assertThat(failure(() -> Call.TRASH.on(api)).reaction()).isEqualTo(WorkFailure.Reaction.RETRY);
    }

    @ParameterizedTest
    @EnumSource
    void aPlanThatDoesNotAllowItIsGivenUp(Call call) {
        peer.answer(Reply.json(400, "{\"code\":200,\"message\":\"Only available for paid account: acc.\"}"));

        WorkFailure failure = failure(() -> call.on(api));

        assertThat(failure.reaction()).isEqualTo(WorkFailure.Reaction.GIVE_UP);
        assertThat(failure)
                .hasMessageContaining("Only available for paid account: acc.")
                .hasMessageContaining("paid plan");
    }

    @ParameterizedTest
    @EnumSource
    void anErrorInASuccessCountsAsThatError(Call call) {
        peer.answer(Reply.json(200, "{\"code\":200,\"message\":\"You do not have the right permissions.\"}"));

        WorkFailure failure = failure(() -> call.on(api));

        assertThat(failure.reaction()).isEqualTo(WorkFailure.Reaction.GIVE_UP);
        assertThat(failure).hasMessageContaining("right permissions");
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> rateLimits() {
        UnaryOperator<Reply> none = reply -> reply;
        return Stream.of(
                limit("seconds", reply -> reply.with("Retry-After", "7"), "second", 7),
                limit("HTTP date", reply -> reply.with("Retry-After", "Wed, 25 Nov 2026 22:31:00 GMT"), "second", 60),
                limit("ISO", reply -> reply.with("Retry-After", "2026-11-26T00:00:00Z"), "daily", 5400),
                limit("ISO offset", reply -> reply.with("Retry-After", "2026-11-26T01:00:00+02:00"), "daily", 1800),
                limit("past", reply -> reply.with("Retry-After", "2025-01-20T00:00:00Z"), "daily", 1),
                limit("reset", reply -> reply.with("X-RateLimit-Reset", "" + (NOW.getEpochSecond() + 3)), "second", 3),
                limit("old reset", reply -> reply.with("X-RateLimit-Reset", "1705312800"), "second", 1),
                limit("none", none, "second", 1),
                limit("daily by words", none, "daily", 5400),
                limit("daily by header", reply -> reply.with("X-RateLimit-Type", "Daily-limit"), "second", 5400),
                limit("nonsense", reply -> reply.with("Retry-After", "soon"), "second", 1));
    }

    private static org.junit.jupiter.params.provider.Arguments limit(
            String name, UnaryOperator<Reply> change, String words, int seconds) {
        return org.junit.jupiter.params.provider.Arguments.of(
                org.junit.jupiter.api.Named.of(name, change), words, seconds);
    }

    @ParameterizedTest
    @MethodSource("rateLimits")
    void aRateLimitPausesForAsLongAsZoomSays(UnaryOperator<Reply> change, String words, int seconds) {
        String message = words.equals("daily")
                ? "You have reached the maximum daily rate limit for this API."
                : "You have reached the maximum per-second rate limit for this API. Try again later.";
        peer.answer(change.apply(Reply.json(429, "{\"code\":429,\"message\":\"" + message + "\"}")));

        for (Call call : Call.values()) {
            WorkFailure failure = failure(() -> call.on(api));

            assertThat(failure.reaction()).isEqualTo(WorkFailure.Reaction.PAUSE);
            assertThat(failure.peer()).contains(Peer.ZOOM);
            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(seconds));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBrokenServerIsWorthAnotherTry(Call call) {
        peer.answer(Reply.of(502, "text/html", "<html>Bad gateway</html>"));
        WorkFailure failure = failure(() -> call.on(api));
        assertThat(failure.reaction()).isEqualTo(WorkFailure.Reaction.RETRY);
        assertThat(failure.retryAfter()).isEmpty();

        peer.answer(Reply.json(500, "{}").with("Retry-After", "30"));
        failure = failure(() -> call.on(api));
        assertThat(failure.reaction()).isEqualTo(WorkFailure.Reaction.RETRY);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(30));

        peer.answer(Reply.json(503, "{}").with("Retry-After", "30"));
        failure = failure(() -> call.on(api));
        assertThat(failure.reaction()).isEqualTo(WorkFailure.Reaction.PAUSE);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(30));

        assertThat(peer.requests()).as("nothing is repeated by itself").hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void aBrokenConnectionIsWorthAnotherTryAndNotRepeatedByItself(Call call) {
        peer.answer(
                Reply.nothing(true),
                Reply.nothing(false),
                Reply.json(200, "{\"id\":1}").cutAfter(3));
        for (int i = 1; i <= 3; i++) {
            assertThat(failure(() -> call.on(api)).reaction()).isEqualTo(WorkFailure.Reaction.RETRY);
            assertThat(peer.requests()).hasSize(i);
        }
    }

    @ParameterizedTest
    @EnumSource
    void somethingElseThanZoomsApiIsWorthAnotherTry(Call call) {
        peer.answer(Reply.of(200, "text/html", "<html>Welcome to the hotel's network</html>"));
        assertThat(reaction(catchThrowable(() -> call.on(api)))).isEqualTo(WorkFailure.Reaction.RETRY);

        peer.answer(Reply.of(404, "text/html", "<html>Not here</html>"));
        assertThat(reaction(catchThrowable(() -> call.on(api)))).isEqualTo(WorkFailure.Reaction.RETRY);
    }

    @ParameterizedTest
    @CsvSource({
        "403, 3301, There is no recording for this meeting., The host can delete cloud recordings",
        "403, 0, Forbidden, The host can delete cloud recordings",
        "400, 200, No permission., a role that may view and edit the recording content",
        "200, 200, You do not have the right permissions., The host can delete cloud recordings",
        "404, 1001, User does not exist: 1., see in Zoom that the host still belongs to the account",
        "400, 1010, User does not belong to this account., see in Zoom that the host still belongs to the account",
        "400, 3310, This recording was selected for a simulive webinar., take it out there",
        "400, 4711, 'Invalid access token, does not contain scopes:[cloud_recording:delete:meeting_recording:admin].',"
                + " lacks the scope cloud_recording:delete:meeting_recording:admin"
    })
    void aRefusedRemovalNamesTheRemedyAndIsNoRecordingThatIsGone(int status, int code, String message, String remedy) {
        peer.answer(Reply.json(status, "{\"code\":%d,\"message\":\"%s\"}".formatted(code, message)));

        WorkFailure failure = failure(() -> Call.TRASH.on(api));

        assertThat(failure.reaction()).isEqualTo(WorkFailure.Reaction.GIVE_UP);
        assertThat(failure).hasMessageContaining(remedy).hasMessageContaining("DELETE");
    }

    @ParameterizedTest
    @EnumSource
    void anotherRefusalIsGivenUpWithZoomsWordsButWithoutTokens(Call call) {
        String token = "eyJhbGciOiJIUzI1NiJ9.".repeat(5);
        peer.answer(Reply.json(
                400,
                "{\"code\":300,\"message\":\"Validation Failed at https://x.test/a?pwd=1\\n for " + token + "\"}"));

        WorkFailure failure = failure(() -> call.on(api));

        assertThat(failure.reaction()).isEqualTo(WorkFailure.Reaction.GIVE_UP);
        assertThat(failure)
                .hasMessageContaining("400/300: \"Validation Failed at https://x.test/a?… for …\"")
                .hasMessageContaining(call.method + " " + peer.authority() + "/v2/")
                .hasMessageNotContaining("pwd")
                .hasMessageNotContaining("page_size")
                .hasMessageNotContaining("action=trash");
    }

    @ParameterizedTest
    @EnumSource
    void silenceAndAbsencePauseEverything(Call call) throws Exception {
        peer.answer(Reply.json(200, "{}").after(1500));
        WorkFailure silence = failure(() -> call.on(api));
        assertThat(silence.reaction()).isEqualTo(WorkFailure.Reaction.PAUSE);
        assertThat(silence).hasMessageContaining("did not answer in time");

        int nobody;
        try (ServerSocket closed = new ServerSocket(0)) {
            nobody = closed.getLocalPort();
        }
        WorkFailure absence = failure(() -> call.on(at("http://127.0.0.1:" + nobody + "/v2")));
        assertThat(absence.reaction()).isEqualTo(WorkFailure.Reaction.PAUSE);
        assertThat(absence).hasMessageContaining("cannot be reached").hasMessageContaining("127.0.0.1:" + nobody);
    }

    @Test
    void namesAreResolvedAndRefusedByTheGuardAtTheMomentOfConnecting() {
        assertThat(failure(() -> Call.USER.on(at("http://unknown.test/v2"))))
                .extracting(WorkFailure::reaction)
                .isEqualTo(WorkFailure.Reaction.PAUSE);
        WorkFailure refused = failure(() -> Call.USER.on(at("http://private.test/v2")));
        assertThat(refused.reaction()).isEqualTo(WorkFailure.Reaction.GIVE_UP);
        assertThat(refused).hasMessage("The host private.test is private.");
        WorkFailure unchecked = failure(() -> Call.USER.on(at("http://example.org/v2")));
        assertThat(unchecked.reaction()).isEqualTo(WorkFailure.Reaction.GIVE_UP);
    }

    @Test
    void tlsThatCannotBeTrustedPauses() {
        peer.answer(Reply.json(200, "{}"));

        WorkFailure failure = failure(() -> Call.USER.on(at("https://" + peer.authority() + "/v2")));

        assertThat(failure.reaction()).isEqualTo(WorkFailure.Reaction.PAUSE);
    }

    @Test
    void anAddressOfAUserIsEncodedOnce() throws Exception {
        peer.answer(Reply.json(200, "{\"id\":\"u1\"}"));

        api.user(ID, "a+b c@example.org");

        assertThat(peer.last().target()).isEqualTo("/v2/users/a%2Bb%20c%40example.org");
    }

    @Test
    void readsUsersWhateverTheirTypesAre() throws Exception {
        peer.answer(Reply.json(200, """
                {"id":"u1","email":"ann@example.org","first_name":"Ann","last_name":null,"type":"2","status":"Active",
                 "unknown":{"deep":[1]}}"""));
        assertThat(api.user(ID, "u1")).isEqualTo(new ZoomUser("u1", "ann@example.org", "Ann", 2, "active"));

        peer.answer(Reply.json(200, """
                {"next_page_token":null,"users":[{"email":"p@example.org","status":"pending"},"odd",
                 {"id":7,"email":"q@example.org","display_name":"Q","type":1}]}"""));
        ZoomUserPage page = api.users(ID, "active", "");
        assertThat(page.nextPageToken()).isEmpty();
        assertThat(page.users())
                .containsExactly(
                        new ZoomUser(null, "p@example.org", "p@example.org", 0, "pending"),
                        new ZoomUser("7", "q@example.org", "Q", 1, ""));

        peer.answer(Reply.json(200, "{\"users\":\"none\"}"));
        assertThat(api.users(ID, "inactive", "").users()).isEmpty();
    }

    @Test
    void readsSettingsAsFarAsTheyAreTold() throws Exception {
        peer.answer(Reply.json(
                200, "{\"recording\":{\"cloud_recording\":\"true\",\"cloud_recording_download_host\":false}}"));
        assertThat(api.userSettings(ID, "u")).isEqualTo(new org.zoomensemble.zoom.ZoomUserSettings(true, null, false));

        peer.answer(Reply.json(200, """
                {"password":"975238724","viewer_download":false,"share_recording":"publicly","on_demand":false,
                 "recording_authentication":false}"""));
        assertThat(api.recordingSettings(ID, "x"))
                .isEqualTo(new org.zoomensemble.zoom.ZoomRecordingSettings(true, true, false, false));

        peer.answer(Reply.json(200, "{\"password\":\"\",\"share_recording\":\"internally\"}"));
        assertThat(api.recordingSettings(ID, "x"))
                .isEqualTo(new org.zoomensemble.zoom.ZoomRecordingSettings(false, false, false, true));
    }

    @Test
    void readsARecordingWhateverIsMissingOrOddlyTyped() throws Exception {
        peer.answer(Reply.json(200, """
                {"uuid":"abc/d==","id":"82400944973","type":2,"topic":null,"duration":"41","timezone":"",
                 "start_time":"2026-11-20T10:00:00Z","recording_play_passcode":"pppp","total_size":"many",
                 "recording_files":[
                  {"id":"f1","recording_start":"2026-11-20T10:01:00Z","recording_end":"","file_type":"mp4","file_size":"77",
                   "file_extension":"mp4","status":"Completed","recording_type":"Shared_Screen_With_Speaker_View(CC)",
                   "download_url":"https://us02web.zoom.us/rec/download/a.b"},
                  {"file_type":"CC","download_url":"no address"},
                  {"file_type":null,"status":"processing"}, 5]}"""));

        ZoomRecording recording = api.recording(ID, "abc/d==");

        Instant start = Instant.parse("2026-11-20T10:00:00Z");
        assertThat(recording)
                .isEqualTo(new ZoomRecording(
                        "abc/d==",
                        "",
                        "82400944973",
                        "",
                        "",
                        "",
                        "2",
                        start,
                        "",
                        41,
                        true,
                        List.of(
                                new ZoomFile(
                                        "f1",
                                        start.plusSeconds(60),
                                        null,
                                        "MP4",
                                        "shared_screen_with_speaker_view",
                                        "MP4",
                                        77,
                                        "completed",
                                        URI.create("https://us02web.zoom.us/rec/download/a.b")),
                                new ZoomFile(null, start, null, "CC", "", "", -1, "", null),
                                new ZoomFile(null, start, null, "", "", "", -1, "processing", null))));

        peer.answer(Reply.json(200, "{\"recording_files\":{}}"));
        ZoomRecording bare = api.recording(ID, "asked==");
        assertThat(bare.uuid()).isEqualTo("asked==");
        assertThat(bare.files()).isEmpty();
        assertThat(bare.startTime()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"file_extension\":\"MP4\"', MP4, false",
        "'\"file_extension\":\"m4a\",\"status\":\"completed\"', M4A, false",
        "'\"recording_type\":\"audio_transcript\",\"file_extension\":\"VTT\"', TRANSCRIPT, false",
        "'\"recording_type\":\"closed_caption\"', CC, false",
        "'\"file_extension\":\"MP4\",\"status\":\"processing\"', MP4, true",
        "'\"file_extension\":\"TXT\",\"status\":\"completed\"', '', false",
        "'\"file_extension\":\"\"', '', true"
    })
    void knowsAFileWithoutItsType(String told, String type, boolean isProcessing) throws Exception {
        peer.answer(Reply.json(200, "{\"recording_files\":[{\"file_type\":\"\"," + told + "}]}"));

        ZoomFile file = api.recording(ID, "u").files().get(0);

        assertThat(file.fileType()).isEqualTo(type);
        assertThat(file.isProcessing()).isEqualTo(isProcessing);
    }

    @Test
    void leavesEntriesWithoutUuidOrHostOut() throws Exception {
        peer.answer(Reply.json(200, """
                {"from":"2026-11-01","to":"2026-11-25T00:00:00Z","next_page_token":"n","meetings":[
                 {"uuid":"a==","host_id":"h","type":"99"},{"uuid":"b=="},{"host_id":"h"},null]}"""));

        ZoomRecordingPage page = api.recordings(ID, "u", LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 25), "");

        assertThat(page.recordings()).extracting(ZoomRecording::uuid).containsExactly("a==");
        assertThat(page.from()).isEqualTo(LocalDate.of(2026, 11, 1));
        assertThat(page.to()).isEqualTo(LocalDate.of(2026, 11, 25));
        assertThat(page.nextPageToken()).isEqualTo("n");
    }

    private CamelZoomApi at(String apiUrl) {
        return zoom.api(
                new ZoomConnection(
                        ID,
                        1,
                        URI.create(apiUrl),
                        null,
                        new ZoomConnection.ApiKey("an-api-key", new Secret(ZoomWithRoutes.API_SECRET))),
                CLOCK);
    }

    private static WorkFailure failure(ThrowingCallable call) {
        return catchThrowableOfType(WorkFailure.class, call);
    }

    private static WorkFailure.Reaction reaction(Throwable thrown) {
        assertThat(thrown).isInstanceOf(WorkFailure.class);
        return ((WorkFailure) thrown).reaction();
    }
}

package org.zoomensemble.zoom.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zoomensemble.operations.LeaseLostException;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.security.Secret;
import org.zoomensemble.zoom.Download;
import org.zoomensemble.zoom.DownloadRestrictedException;
import org.zoomensemble.zoom.RecordingGoneException;
import org.zoomensemble.zoom.Restriction;
import org.zoomensemble.zoom.ZoomConnection;
import org.zoomensemble.zoom.camel.RawPeer.Reply;

class ZoomDownloadRouteTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-25T22:30:00Z"));
    private static final UUID ID = ZoomWithRoutes.ID;

    private static ZoomWithRoutes zoom;
    private RawPeer peer;
    private RawPeer store;
    private CamelZoomApi api;

    /** What a reader saw. */
    private record Seen(String bytes, long offset, long total, String etag, String type) {

        static Seen of(Download download) throws IOException {
            String bytes = new String(download.body().readAllBytes(), StandardCharsets.UTF_8);
            return new Seen(bytes, download.offset(), download.totalLength(), download.etag(), download.contentType());
        }
    }

    @BeforeAll
    static void startRoutes() {
        zoom = new ZoomWithRoutes(700, CLOCK);
    }

    @AfterAll
    static void stopRoutes() {
        zoom.close();
    }

    @BeforeEach
    void startPeers() {
        peer = new RawPeer();
        store = new RawPeer();
        api = zoom.api(ZoomWithRoutes.withApiKey(peer), CLOCK);
    }

    @AfterEach
    void stopPeers() throws Exception {
        peer.close();
        store.close();
    }

    private static Reply file(String bytes) {
        return Reply.of(200, "Video/MP4; x=y", bytes).with("ETag", "\"e1\"");
    }

    private static Reply part(String bytes, String range) {
        return Reply.of(206, "video/mp4", bytes).with("Content-Range", range).with("ETag", "\"e1\"");
    }

    @Test
    void readsAWholeFile() throws Exception {
        peer.answer(file("0123456789"));

        Seen seen = api.download(
                ID, peer.uri("/rec/download/a%2Fb.c~?x=%2525&y=[~]&z=%7e"), Download.From.start(), Seen::of);

        assertThat(seen).isEqualTo(new Seen("0123456789", 0, 10, "\"e1\"", "video/mp4"));
        RawPeer.Request request = peer.last();
        assertThat(request.target()).isEqualTo("/rec/download/a%2Fb.c~?x=%2525&y=[~]&z=%7e");
        assertThat(request.header("Authorization")).startsWith("Bearer ey");
        assertThat(request.headers().keySet())
                .containsExactlyInAnyOrder(
                        "Accept", "Accept-Encoding", "Authorization", "Connection", "Host", "User-Agent");
        assertThat(request.header("Accept-Encoding")).isEqualTo("identity");
    }

    @Test
    void asksForTheRestOfTheSameFile() throws Exception {
        peer.answer(part("6789", "bytes 6-9/10"));

        Seen seen = api.download(ID, peer.uri("/f"), new Download.From(6, "\"e1\""), Seen::of);

        assertThat(seen).isEqualTo(new Seen("6789", 6, 10, "\"e1\"", "video/mp4"));
        assertThat(peer.last().header("Range")).isEqualTo("bytes=6-");
        assertThat(peer.last().header("If-Range")).isEqualTo("\"e1\"");

        peer.answer(part("6789", "bytes 6-9/*"));
        assertThat(api.download(ID, peer.uri("/f"), new Download.From(6, null), Seen::of)
                        .total())
                .isEqualTo(10);
        assertThat(peer.last().header("If-Range")).isNull();
    }

    @Test
    void tellsThatTheWholeFileCameInPlaceOfTheRest() throws Exception {
        peer.answer(file("0123456789").with("ETag", "W/\"weak\""));

        Seen seen = api.download(ID, peer.uri("/f"), new Download.From(6, "\"e1\""), Seen::of);

        assertThat(seen).isEqualTo(new Seen("0123456789", 0, 10, null, "video/mp4"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes 5-9/10", "bytes 7-9/10", "items 6-9/10", ""})
    void doesNotReadAnotherPartThanItAskedFor(String range) {
        peer.answer(part("6789", range));

        WorkFailure failure = failure(() -> api.download(ID, peer.uri("/f"), new Download.From(6, "\"e1\""), Seen::of));

        assertThat(failure.reaction()).isEqualTo(WorkFailure.Reaction.RETRY);
    }

    @Test
    void followsRedirectsWithoutTakingTheBearerElsewhere() throws Exception {
        store.answer(part("6789", "bytes 6-9/10"));
        peer.answer(request -> switch (request.target()) {
            case "/f" -> Reply.redirect("/g?Policy=p");
            default ->
                Reply.redirect(
                        store.uri("/cmr/v.mp4?Signature=s~s&Key-Pair-Id=k").toString());
        });

        Seen seen = api.download(ID, peer.uri("/f"), new Download.From(6, "\"e1\""), Seen::of);

        assertThat(seen.bytes()).isEqualTo("6789");
        assertThat(peer.requests()).extracting(RawPeer.Request::target).containsExactly("/f", "/g?Policy=p");
        assertThat(peer.requests()).allMatch(request -> request.header("Authorization") != null);
        assertThat(store.last().target()).isEqualTo("/cmr/v.mp4?Signature=s~s&Key-Pair-Id=k");
        assertThat(store.last().header("Authorization")).isNull();
        assertThat(store.last().header("Range")).isEqualTo("bytes=6-");
        assertThat(store.last().header("If-Range")).isEqualTo("\"e1\"");
        assertThat(zoom.checked).last().isEqualTo(store.uri("/cmr/v.mp4?Signature=s~s&Key-Pair-Id=k"));
    }

    @Test
    void doesNotGiveTheBearerBackAfterADetour() throws Exception {
        store.answer(Reply.redirect(peer.uri("/back").toString()));
        peer.answer(request ->
                request.target().equals("/f") ? Reply.redirect(store.uri("/out").toString()) : file("x"));

        api.download(ID, peer.uri("/f"), Download.From.start(), Seen::of);

        assertThat(peer.last().target()).isEqualTo("/back");
        assertThat(peer.last().header("Authorization")).isNull();
    }

    @Test
    void givesAForeignAddressNoBearer() throws Exception {
        store.answer(file("x"));

        api.download(ID, store.uri("/f"), Download.From.start(), Seen::of);

        assertThat(store.last().header("Authorization")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https://zoom.us/rec, true",
        "https://us02web.zoom.us/rec, true",
        "https://US02web.ZOOM.us:443/rec, true",
        "https://a.zoomgov.com/rec, true",
        "https://api.test:8443/other, true",
        "https://login.test/oauth, true",
        "http://zoom.us/rec, false",
        "https://zoom.us:8443/rec, false",
        "https://evilzoom.us/rec, false",
        "https://zoom.us.evil.test/rec, false",
        "https://api.test/other, false",
        "http://api.test:8443/other, false",
        "https://sub.api.test:8443/other, false",
        "https://zoom.us@evil.test/rec, false"
    })
    void onlyZoomsHostsAndTheConnectionsOwnServersSeeTheBearer(URI address, boolean isTrusted) {
        ZoomConnection connection = new ZoomConnection(
                ID,
                1,
                URI.create("https://api.test:8443/v2"),
                URI.create("https://login.test/token"),
                new ZoomConnection.ApiKey("k", new Secret("s")));

        assertThat(ZoomHosts.mayHaveBearer(connection, address)).isEqualTo(isTrusted);
    }

    @Test
    void endsAfterFiveRedirectsAndAtRefusedOnes() {
        peer.answer(Reply.redirect("/again"));
        WorkFailure circle = failure(() -> api.download(ID, peer.uri("/f"), Download.From.start(), Seen::of));
        assertThat(circle.reaction()).isEqualTo(WorkFailure.Reaction.RETRY);
        assertThat(peer.requests()).hasSize(6);

        peer.answer(Reply.redirect("http://10.0.0.1/internal?token=t"));
        WorkFailure refused = failure(() -> api.download(ID, peer.uri("/f"), Download.From.start(), Seen::of));
        assertThat(refused.reaction()).isEqualTo(WorkFailure.Reaction.GIVE_UP);
        assertThat(refused).hasMessage("The host 10.0.0.1 may not be called.");

        peer.answer(Reply.redirect("http://:nothing:/"));
        assertThat(failure(() -> api.download(ID, peer.uri("/f"), Download.From.start(), Seen::of))
                        .reaction())
                .isEqualTo(WorkFailure.Reaction.RETRY);
    }

    @Test
    void renewsARefusedTokenOnce() throws Exception {
        peer.answer(Reply.json(401, "{\"code\":124,\"message\":\"Invalid access token.\"}"), file("x"));
        assertThat(api.download(ID, peer.uri("/f"), Download.From.start(), Seen::of)
                        .bytes())
                .isEqualTo("x");
        assertThat(peer.requests()).hasSize(2);

        peer.answer(Reply.json(401, "{\"code\":124,\"message\":\"Invalid access token.\"}"));
        assertThatThrownBy(() -> api.download(ID, peer.uri("/f"), Download.From.start(), Seen::of))
                .isInstanceOfSatisfying(
                        DownloadRestrictedException.class,
                        refused -> assertThat(refused.restriction()).isEqualTo(Restriction.UNKNOWN))
                .hasMessageContaining("not be ready");
        assertThat(peer.requests()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "200, text/html;charset=utf-8, <p>Only the host can download this recording. Please sign in</p>, only the host",
        "200, TEXT/HTML, <p>Please enter the passcode to view</p>, passcode",
        "200, text/html, <title>Sign In - Zoom</title>, sign in",
        "200, text/html, hello, a page in place of the file",
        "206, text/html, hello, a page in place of the file",
        "200, application/json, '{\"status\":false,\"message\":\"No permission.\"}', No permission.",
        "403, application/json, '{\"code\":0,\"message\":\"Forbidden\"}', Forbidden",
        "403, text/plain, no, a page in place of the file"
    })
    void aPageInPlaceOfTheFileIsARestriction(int status, String type, String body, String reason) {
        peer.answer(Reply.of(status, type, body).with("Content-Range", "bytes 6-9/10"));

        assertThatThrownBy(() -> api.download(ID, peer.uri("/f?pwd=1"), new Download.From(6, null), Seen::of))
                .isInstanceOf(DownloadRestrictedException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining("/f was answered with " + status)
                .hasMessageNotContaining("pwd");
    }

    @Test
    void readsNoMoreOfAPageThanItNeeds() {
        peer.answer(Reply.of(200, "text/html", "x".repeat(70_000) + "only the host can download"));

        assertThatThrownBy(() -> api.download(ID, peer.uri("/f"), Download.From.start(), Seen::of))
                .isInstanceOf(DownloadRestrictedException.class)
                .hasMessageContaining("a page in place of the file");
    }

    @ParameterizedTest
    @CsvSource({
        "<p>Only the host can download this recording. Please sign in</p>, HOST_ONLY",
        "<p>Please enter the passcode to view</p>, PASSWORD",
        "<p>Download of this recording is disabled</p>, DOWNLOAD_DISABLED",
        "<title>Sign In - Zoom</title>, SIGN_IN",
        "hello, UNKNOWN"
    })
    void thePageTellsWhichRestrictionItIs(String page, Restriction restriction) {
        peer.answer(Reply.of(200, "text/html", page));

        assertThatThrownBy(() -> api.download(ID, peer.uri("/f"), Download.From.start(), Seen::of))
                .isInstanceOfSatisfying(
                        DownloadRestrictedException.class,
                        refused -> assertThat(refused.restriction()).isEqualTo(restriction));
    }

    @Test
    void aPageThatSaysThereIsNoSuchRecordingMeansGone() {
        peer.answer(Reply.of(200, "text/html", "<p>This recording has been deleted</p>"));

        assertThatThrownBy(() -> api.download(ID, peer.uri("/f"), Download.From.start(), Seen::of))
                .isInstanceOf(RecordingGoneException.class)
                .hasMessageContaining("does not exist");
    }

    @Test
    void theRecordingsOwnTokenIsAskedForAndShownToTheSameHostsOnly() throws Exception {
        peer.answer(
                Reply.json(200, "{\"uuid\":\"u/1\",\"download_access_token\":\"own-token\"}"),
                Reply.of(302, "text/plain", "")
                        .with("Location", store.uri("/signed").toString()));
        store.answer(file("0123456789"));

        Seen seen = api.downloadByOwnToken(ID, "u/1", peer.uri("/rec/download/a"), Download.From.start(), Seen::of);

        assertThat(seen.bytes()).isEqualTo("0123456789");
        assertThat(peer.requests().get(0).target())
                .isEqualTo("/v2/meetings/u%252F1/recordings?include_fields=download_access_token&ttl=3600");
        assertThat(peer.last().header("Authorization")).isEqualTo("Bearer own-token");
        assertThat(store.last().header("Authorization")).isNull();
    }

    @Test
    void withoutATokenOfItsOwnTheFileIsNotHandedOut() {
        peer.answer(Reply.json(200, "{\"uuid\":\"u\"}"));

        assertThatThrownBy(() -> api.downloadByOwnToken(ID, "u", peer.uri("/f"), Download.From.start(), Seen::of))
                .isInstanceOf(DownloadRestrictedException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void aFileThatIsNotThereIsGone(int status) {
        peer.answer(Reply.of(status, "text/html", "<p>Not found</p>"));

        assertThatThrownBy(() -> api.download(ID, peer.uri("/f"), Download.From.start(), Seen::of))
                .isInstanceOf(RecordingGoneException.class);
    }

    @ParameterizedTest
    @CsvSource({"416, RETRY", "500, RETRY", "503, PAUSE", "429, PAUSE", "400, GIVE_UP", "204, none"})
    void otherAnswersMeanWhatTheyMeanElsewhere(int status, String reaction) {
        peer.answer(Reply.of(status, "text/plain", status == 204 ? "" : "no").with("Retry-After", "9"));

        if (reaction.equals("none")) {
            assertThatThrownBy(() -> api.download(ID, peer.uri("/f"), Download.From.start(), Seen::of))
                    .isInstanceOf(DownloadRestrictedException.class);
            return;
        }
        WorkFailure failure = failure(() -> api.download(ID, peer.uri("/f"), new Download.From(5, null), Seen::of));
        assertThat(failure.reaction()).isEqualTo(WorkFailure.Reaction.valueOf(reaction));
        if (reaction.equals("PAUSE")) {
            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(9));
        }
    }

    @Test
    void aBodyThatEndsEarlyFailsWhileItIsRead() {
        peer.answer(file("0123456789").cutAfter(4));
        boolean[] hasThrown = new boolean[1];

        WorkFailure failure = failure(() -> api.download(ID, peer.uri("/f?pwd=1"), Download.From.start(), download -> {
            byte[] four = download.body().readNBytes(4);
            assertThat(four).hasSize(4);
            try {
                return download.body().read();
            } catch (IOException e) {
                hasThrown[0] = true;
                throw e;
            }
        }));

        assertThat(hasThrown[0]).isTrue();
        assertThat(failure.reaction()).isEqualTo(WorkFailure.Reaction.RETRY);
        assertThat(failure).hasMessageContaining("while the file was read").hasMessageNotContaining("pwd");
    }

    @Test
    void aChunkedBodyThatEndsEarlyFails() {
        peer.answer(Reply.of(200, "video/mp4", "5\r\n01234\r\n5\r\n56")
                .with("Transfer-Encoding", "chunked")
                .with("Content-Length", "")
                .cutAfter(14));

        WorkFailure failure = failure(() -> api.download(ID, peer.uri("/f"), Download.From.start(), Seen::of));

        assertThat(failure.reaction()).isEqualTo(WorkFailure.Reaction.RETRY);
    }

    @Test
    void aBodyThatStallsFails() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            CompletableFuture<Socket> stalled = CompletableFuture.supplyAsync(() -> beginning(server, 10));
            URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/f");

            WorkFailure failure = failure(() -> api.download(ID, address, Download.From.start(), Seen::of));

            assertThat(failure.reaction()).isEqualTo(WorkFailure.Reaction.RETRY);
            stalled.get(60, TimeUnit.SECONDS).close();
        }
    }

    @Test
    void silenceAndResetsBeforeTheAnswer() {
        peer.answer(file("x").after(1500));
        assertThat(failure(() -> api.download(ID, peer.uri("/f"), Download.From.start(), Seen::of))
                        .reaction())
                .isEqualTo(WorkFailure.Reaction.PAUSE);

        peer.answer(Reply.nothing(true));
        assertThat(failure(() -> api.download(ID, peer.uri("/f"), Download.From.start(), Seen::of))
                        .reaction())
                .isEqualTo(WorkFailure.Reaction.RETRY);
    }

    @Test
    void whatTheReaderThrowsPassesUnchanged() {
        peer.answer(file("0123456789"));
        LeaseLostException lost = new LeaseLostException("gone");
        assertThatThrownBy(() -> api.download(ID, peer.uri("/f"), Download.From.start(), download -> {
                    throw lost;
                }))
                .isSameAs(lost);

        WorkFailure failure = WorkFailure.giveUp("no");
        assertThatThrownBy(() -> api.download(ID, peer.uri("/f"), Download.From.start(), download -> {
                    download.body().read();
                    throw failure;
                }))
                .isSameAs(failure);

        IOException own = new IOException("of its own");
        assertThatThrownBy(() -> api.download(ID, peer.uri("/f"), Download.From.start(), download -> {
                    throw own;
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasCause(own);

        AssertionError error = new AssertionError();
        assertThatThrownBy(() -> api.download(ID, peer.uri("/f"), Download.From.start(), download -> {
                    throw error;
                }))
                .isSameAs(error);
    }

    @Test
    void aBreakOfZoomsConnectionIsZoomsWhateverTheReaderMakesOfIt() {
        peer.answer(file("0123456789").cutAfter(4));

        WorkFailure failure = failure(() -> api.download(ID, peer.uri("/f"), Download.From.start(), download -> {
            try {
                return download.body().readAllBytes();
            } catch (IOException e) {
                throw WorkFailure.retry("Ensemble broke", e);
            }
        }));

        assertThat(failure).hasMessageContaining("The connection to " + peer.authority());
    }

    @Test
    void aConnectionIsUsedAgainWhenTheFileWasReadAndDroppedWhenItWasNot() throws Exception {
        peer.answer(file("0123456789"));
        for (int i = 0; i < 3; i++) {
            api.download(
                    ID,
                    peer.uri("/f"),
                    Download.From.start(),
                    download -> download.body().readNBytes(10));
        }
        assertThat(peer.connections()).isEqualTo(1);

        api.download(
                ID,
                peer.uri("/f"),
                Download.From.start(),
                download -> download.body().read());
        api.download(ID, peer.uri("/f"), Download.From.start(), Seen::of);
        assertThat(peer.connections()).isEqualTo(2);
    }

    /** The rest of a file that nobody wants may be gigabytes long. */
    @Test
    void theRestOfAFileIsNotDrained() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            CompletableFuture<Long> written = CompletableFuture.supplyAsync(() -> endless(server));
            URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/f");

            int first = api.download(ID, address, Download.From.start(), download -> {
                try (InputStream body = download.body()) {
                    return body.read();
                }
            });

            assertThat(first).isZero();
            assertThat(written.get(60, TimeUnit.SECONDS)).isLessThan(64L << 20);
        }
    }

    private static Socket beginning(ServerSocket server, long length) {
        try {
            Socket socket = server.accept();
            socket.getInputStream().read(new byte[4096]);
            OutputStream out = socket.getOutputStream();
            out.write(("HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: " + length + "\r\n\r\n0")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long endless(ServerSocket server) {
        long written = 0;
        try (Socket socket = server.accept()) {
            socket.getInputStream().read(new byte[4096]);
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 4294967296\r\n\r\n"
                    .getBytes(StandardCharsets.ISO_8859_1));
            for (; written < 1L << 32; written += 65536) {
                out.write(new byte[65536]);
            }
        } catch (IOException e) {
            // dropped, as it should be
        }
        return written;
    }

    private static WorkFailure failure(ThrowingCallable call) {
        return catchThrowableOfType(WorkFailure.class, call);
    }
}

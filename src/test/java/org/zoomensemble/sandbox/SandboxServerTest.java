package org.zoomensemble.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxServerTest {

    private static final int BODY = 3_000_000;

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger work = new AtomicInteger();
    private final List<String> uris = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger received = new AtomicInteger();
    private final CountDownLatch uploadEnded = new CountDownLatch(1);
    private final Faults faults = new Faults();

    @TempDir
    Path folder;

    private Calls calls;
    private SandboxServer server;

    @BeforeEach
    void start() {
        calls = new Calls(folder.resolve("calls.jsonl"));
        server = new SandboxServer(0, Map.of("/*", new Peer()), calls, faults).start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void keepsEveryRequestInItsLedger() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(at("/a%252Fb%2Fc?x=%20y"))
                .header("Authorization", "Bearer one")
                .header("Range", "bytes=1-")
                .build();

        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .isEqualTo("done 1");

        assertThat(uris).containsExactly("/a%252Fb%2Fc");
        assertThat(calls.all()).singleElement().satisfies(call -> {
            assertThat(call.path()).isEqualTo("/a%252Fb%2Fc");
            assertThat(call.query()).isEqualTo("x=%20y");
            assertThat(call.bearer()).isEqualTo("Bearer one");
            assertThat(call.range()).isEqualTo("bytes=1-");
            assertThat(call.host()).isEqualTo("127.0.0.1:" + server.port());
            assertThat(call.status()).isEqualTo(200);
        });
        assertThat(Files.readAllLines(folder.resolve("calls.jsonl")))
                .singleElement()
                .asString()
                .contains("\"bearer\":\"Bearer one\"")
                .contains("\"status\":200");
    }

    @Test
    void answersInsteadOfThePeer() throws Exception {
        faults.add(new Fault(
                "limit",
                Fault.to("GET", "/x"),
                1,
                new Fault.Answer(429, Map.of("Retry-After", "7"), "{\"code\":429}")));

        HttpResponse<String> first = get("/x");

        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("Retry-After")).contains("7");
        assertThat(first.body()).isEqualTo("{\"code\":429}");
        assertThat(get("/x").statusCode()).isEqualTo(200);
        assertThat(work).hasValue(1);
        assertThat(faults.fired("limit")).isEqualTo(1);
    }

    @Test
    void breaksBeforeThePeerDoesAnything() {
        faults.add(new Fault("break", Fault.to("POST", "/x"), 1, new Fault.BreakBefore()));

        assertThatThrownBy(() -> post("/x")).isInstanceOf(IOException.class);

        assertThat(work).hasValue(0);
        assertThat(faults.fired("break")).isEqualTo(1);
        assertThat(calls.all())
                .singleElement()
                .satisfies(call -> assertThat(call.status()).isEqualTo(Call.BROKEN));
    }

    @Test
    void losesTheAnswerOfWorkThatIsDone() throws Exception {
        faults.add(new Fault("lose", Fault.to("POST", "/x"), 1, new Fault.LoseAnswer()));

        assertThatThrownBy(() -> post("/x")).isInstanceOf(IOException.class);

        assertThat(work).hasValue(1);
        assertThat(faults.fired("lose")).isEqualTo(1);
        assertThat(get("/x").body()).isEqualTo("done 2");
    }

    @Test
    void runsTheHookBetweenTheWorkAndTheAnswer() throws Exception {
        CountDownLatch inHook = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        faults.add(new Fault("after", Fault.to("POST", "/x"), 1, new Fault.After(() -> {
            inHook.countDown();
            await(goOn);
        })));

        var answer = client.sendAsync(
                HttpRequest.newBuilder(at("/x"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        await(inHook);

        assertThat(work).hasValue(1);
        assertThatThrownBy(() -> answer.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        goOn.countDown();
        assertThat(new String(answer.get(60, TimeUnit.SECONDS).body().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("done 1");
    }

    @Test
    void holdsALargeAnswerOnlyUntilTheHookRan() throws Exception {
        AtomicInteger ran = new AtomicInteger();
        faults.add(new Fault("after", Fault.to("GET", "/large"), 1, new Fault.After(ran::incrementAndGet)));

        assertThat(get("/large").body()).hasSize(BODY);

        assertThat(ran).hasValue(1);
        assertThat(faults.fired("after")).isEqualTo(1);
    }

    @Test
    void runsTheHookBeforeTheWork() throws Exception {
        List<Integer> seen = new ArrayList<>();
        faults.add(new Fault("before", Fault.to("GET", "/x"), 2, new Fault.Before(() -> seen.add(work.get()))));

        get("/x");
        get("/x");
        get("/x");

        assertThat(seen).containsExactly(0, 1);
        assertThat(faults.fired("before")).isEqualTo(2);
    }

    @Test
    void cutsTheBodyAtTheByte() throws Exception {
        faults.add(new Fault("cut", Fault.to("GET", "/large"), 1, new Fault.CutBody(1_234_567)));

        HttpURLConnection connection = (HttpURLConnection) at("/large").toURL().openConnection();
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        try (InputStream in = connection.getInputStream()) {
            in.transferTo(got);
        }

        assertThat(connection.getContentLength()).isEqualTo(BODY);
        assertThat(got.size()).isEqualTo(1_234_567);
        assertThat(get("/large").body()).hasSize(BODY);
        assertThat(faults.fired("cut")).isEqualTo(1);
    }

    @Test
    void keepsTheCutForABodyThatIsLongEnough() throws Exception {
        faults.add(new Fault("cut", Fault.to("GET", "/"), 1, new Fault.CutBody(1000)));

        assertThat(get("/x").body()).isEqualTo("done 1");
        assertThat(faults.fired("cut")).isZero();
        assertThatThrownBy(() -> get("/large")).isInstanceOf(IOException.class);
        assertThat(faults.fired("cut")).isEqualTo(1);
    }

    @Test
    void cutsTheUploadAtTheByte() throws Exception {
        faults.add(new Fault("cut", Fault.to("PUT", "/up"), 1, new Fault.CutUpload(777_777)));

        assertThatThrownBy(() -> put(new byte[BODY])).isInstanceOf(IOException.class);

        await(uploadEnded);
        assertThat(received).hasValue(777_777);
        assertThat(faults.fired("cut")).isEqualTo(1);
    }

    @Test
    void waitsFirst() throws Exception {
        faults.add(new Fault("slow", Fault.to("GET", "/x"), 1, new Fault.Delay(300)));

        long begin = System.nanoTime();
        get("/x");

        assertThat(System.nanoTime() - begin).isGreaterThan(300_000_000L);
    }

    @Test
    void makesAnAnswerWhenItIsAskedForOne() throws Exception {
        AtomicInteger made = new AtomicInteger();
        faults.add(new Fault(
                "reply",
                Fault.to("GET", "/x"),
                2,
                new Fault.Reply(() -> new Fault.Answer(503, Map.of("Retry-After", "" + made.incrementAndGet()), ""))));

        assertThat(get("/x").headers().firstValue("Retry-After")).contains("1");
        assertThat(get("/x").headers().firstValue("Retry-After")).contains("2");
        assertThat(work).hasValue(0);
    }

    @Test
    void dripsAndStallsAndSendsEveryByte() throws Exception {
        faults.add(new Fault("drip", Fault.to("GET", "/large"), 1, new Fault.Drip(1000, 20, 5)));
        faults.add(new Fault("stall", Fault.to("GET", "/large"), 1, new Fault.Stall(1_000_000, 150)));

        for (String name : List.of("drip", "stall")) {
            long begin = System.nanoTime();
            assertThat(get("/large").body()).hasSize(BODY);
            assertThat(System.nanoTime() - begin).as(name).isGreaterThan(100_000_000L);
            assertThat(faults.fired(name)).as(name).isEqualTo(1);
        }
    }

    @Test
    void announcesAnotherLengthOrNone() throws Exception {
        faults.add(new Fault("longer", Fault.to("GET", "/large"), 1, new Fault.WrongLength(10)));
        HttpURLConnection waiting = (HttpURLConnection) at("/large").toURL().openConnection();
        waiting.setReadTimeout(500);
        assertThat(waiting.getContentLength()).isEqualTo(BODY + 10);
        assertThatThrownBy(() -> waiting.getInputStream().readAllBytes()).isInstanceOf(IOException.class);
        waiting.disconnect();
        faults.add(new Fault("shorter", Fault.to("GET", "/large"), 1, new Fault.WrongLength(-10)));
        assertThat(get("/large").body()).hasSize(BODY - 10);
        faults.add(new Fault("none", Fault.to("GET", "/large"), 1, new Fault.NoLength(1000)));
        HttpResponse<String> cut = get("/large");
        assertThat(cut.body()).hasSize(1000);
        assertThat(cut.headers().firstValue("Content-Length")).isEmpty();

        assertThat(get("/large").body()).hasSize(BODY);
        assertThat(faults.fired()).isEqualTo(3);
    }

    @Test
    void overlooksAHeaderOfTheRequestThatHasIt() throws Exception {
        faults.add(new Fault("overlooked", Fault.to("GET", "/range"), 1, new Fault.Overlooked("Range")));

        assertThat(get("/range").body()).isEqualTo("whole");
        assertThat(faults.fired("overlooked")).isZero();
        HttpRequest part =
                HttpRequest.newBuilder(at("/range")).header("Range", "bytes=1-").build();
        assertThat(client.send(part, HttpResponse.BodyHandlers.ofString()).body())
                .isEqualTo("whole");
        assertThat(client.send(part, HttpResponse.BodyHandlers.ofString()).body())
                .isEqualTo("part");
        assertThat(faults.fired("overlooked")).isEqualTo(1);
    }

    @Test
    void answersWithAnotherHeader() throws Exception {
        faults.add(new Fault("other", Fault.to("GET", "/range"), 1, new Fault.OtherHeader("ETag", "b")));

        assertThat(get("/range").headers().firstValue("ETag")).contains("b");
        assertThat(get("/range").headers().firstValue("ETag")).contains("a");
        assertThat(faults.fired("other")).isEqualTo(1);
    }

    private URI at(String path) {
        return URI.create(server.uri() + path);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(at(path))
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void put(byte[] body) throws Exception {
        client.send(
                HttpRequest.newBuilder(at("/up"))
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Peer extends HttpServlet {

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            uris.add(request.getRequestURI());
            if (request.getRequestURI().equals("/up")) {
                upload(request);
            } else if (request.getRequestURI().equals("/range")) {
                response.setHeader("ETag", "a");
                response.getWriter().write(request.getHeader("Range") == null ? "whole" : "part");
            } else if (request.getRequestURI().equals("/large")) {
                response.setContentLength(BODY);
                response.getOutputStream().write(new byte[BODY / 2]);
                response.getOutputStream().write(new byte[BODY / 2]);
            } else {
                response.getWriter().write("done " + work.incrementAndGet());
                response.flushBuffer();
            }
        }

        private void upload(HttpServletRequest request) throws IOException {
            byte[] buffer = new byte[8192];
            InputStream in = request.getInputStream();
            try {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    received.addAndGet(n);
                }
            } finally {
                uploadEnded.countDown();
            }
        }
    }
}

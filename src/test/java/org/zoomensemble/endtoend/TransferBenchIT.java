package org.zoomensemble.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zoomensemble.sandbox.Call;
import org.zoomensemble.sandbox.ensemble.Held;
import org.zoomensemble.sandbox.ensemble.Options;
import org.zoomensemble.sandbox.zoom.SandboxFile;
import org.zoomensemble.sandbox.zoom.SandboxMedia;
import org.zoomensemble.sandbox.zoom.SandboxRecording;
import org.zoomensemble.sandbox.zoom.SandboxUser;

/**
 * How fast bytes go from Zoom to Ensemble, beside {@code curl | curl} between the same two servers in the same run, in a JVM
 * with {@code -Xmx256m}; and how much heap that takes. Run by {@code mvn -Pbench verify}.
 */
@Tag("bench")
class TransferBenchIT {

    private static final long GIB = 1L << 30;
    private static final Path SINK = Files.isDirectory(Path.of("/dev/shm")) ? Path.of("/dev/shm") : Path.of("target");

    private final HttpClient http = HttpClient.newHttpClient();
    private World world;
    private SandboxUser host;
    private String workflow;
    private int meeting;

    @Test
    void oneFileEightAtOnceAndHeap() throws Exception {
        Path folder = Files.createTempDirectory(SINK, "bench-sink");
        try (World opened = new World(
                "bench-transfer", Options.defaults().withFolder(folder).discarding(), "-XX:TieredStopAtLevel=4")) {
            world = opened;
            world.settings.put("ZOOMENSEMBLE_WORK_LEASE", "PT60S");
            world.settings.put("ZOOMENSEMBLE_WORK_STOPAFTER", "PT35S");
            world.settings.put("ZOOMENSEMBLE_WORK_EXTENDEVERY", "PT10S");
            world.settings.put("ZOOMENSEMBLE_WORK_CONCURRENCY_TRANSFERMEDIA", "16");
            world.library("lib-1", "Physics");
            host = world.zoom.addUser("ada@example.edu", "Ada", "Lovelace");
            world.startProduct();
            workflow = world.mediaWorkflow(world.template("Zoom", false), "Physics", List.of(host));
            product(1, 300_000_000);
            curl(1, 300_000_000);
            compare("one file of 1 GiB", 1, GIB, 5);
            compare("eight files of 1 GiB at once", 8, GIB, 3);
            double sixteen = product(16, GIB / 4);
            Report.line(
                    "sixteen files of 256 MiB at once with -Xmx256m: %.0f MB/s, %d MB of heap in use after a collection"
                            .formatted(sixteen, collectedHeap() / 1_000_000));
            heap();
        } finally {
            org.springframework.util.FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void compare(String what, int files, long size, int rounds) throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Double> curls = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            curls.add(curl(files, size));
            ours.add(product(files, size));
            Report.line("  round %d: product %.0f MB/s, curl | curl %.0f MB/s"
                    .formatted(round + 1, ours.get(round), curls.get(round)));
        }
        double our = median(ours);
        double curl = median(curls);
        Report.line("%s: product %.0f MB/s, curl | curl %.0f MB/s, ratio %.2f (medians of %d)"
                .formatted(what, our, curl, our / curl, rounds));
    }

    private void heap() throws IOException {
        long small = heapAfter(10_000_000);
        long large = heapAfter(4 * GIB);
        Report.line(
                "heap in use after a collection while a file flows: %d MB with 10 MB, %d MB with 4 GiB; peak resident %d MB"
                        .formatted(small / 1_000_000, large / 1_000_000, peakResident() / 1000));
    }

    /** MB/s from the first byte asked for to the last one answered, by the peers' clocks. */
    private double product(int files, long size) {
        List<SandboxRecording> recordings = new ArrayList<>();
        Held hashes = world.ensemble.holdHashes();
        Instant asked = Instant.now();
        for (int file = 0; file < files; file++) {
            recordings.add(record(size));
        }
        world.administrator.sweep(workflow);
        world.await(
                "the transfers",
                Duration.ofMinutes(5),
                () -> recordings.stream().allMatch(this::isComplete));
        world.awaitOutcomes(meeting, Duration.ofMinutes(1));
        Instant begun = world
                .zoom
                .calls()
                .all(call -> isDownload(call) && call.at().isAfter(asked))
                .stream()
                .map(Call::at)
                .min(Instant::compareTo)
                .orElseThrow();
        Instant ended = world.administrator.ingests().stream()
                .filter(ingest -> recordings.stream()
                        .anyMatch(recording ->
                                recording.topic().equals(ingest.path("topic").asText())))
                .map(ingest -> finishedAt(ingest.path("id").asText()))
                .max(Instant::compareTo)
                .orElseThrow();
        hashes.close();
        world.ensemble.ledger().awaitHashes();
        return files * size / 1e6 / (Duration.between(begun, ended).toNanos() / 1e9);
    }

    private Instant finishedAt(String ingest) {
        JsonNode transfer =
                world.administrator.ingest(ingest).path("items").path(0).path("transfer");
        return Instant.parse(transfer.path("finishedAt").asText());
    }

    private static boolean isDownload(Call call) {
        return call.path().startsWith("/rec/download/");
    }

    private SandboxRecording record(long size) {
        meeting++;
        SandboxRecording recording = SandboxRecording.of(host, "Bench " + meeting)
                .start(Instant.now().minus(2, ChronoUnit.DAYS).plus(meeting, ChronoUnit.MINUTES))
                .file(SandboxFile.video("active_speaker", SandboxMedia.generated(meeting, size)));
        return world.zoom.addRecording(recording);
    }

    private boolean isComplete(SandboxRecording recording) {
        return world.ensemble.ledger().contents().stream()
                .anyMatch(content -> content.name().equals(recording.topic()) && content.filled());
    }

    /** The same files between the same servers by two curls and a pipe; the upload is created beforehand. */
    private double curl(int files, long size) throws Exception {
        List<ProcessBuilder> pipes = new ArrayList<>();
        for (int file = 0; file < files; file++) {
            SandboxFile video = SandboxFile.video("active_speaker", SandboxMedia.generated(1000L + file, size));
            SandboxRecording recording = SandboxRecording.of(host, "curl")
                    .uuid("curl-" + System.nanoTime())
                    .start(Instant.now().minus(300, ChronoUnit.DAYS))
                    .file(video);
            world.zoom.addRecording(recording);
            pipes.add(pipe(recording, size));
        }
        Held hashes = world.ensemble.holdHashes();
        long begun = System.nanoTime();
        List<Process> running = new ArrayList<>();
        for (ProcessBuilder pipe : pipes) {
            running.add(pipe.start());
        }
        for (Process process : running) {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(
                        "curl failed: " + new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        hashes.close();
        world.ensemble.ledger().awaitHashes();
        return files * size / 1e6 / seconds;
    }

    private ProcessBuilder pipe(SandboxRecording recording, long size) throws Exception {
        String bearer = bearer();
        String source = downloadUrl(recording, bearer);
        String basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString(("zoom-service:" + World.ENSEMBLE_PASSWORD).getBytes(StandardCharsets.UTF_8));
        String upload = createUpload(basic, size);
        ProcessBuilder pipe = new ProcessBuilder(
                "bash",
                "-o",
                "pipefail",
                "-c",
                "curl -sSfL -H \"Authorization: $BEARER\" \"$SOURCE\" | curl -sSf -X PATCH -T - -H 'Transfer-Encoding:' -H 'Expect:'"
                        + " -H \"Content-Length: $SIZE\" -H 'Tus-Resumable: 1.0.0' -H 'Upload-Offset: 0'"
                        + " -H 'Content-Type: application/offset+octet-stream' -H \"Authorization: $BASIC\" \"$UPLOAD\"");
        pipe.environment()
                .putAll(Map.of(
                        "BEARER",
                        bearer,
                        "SOURCE",
                        source,
                        "SIZE",
                        Long.toString(size),
                        "BASIC",
                        basic,
                        "UPLOAD",
                        upload));
        return pipe.redirectErrorStream(true);
    }

    private HttpResponse<String> ask(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new com.fasterxml.jackson.databind.ObjectMapper().readTree(answer.body());
    }

    private String bearer() throws Exception {
        String client = Base64.getEncoder()
                .encodeToString(("client-id:" + World.CLIENT_SECRET).getBytes(StandardCharsets.UTF_8));
        return "Bearer "
                + json(ask(HttpRequest.newBuilder(world.zoom.oauthUrl())
                                .header("Authorization", "Basic " + client)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("grant_type=account_credentials&account_id="
                                        + world.zoom.account().accountId()))))
                        .path("access_token")
                        .asText();
    }

    private String downloadUrl(SandboxRecording recording, String bearer) throws Exception {
        return json(ask(HttpRequest.newBuilder(
                                URI.create(world.zoom.apiUrl() + "/meetings/" + recording.uuid() + "/recordings"))
                        .header("Authorization", bearer)))
                .path("recording_files")
                .path(0)
                .path("download_url")
                .asText();
    }

    private String createUpload(String basic, long size) throws Exception {
        HttpResponse<String> content = ask(
                HttpRequest.newBuilder(URI.create(world.ensemble.uri() + "/hapi/v1/contents"))
                        .header("Authorization", basic)
                        .header("Accept", "application/hal+json")
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"libraryId\":\"lib-1\",\"type\":\"UploadDirectory\",\"name\":\"curl\",\"autoPublish\":false}")));
        URI tus = world.ensemble
                .uri()
                .resolve(json(content)
                        .path("_links")
                        .path("ev:Encodings/Upload")
                        .path("href")
                        .asText());
        String workflowId = Base64.getEncoder().encodeToString("wf-lib-1".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> created = ask(HttpRequest.newBuilder(tus)
                .header("Authorization", basic)
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", Long.toString(size))
                .header("Upload-Metadata", "mediaWorkflowId " + workflowId)
                .POST(HttpRequest.BodyPublishers.noBody()));
        return tus.resolve(created.headers().firstValue("Location").orElseThrow())
                .toString();
    }

    /** The largest live heap seen while the file flows: a collection is asked for before each look. */
    private long heapAfter(long size) throws IOException {
        SandboxRecording recording = record(size);
        world.administrator.sweep(workflow);
        long most = 0;
        do {
            most = Math.max(most, collectedHeap());
            Product.pause(200);
        } while (!isComplete(recording));
        world.awaitOutcomes(meeting, Duration.ofMinutes(1));
        return most;
    }

    private long collectedHeap() throws IOException {
        jcmd("GC.run");
        return usedHeap();
    }

    private long usedHeap() throws IOException {
        return java.util.regex.Pattern.compile("used (\\d+)K")
                .matcher(jcmd("GC.heap_info"))
                .results()
                .limit(2)
                .mapToLong(match -> Long.parseLong(match.group(1)) * 1024)
                .sum();
    }

    private String jcmd(String command) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(world.product.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private long peakResident() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(world.product.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(-1);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}

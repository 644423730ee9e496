package org.zoomensemble.sandbox.ensemble;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zoomensemble.sandbox.Fault;

class EnsembleSandboxTest {

    private EnsembleSandbox sandbox = EnsembleSandbox.started();
    private SandboxClient client = new SandboxClient(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void refusesWhoeverDoesNotLogIn() {
        SandboxClient stranger = new SandboxClient(sandbox, "Basic bm9ib2R5Om5vdGhpbmc=");
        HttpResponse<String> answer = stranger.send(stranger.to("/hapi"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(stranger.createUpload("/tus/any", 1, "").statusCode()).isEqualTo(401);
    }

    @Test
    void leadsFromTheRootToAnOrganizationItsLibrariesAndTheirWorkflows() {
        JsonNode root = client.get("/hapi");
        assertThat(client.get(SandboxClient.link(root, "ev:Info/Get"))
                        .path("applicationVersion")
                        .asText())
                .isNotEmpty();
        JsonNode organizations =
                client.get(SandboxClient.link(root, "ev:Organizations/Search", "pageSize", "10", "search", "science"));
        assertThat(organizations.at("/_embedded/organizations")).hasSize(1);
        JsonNode organization = organizations.at("/_embedded/organizations/0");
        JsonNode libraries = client.get(SandboxClient.link(organization, "ev:Libraries/Search", "pageSize", "10"));
        assertThat(names(libraries, "libraries")).containsExactly("Physics", "Biology");
        JsonNode workflows = client.get(SandboxClient.link(
                root,
                "ev:Workflows/Search",
                "libraryId",
                "lib-physics",
                "type",
                "UploadDirectory",
                "isEnabled",
                "true"));
        assertThat(names(workflows, "workflows")).containsExactly("Standard upload");
        JsonNode users = client.get(SandboxClient.link(root, "ev:Users/Search", "libraryId", "lib-biology"));
        assertThat(users.at("/_embedded/users").findValuesAsText("email"))
                .containsExactly("ada@example.edu", "rosalind@example.edu");
    }

    @Test
    void pagesUntilThereIsNoNext() {
        for (int i = 0; i < 7; i++) {
            sandbox.put(new Library("extra-" + i, "Extra " + i, "org-arts", false));
        }
        List<String> names = new ArrayList<>();
        String next = SandboxClient.link(
                client.get("/hapi"), "ev:Libraries/Search", "organizationId", "org-arts", "pageSize", "3");
        int pages = 0;
        while (!next.isEmpty()) {
            JsonNode page = client.get(next);
            assertThat(page.path("totalItemsCount").asInt()).isEqualTo(8);
            names.addAll(names(page, "libraries"));
            next = SandboxClient.link(page, "next");
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        assertThat(names).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void showsAnInstitutionOnlyWhatIsIts() {
        sandbox.put(new Organization("org-other", "Other", "inst-2"))
                .put(new Library("lib-other", "Other library", "org-other", true));
        HttpResponse<String> answer =
                client.send(client.to("/hapi/v1/libraries").header("X-EV-InstitutionId", "inst-2"));
        assertThat(answer.body()).contains("Other library").doesNotContain("Physics");
        assertThat(client.send(client.to("/hapi/v1/libraries/lib-physics").header("X-EV-InstitutionId", "inst-2"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(sandbox.ledger().institutionIds()).containsExactly("inst-2");
    }

    @Test
    void offersCreationOnlyWhereContentMayBeAdded() {
        sandbox.put(new Library("lib-closed", "Closed", "org-arts", false));
        assertThat(client.get("/hapi/v1/libraries/lib-closed")
                        .at("/_links/ev:Contents~1Create")
                        .isMissingNode())
                .isTrue();
        assertThat(client.get("/hapi/v1/libraries/lib-physics")
                        .at("/_links/ev:Contents~1Create/method")
                        .asText())
                .isEqualTo("POST");
        JsonNode content = create("lib-physics", "Lecture 1");
        assertThat(content.path("name").asText()).isEqualTo("Lecture 1");
        Content kept = sandbox.ledger().contents().get(0);
        assertThat(kept.description()).isEqualTo("About Lecture 1");
        assertThat(kept.autoPublish()).isTrue();
        assertThat(kept.status()).isEqualTo("unknown");
        assertThat(sandbox.ledger().unfilled()).containsExactly(kept);
    }

    @Test
    void resumesAnUploadThatWasCutOff() throws Exception {
        byte[] bytes = bytes(3_000_000);
        JsonNode content = create("lib-physics", "Lecture 1");
        String upload = upload(content, bytes.length);
        try (Socket socket = client.openPatch(upload, 0, bytes.length, Arrays.copyOf(bytes, 1_234_567))) {
            socket.shutdownOutput();
        }
        await().until(() -> client.head(upload).headers().firstValue("Upload-Offset"), held -> held.isPresent());
        assertThat(offset(upload)).isEqualTo(1_234_567);
        assertThat(client.head(upload).headers().firstValue("Upload-Length")).hasValue("3000000");
        assertThat(sandbox.ledger().contents().get(0).status()).isEqualTo("uploading");
        assertThat(sandbox.ledger().lostBytes()).isEqualTo(1_234_567);

        byte[] rest = Arrays.copyOfRange(bytes, 1_234_567, bytes.length);
        HttpResponse<String> done = client.send(client.patch(upload, 1_234_567, rest));
        assertThat(done.statusCode()).isEqualTo(204);
        assertThat(done.headers().firstValue("Upload-Offset")).hasValue("3000000");

        sandbox.ledger().awaitHashes();
        Content kept = sandbox.ledger().contents().get(0);
        assertThat(kept.sha256()).isEqualTo(sha256(bytes));
        assertThat(kept.bytes()).isEqualTo(bytes.length);
        assertThat(kept.contentType()).isEqualTo("video/mp4");
        assertThat(kept.fileName()).isEqualTo("lecture.mp4");
        assertThat(kept.workflowId()).isEqualTo("wf-physics");
        assertThat(kept.status()).isEqualTo("ready");
        assertThat(sandbox.ledger().lostBytes()).isZero();
        assertThat(sandbox.ledger().unfinishedUploads()).isEmpty();
    }

    @Test
    void keepsWhatArrivedBeforeAFaultCutTheUpload() {
        byte[] bytes = bytes(500_000);
        String upload = upload(create("lib-physics", "Lecture 1"), bytes.length);
        sandbox.faults().add(new Fault("cut", Fault.to("PATCH", "/tus/"), 1, new Fault.CutUpload(200_000)));
        assertThatThrownBy(() -> client.send(client.patch(upload, 0, bytes)));
        assertThat(sandbox.faults().fired("cut")).isEqualTo(1);
        long held = offset(upload);
        assertThat(held).isEqualTo(200_000);
        assertThat(client.send(client.patch(upload, held, Arrays.copyOfRange(bytes, (int) held, bytes.length)))
                        .statusCode())
                .isEqualTo(204);
        sandbox.ledger().awaitHashes();
        assertThat(sandbox.ledger().contents().get(0).sha256()).isEqualTo(sha256(bytes));
    }

    @Test
    void refusesAWrongOffsetASecondWriterAndWhatIsTooLong() throws Exception {
        byte[] bytes = bytes(1000);
        JsonNode content = create("lib-physics", "Lecture 1");
        String upload = upload(content, bytes.length);
        assertThat(client.send(client.patch(upload, 10, bytes(100))).statusCode())
                .isEqualTo(409);
        try (Socket socket = client.openPatch(upload, 0, 1000, bytes(10))) {
            assertThat(socket.isConnected()).isTrue();
            await().until(() -> client.head(upload).statusCode(), status -> status == 423);
            assertThat(client.send(client.patch(upload, 0, bytes)).statusCode()).isEqualTo(423);
        }
        await().until(() -> client.head(upload).statusCode(), status -> status != 423);
        assertThat(offset(upload)).isEqualTo(10);
        assertThat(client.createUpload(SandboxClient.link(content, "ev:Encodings/Upload"), 13L << 30, "")
                        .statusCode())
                .isEqualTo(413);
        assertThat(client.head(upload + "0").statusCode()).isEqualTo(404);
    }

    @Test
    void walksThroughProcessing() {
        sandbox.processingDelay(Duration.ofHours(1));
        JsonNode content = create("lib-physics", "Lecture 1");
        String upload = upload(content, 10);
        client.send(client.patch(upload, 0, bytes(10)));
        assertThat(status(content)).isEqualTo("uploaded");
        sandbox.processingDelay(Duration.ZERO);
        assertThat(status(content)).isEqualTo("ready");
        sandbox.failProcessing("Lecture");
        assertThat(status(content)).isEqualTo("failed");
        sandbox.healProcessing();
        assertThat(sandbox.ledger().contents().get(0).status()).isEqualTo("ready");
    }

    @Test
    void takesItsTimeForEachStep() {
        Instant arrived = Instant.parse("2026-01-01T10:00:00Z");
        StoredContent content = new StoredContent(
                        "c", null, "lib-physics", "Lecture 1", "", true, arrived, List.of(), List.of(), List.of())
                .withMedia(new Media("u", "file", "a.mp4", "video/mp4", "wf-physics", 10, null, arrived));
        Progress progress = new Progress(Duration.ofSeconds(9));
        assertThat(Stream.of(0, 2, 3, 5, 6, 8, 9, 100)
                        .map(seconds -> progress.status(content, arrived.plusSeconds(seconds))))
                .containsExactly(
                        "uploaded",
                        "uploaded",
                        "processing",
                        "processing",
                        "converting",
                        "converting",
                        "ready",
                        "ready");
    }

    @Test
    void tellsWhatIsThereTwice() {
        create("lib-physics", "Lecture 1");
        create("lib-physics", "Lecture 2");
        create("lib-biology", "Lecture 1");
        assertThat(sandbox.ledger().duplicates()).isEmpty();
        create("lib-physics", "Lecture 1");
        assertThat(sandbox.ledger().duplicates())
                .singleElement()
                .satisfies(pair -> assertThat(pair).hasSize(2));
        assertThat(sandbox.ledger().contentsOf("lib-physics")).hasSize(3);
    }

    @Test
    void findsTheNewestContentsOfALibraryFirst() {
        create("lib-physics", "Lecture 1");
        create("lib-biology", "Lecture 2");
        create("lib-physics", "Lecture 3");
        JsonNode found = client.get(SandboxClient.link(
                client.get("/hapi"),
                "ev:Contents/Search",
                "libraryId",
                "lib-physics",
                "sortBy",
                "dateAdded",
                "desc",
                "true"));
        assertThat(names(found, "contents")).containsExactly("Lecture 3", "Lecture 1");
    }

    @Test
    void tellsItsLedgerToOtherProcesses() {
        JsonNode content = create("lib-physics", "Lecture 1");
        String upload = upload(content, 10);
        client.send(client.patch(upload, 0, bytes(10)));
        JsonNode ledger = client.get("/ledger?hashed=true");
        assertThat(ledger.at("/contents/0/sha256").asText()).isEqualTo(sha256(bytes(10)));
        assertThat(ledger.at("/contents/0/libraryName").asText()).isEqualTo("Physics");
        assertThat(ledger.at("/uploads/0/metadata/mediaWorkflowId").asText()).isEqualTo("wf-physics");
        assertThat(ledger.at("/calls").findValuesAsText("method")).contains("POST", "PATCH");
        assertThat(ledger.toString()).doesNotContain("Basic ");
    }

    @Test
    void takesCaptionsAsAForm() {
        JsonNode content = create("lib-physics", "Lecture 1");
        assertThat(content.path("hasCaptions").asBoolean()).isFalse();
        String link = SandboxClient.link(content, "ev:Captions/Create");
        String vtt = "WEBVTT\n\n00:00.000 --> 00:01.000\nGrüß Gott\n";
        HttpResponse<String> answer = client.send(client.form(
                link,
                Map.of("language", "de", "label", "Österreichisch"),
                "lecture.vtt",
                "text/vtt",
                vtt.getBytes(UTF_8)));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(client.get(SandboxClient.link(content, "self"))
                        .path("hasCaptions")
                        .asBoolean())
                .isTrue();
        assertThat(sandbox.ledger().contents().get(0).captions())
                .singleElement()
                .satisfies(caption -> {
                    assertThat(caption.text()).isEqualTo(vtt);
                    assertThat(caption.language()).isEqualTo("de");
                    assertThat(caption.label()).isEqualTo("Österreichisch");
                    assertThat(caption.fileName()).isEqualTo("lecture.vtt");
                });
        byte[] page = "<html>".getBytes(UTF_8);
        assertThat(client.send(client.form(link, Map.of("language", "de"), "a.vtt", "text/vtt", page))
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.send(client.form(link, Map.of(), "a.vtt", "text/vtt", vtt.getBytes(UTF_8)))
                        .statusCode())
                .isEqualTo(400);
        assertThat(sandbox.ledger().contents().get(0).captions()).hasSize(1);
    }

    @Test
    void hidesWhatAServerDoesNotOffer() {
        restart(Options.defaults().withoutCaptions().withoutUsers());
        JsonNode content = create("lib-physics", "Lecture 1");
        assertThat(SandboxClient.link(content, "ev:Captions/Create")).isEmpty();
        assertThat(SandboxClient.link(client.get("/hapi"), "ev:Users/Search")).isEmpty();
        assertThat(client.send(client.to("/hapi/v1/users")).statusCode()).isEqualTo(404);
    }

    @Test
    void takesFilesInChunksByTheOlderInterface() {
        assertThat(client.get("/api/Organizations?PageIndex=1&PageSize=1")
                        .at("/Data/0/Name")
                        .asText())
                .isEqualTo("Faculty of Science");
        assertThat(client.get("/api/Organizations?PageIndex=2&PageSize=2").path("Data"))
                .isEmpty();
        assertThat(client.get("/api/Libraries?FilterOn=OrganizationId&FilterValue=org-arts&PageIndex=1&PageSize=9")
                        .path("Data")
                        .findValuesAsText("ID"))
                .containsExactly("lib-history");
        JsonNode workflows =
                client.get("/api/MediaWorkflows?FilterOn=LibraryId&FilterValue=lib-history&PageIndex=1&PageSize=9");
        assertThat(workflows.at("/Data/0/IsDefault").asBoolean()).isTrue();
        String submit = workflows.at("/Settings/SubmitUrl").asText();

        int chunkSize = 2 << 20;
        byte[] bytes = bytes(2 * chunkSize + 77);
        for (int chunk = 0; chunk < 3; chunk++) {
            byte[] part = Arrays.copyOfRange(bytes, chunk * chunkSize, Math.min(bytes.length, (chunk + 1) * chunkSize));
            assertThat(sendChunk(submit, chunk, 3, part)).isEqualTo(200);
            if (chunk == 1) {
                assertThat(sendChunk(submit, 1, 3, part)).isEqualTo(400);
            }
        }
        sandbox.ledger().awaitHashes();
        Content kept = sandbox.ledger().contents().get(0);
        assertThat(kept.sha256()).isEqualTo(sha256(bytes));
        assertThat(kept.libraryId()).isEqualTo("lib-history");
        assertThat(kept.workflowId()).isEqualTo("wf-history");
        assertThat(kept.name()).isEqualTo("Lecture 1");
        assertThat(kept.description()).isEqualTo("Über alles");
    }

    @Test
    void givesTokensToItsClient() {
        Options.Credentials known = sandbox.options().client();
        String body = "grant_type=client_credentials&client_id=" + known.name() + "&client_secret=";
        assertThat(client.token(body + "wrong").statusCode()).isEqualTo(401);
        HttpResponse<String> answer = client.token(body + known.secret());
        assertThat(answer.statusCode()).isEqualTo(200);
        String token = SandboxClient.json(answer.body()).path("access_token").asText();
        SandboxClient bearer = new SandboxClient(sandbox, "Bearer " + token);
        assertThat(bearer.send(bearer.to("/hapi")).statusCode()).isEqualTo(200);
        sandbox.revokeTokens();
        assertThat(bearer.send(bearer.to("/hapi")).statusCode()).isEqualTo(401);
    }

    @Test
    void answersOddlyWhenAsked() {
        sandbox.oddAnswers(true);
        JsonNode content = create("lib-physics", "Lecture 1");
        assertThat(content.path("hasCaptions").isTextual()).isTrue();
        assertThat(content.path("dateAdded").asText()).doesNotContain("Z");
        assertThat(content.path("status").asText()).isEqualTo("UNKNOWN");
        String upload = upload(content, 10);
        assertThat(client.send(client.patch(upload, 0, bytes(10))).statusCode()).isEqualTo(204);
        assertThat(client.get("/hapi/v1/users?libraryId=nowhere")
                        .path("_embedded")
                        .isNull())
                .isTrue();
    }

    @Test
    void keepsContentsOverARestart(@TempDir Path folder) {
        Options kept = Options.defaults().withFolder(folder).kept();
        restart(kept);
        byte[] bytes = bytes(1000);
        String first = upload(create("lib-physics", "Lecture 1"), bytes.length);
        client.send(client.patch(first, 0, bytes));
        String second = upload(create("lib-physics", "Lecture 2"), bytes.length);
        client.send(client.patch(second, 0, Arrays.copyOf(bytes, 400)));
        List<Content> before = sandbox.ledger().contents();
        sandbox.ledger().awaitHashes();
        restart(kept);
        assertThat(sandbox.ledger().contents()).extracting(Content::id).isEqualTo(ids(before));
        assertThat(sandbox.ledger().contents().get(1).sha256()).isEqualTo(sha256(bytes));
        assertThat(offset(second)).isEqualTo(400);
        client.send(client.patch(second, 400, Arrays.copyOfRange(bytes, 400, 1000)));
        sandbox.ledger().awaitHashes();
        assertThat(sandbox.ledger().contents().get(0).sha256()).isEqualTo(sha256(bytes));
        assertThat(sandbox.ledger().sameBytes()).hasSize(1);
    }

    @Test
    void goesOnFromTheBytesOnDiskAfterItWasKilledInTheMiddle(@TempDir Path folder) throws Exception {
        Options kept = Options.defaults().withFolder(folder).kept();
        restart(kept);
        String upload = upload(create("lib-physics", "Lecture 1"), 1000);
        String uploadId = upload.substring(upload.lastIndexOf('/') + 1);
        Files.write(folder.resolve(TusStore.file(uploadId)), bytes(300));
        assertThat(offset(upload)).isZero();
        restart(kept);
        assertThat(offset(upload)).isEqualTo(300);
        assertThat(sandbox.ledger().unfilled()).hasSize(1);
        Files.write(folder.resolve(TusStore.file(uploadId)), bytes(1000));
        restart(kept);
        sandbox.ledger().awaitHashes();
        assertThat(sandbox.ledger().contents().get(0).sha256()).isEqualTo(sha256(bytes(1000)));
    }

    @Test
    void takesABodyOfUnknownLength() {
        byte[] bytes = bytes(100_000);
        String upload = upload(create("lib-physics", "Lecture 1"), bytes.length);
        HttpResponse<String> answer = client.send(client.patch(upload, 0, new byte[0])
                .method("PATCH", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))));
        assertThat(answer.statusCode()).isEqualTo(204);
        sandbox.ledger().awaitHashes();
        assertThat(sandbox.ledger().contents().get(0).sha256()).isEqualTo(sha256(bytes));
    }

    @Test
    void playsRangesOfWhatArrived() {
        byte[] bytes = bytes(200_000);
        JsonNode content = create("lib-physics", "Lecture 1");
        String media = "/media/" + content.path("id").asText();
        assertThat(client.send(client.to(media)).statusCode()).isEqualTo(404);
        client.send(client.patch(upload(content, bytes.length), 0, bytes));
        HttpResponse<byte[]> whole = client.send(client.to(media), BodyHandlers.ofByteArray());
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(bytes);
        HttpResponse<byte[]> part =
                client.send(client.to(media).header("Range", "bytes=1000-70999"), BodyHandlers.ofByteArray());
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 1000-70999/200000");
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(bytes, 1000, 71_000));
        HttpResponse<byte[]> end =
                client.send(client.to(media).header("Range", "bytes=-5"), BodyHandlers.ofByteArray());
        assertThat(end.body()).isEqualTo(Arrays.copyOfRange(bytes, 199_995, 200_000));
        assertThat(client.send(client.to(media).header("Range", "bytes=200000-"))
                        .statusCode())
                .isEqualTo(416);
    }

    @Test
    void discardsBytesThatAreHashed() {
        restart(Options.defaults().discarding());
        String upload = upload(create("lib-physics", "Lecture 1"), 1000);
        client.send(client.patch(upload, 0, bytes(1000)));
        sandbox.ledger().awaitHashes();
        assertThat(sandbox.ledger().contents().get(0).sha256()).isEqualTo(sha256(bytes(1000)));
        assertThat(sandbox.ledger().uploads().get(0).bytes()).isEqualTo(1000);
        assertThat(offset(upload)).isEqualTo(1000);
    }

    @Test
    void followsTheDirectoryWhenItChanges() {
        sandbox.put(new Library("lib-physics", "Physics and Astronomy", "org-science", true));
        sandbox.removeLibrary("lib-biology");
        assertThat(names(client.get("/hapi/v1/libraries?organizationId=org-science"), "libraries"))
                .containsExactly("Physics and Astronomy");
        sandbox.removePerson("user-max");
        assertThat(client.get("/hapi/v1/users?libraryId=lib-physics").findValuesAsText("username"))
                .containsExactly("ada");
    }

    private int sendChunk(String submit, int chunk, int chunks, byte[] bytes) {
        Map<String, String> fields = Map.of(
                "Title", "Lecture 1",
                "Description", "Über alles",
                "MediaWorkflowID", "wf-history",
                "name", "lecture.mp4",
                "chunk", String.valueOf(chunk),
                "chunks", String.valueOf(chunks));
        return client.send(client.form(submit, fields, "blob", "video/mp4", bytes))
                .statusCode();
    }

    private void restart(Options options) {
        sandbox.close();
        sandbox = new EnsembleSandbox(options).addSample().start(0);
        client = new SandboxClient(sandbox);
    }

    private static List<String> ids(List<Content> contents) {
        return contents.stream().map(Content::id).toList();
    }

    private JsonNode create(String libraryId, String name) {
        JsonNode library = client.get(SandboxClient.link(client.get("/hapi"), "ev:Libraries/Get", "id", libraryId));
        return client.post(
                SandboxClient.link(library, "ev:Contents/Create"),
                Map.of(
                        "libraryId",
                        libraryId,
                        "type",
                        "UploadDirectory",
                        "name",
                        name,
                        "description",
                        "About " + name,
                        "autoPublish",
                        true));
    }

    private String upload(JsonNode content, long length) {
        HttpResponse<String> created = client.createUpload(
                SandboxClient.link(content, "ev:Encodings/Upload"),
                length,
                metadata(
                        "mediaWorkflowId",
                        "wf-physics",
                        "name",
                        "lecture.mp4",
                        "type",
                        "video/mp4",
                        "filetype",
                        "video/mp4",
                        "filename",
                        "lecture.mp4"));
        assertThat(created.statusCode()).isEqualTo(201);
        return created.headers().firstValue("Location").orElseThrow();
    }

    private long offset(String upload) {
        return client.head(upload).headers().firstValueAsLong("Upload-Offset").orElseThrow();
    }

    private String status(JsonNode content) {
        return client.get(SandboxClient.link(content, "self")).path("status").asText();
    }

    private static String metadata(String... pairs) {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            written.add(pairs[i] + " " + Base64.getEncoder().encodeToString(pairs[i + 1].getBytes(UTF_8)));
        }
        return String.join(",", written);
    }

    private static List<String> names(JsonNode page, String list) {
        return page.at("/_embedded/" + list).findValuesAsText("name");
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(42).nextBytes(bytes);
        return bytes;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

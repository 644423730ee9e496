package org.zoomensemble.sandbox.ensemble;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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
        sandbox.processingDelay(Duration.ofMillis(600));
        JsonNode content = create("lib-physics", "Lecture 1");
        String upload = upload(content, 10);
        client.send(client.patch(upload, 0, bytes(10)));
        List<String> seen = new ArrayList<>();
        await().pollInterval(Duration.ofMillis(20)).until(() -> {
            String status = client.get(SandboxClient.link(content, "self"))
                    .path("status")
                    .asText();
            if (!seen.contains(status)) {
                seen.add(status);
            }
            return status.equals("ready");
        });
        assertThat(seen).containsExactly("uploaded", "processing", "converting", "ready");
        sandbox.failProcessing("Lecture");
        assertThat(client.get(SandboxClient.link(content, "self"))
                        .path("status")
                        .asText())
                .isEqualTo("failed");
        sandbox.healProcessing();
        assertThat(sandbox.ledger().contents().get(0).status()).isEqualTo("ready");
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

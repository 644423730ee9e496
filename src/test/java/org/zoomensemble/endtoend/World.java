package org.zoomensemble.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.zoomensemble.TestDatabase;
import org.zoomensemble.sandbox.Administrator;
import org.zoomensemble.sandbox.ensemble.EnsembleSandbox;
import org.zoomensemble.sandbox.ensemble.Library;
import org.zoomensemble.sandbox.ensemble.Options;
import org.zoomensemble.sandbox.ensemble.Organization;
import org.zoomensemble.sandbox.ensemble.UploadWorkflow;
import org.zoomensemble.sandbox.zoom.SandboxUser;
import org.zoomensemble.sandbox.zoom.ZoomSandbox;
import org.zoomensemble.sandbox.zoom.ZoomWebhook;

/** Both peers, a database, and the application between them in a process of its own. */
final class World implements AutoCloseable {

    static final String ADMIN_PASSWORD = "canary-admin-5f1c0a";
    static final String ENSEMBLE_PASSWORD = "canary-ensemble-77b2e9";
    static final String CLIENT_SECRET = "canary-client-secret-a01d44";
    static final String WEBHOOK_SECRET = "canary-webhook-secret-9e3b71";

    final ZoomSandbox zoom = new ZoomSandbox();
    final EnsembleSandbox ensemble;
    final TestDatabase database;
    final Map<String, String> settings = new HashMap<>();
    private final String name;
    private final Path log;
    private final String[] jvmOptions;
    private final List<Product> nodes = new ArrayList<>();
    Overlay overlay = Overlay.none();
    Product product;
    Administrator administrator;

    World(String name, Options options, String... jvmOptions) {
        this(name, options, TestDatabase.create(), jvmOptions);
    }

    World(String name, Options options, TestDatabase database, String... jvmOptions) {
        this.name = name;
        this.database = database;
        this.ensemble =
                new EnsembleSandbox(options.withService(new Options.Credentials("zoom-service", ENSEMBLE_PASSWORD)));
        this.jvmOptions = jvmOptions;
        this.log = emptied(Path.of("target", "endtoend", name + ".log"));
        zoom.account().client("client-id", CLIENT_SECRET);
        zoom.start();
        ensemble.put(new Organization("org-1", "Faculty of Science", "inst-1")).start(0);
        settings.put("SPRING_DATASOURCE_URL", database.url());
        settings.put("SPRING_DATASOURCE_USERNAME", database.username());
        settings.put("SPRING_DATASOURCE_PASSWORD", database.password());
        settings.put("ZOOMENSEMBLE_ENSEMBLE_URL", ensemble.uri().toString());
        settings.put("ZOOMENSEMBLE_ENSEMBLE_USERNAME", "zoom-service");
        settings.put("ZOOMENSEMBLE_ENSEMBLE_PASSWORD", ENSEMBLE_PASSWORD);
        settings.put("ZOOMENSEMBLE_ADMIN_PASSWORD", ADMIN_PASSWORD);
        settings.put("ZOOMENSEMBLE_ALLOWED_PRIVATE_HOSTS", "127.0.0.1,localhost");
        settings.put("ZOOMENSEMBLE_SECRET_KEY", "test:" + Base64.getEncoder().encodeToString(new byte[32]));
        // A crashed node's work is taken over after its lease; tests have no minute to wait for it.
        settings.put("ZOOMENSEMBLE_WORK_LEASE", "PT6S");
        settings.put("ZOOMENSEMBLE_WORK_STOPAFTER", "PT4S");
        settings.put("ZOOMENSEMBLE_WORK_EXTENDEVERY", "PT1S");
        settings.put("ZOOMENSEMBLE_INGEST_LOOKAGAIN", "PT3S");
    }

    private static Path emptied(Path log) {
        try {
            Files.deleteIfExists(log);
            return log;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void library(String id, String name) {
        ensemble.put(new Library(id, name, "org-1", true)).put(UploadWorkflow.of("wf-" + id, id, "Standard upload"));
    }

    void startProduct() {
        askAt(start(log, Map.of()));
    }

    /** One more node on the same database, with settings and a log of its own. */
    Product startNode(String node, Map<String, String> ownSettings) {
        return start(log.resolveSibling(name + "-" + node + ".log"), ownSettings);
    }

    private Product start(Path itsLog, Map<String, String> ownSettings) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(ownSettings);
        Product node = Product.start(itsLog, all, overlay, jvmOptions);
        synchronized (nodes) {
            nodes.add(node);
        }
        return node;
    }

    /** From here on this node is the one that is asked. */
    void askAt(Product node) {
        product = node;
        administrator = new Administrator(node.uri(), "admin", ADMIN_PASSWORD);
    }

    /** Institution, directory, and a template with the sandbox's Zoom connection. */
    String template(String name, boolean removeRecordings) {
        String institution = administrator.institution("University", "inst-1");
        administrator.sync();
        Map<String, Object> draft = new HashMap<>();
        draft.put("level", "INSTITUTION");
        draft.put("institutionId", institution);
        draft.put("name", name);
        draft.put("title", "{{MeetingTopic}}");
        draft.put("description", "Recorded on {{MeetingDate}} by {{HostName}} for {{Library}}");
        draft.put(
                "zoom",
                Map.of(
                        "apiUrl", zoom.apiUrl().toString(),
                        "oauthUrl", zoom.oauthUrl().toString(),
                        "auth", "SERVER_TO_SERVER",
                        "accountId", zoom.account().accountId(),
                        "clientId", zoom.account().clientId(),
                        "clientSecret", CLIENT_SECRET,
                        "webhookSecretToken", WEBHOOK_SECRET));
        draft.put("retrieveRecordings30DaysOld", true);
        draft.put("removeRecordings", removeRecordings);
        draft.put("enabled", true);
        return administrator.template(name, draft);
    }

    /** A subscription to Zoom's events at the address that the template tells. */
    ZoomWebhook webhook(String templateId) {
        String address = administrator
                .get("/api/v1/workflow-templates/" + templateId)
                .body()
                .at("/zoom/webhookUrl")
                .asText();
        return zoom.webhook(URI.create(address), WEBHOOK_SECRET);
    }

    String mediaWorkflow(String templateId, String libraryName, List<SandboxUser> users) {
        String workflow = administrator.mediaWorkflow(administrator.library(libraryName), templateId);
        administrator.activate(workflow, users.stream().map(SandboxUser::email).toList());
        return workflow;
    }

    /** Until every ingest has an outcome and there are at least so many. */
    List<JsonNode> awaitOutcomes(int atLeast, Duration atMost) {
        await("%d ingests with an outcome".formatted(atLeast), atMost, () -> {
            List<JsonNode> ingests = administrator.ingests();
            return ingests.size() >= atLeast
                    && ingests.stream().noneMatch(ingest -> state(ingest).equals("RUNNING"));
        });
        return administrator.ingests();
    }

    /** Until nothing waits to be removed from Zoom any more: that comes after the outcome. */
    void awaitRemovals(Duration atMost) {
        await(
                "what is to be removed is removed",
                atMost,
                () -> administrator.ingests().stream()
                        .noneMatch(ingest -> ingest.path("removal").asText().equals("WAITING")));
    }

    static String state(JsonNode ingest) {
        return ingest.path("state").asText();
    }

    void await(String what, Duration atMost, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "Not within %s: %s. Not ingested: %s. Log: %s".formatted(atMost, what, told(), log));
            }
            Product.pause(200);
        }
    }

    /** What the application tells of ingests that have not arrived, for the message of a failure. */
    List<JsonNode> told() {
        return product.isAlive()
                ? administrator.ingests().stream()
                        .filter(ingest -> !state(ingest).equals("INGESTED"))
                        .limit(10)
                        .map(ingest -> administrator.ingest(ingest.path("id").asText()))
                        .toList()
                : List.of();
    }

    @Override
    public void close() {
        synchronized (nodes) {
            nodes.forEach(Product::close);
        }
        zoom.close();
        ensemble.close();
    }
}

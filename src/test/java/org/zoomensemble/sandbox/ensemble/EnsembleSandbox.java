package org.zoomensemble.sandbox.ensemble;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.util.FileSystemUtils;
import org.zoomensemble.sandbox.Calls;
import org.zoomensemble.sandbox.Faults;
import org.zoomensemble.sandbox.SandboxServer;

/**
 * An Ensemble Video on loopback: the {@code hapi} and {@code v2} interfaces that this project speaks, a tus server, a
 * ledger of what arrived, and pages that play it. Thread-safe.
 *
 * <p>Each kind of request has a part of the path for itself, by which a {@link org.zoomensemble.sandbox.Fault} can meet
 * it: {@code POST /hapi/v1/contents} creates a content, {@code GET /hapi/v1/contents/} reads one and {@code GET
 * /hapi/v1/contents} lists them, {@code POST /hapi/v1/captions/} attaches captions, and {@code POST}, {@code HEAD} and
 * {@code PATCH /tus/} are the upload's; {@code /api/} and {@code POST /upload/} are {@code v2}.
 */
public final class EnsembleSandbox implements AutoCloseable {

    private final Options options;
    private final boolean temporary;
    private final Path folder;
    private final Contents contents;
    private final Peer peer;
    private final TusStore store;
    private final Completion completion;
    private final Ledger ledger;
    private final Calls calls = new Calls();
    private final Faults faults = new Faults();
    private SandboxServer server;

    public EnsembleSandbox(Options options) {
        this.options = options;
        this.temporary = options.folder() == null;
        this.folder = temporary ? temporaryFolder() : existing(options.folder());
        this.contents = new Contents(folder, options.keep(), options.discard());
        this.peer = new Peer(options, contents);
        this.store = new TusStore(folder, options.uploadLimit());
        this.ledger = new Ledger(peer, store, calls);
        this.completion = new Completion(contents, store);
        completion.resume();
    }

    /** With {@link Options#defaults()} and {@link #addSample()}, on a free port. */
    public static EnsembleSandbox started() {
        return new EnsembleSandbox(Options.defaults()).addSample().start(0);
    }

    /**
     * Starts listening.
     *
     * @param port 0 takes a free one
     */
    public EnsembleSandbox start(int port) {
        Map<String, Servlet> servlets = new LinkedHashMap<>();
        servlets.put("/hapi/*", new HapiServlet(peer));
        servlets.put("/hapi/v1/captions/*", new CaptionServlet(peer));
        servlets.put("/oauth2/token", new TokenServlet(peer.login()));
        servlets.put("/tus/*", new TusServlet(peer, store, completion));
        servlets.put("/api/*", new V2Servlet(peer));
        servlets.put(V2UploadServlet.PATH, new V2UploadServlet(peer, new V2Uploads(contents)));
        servlets.put("/ledger/*", new LedgerServlet(ledger));
        servlets.put("/media/*", new MediaServlet(contents));
        servlets.put("/", new PageServlet());
        server = new SandboxServer(port, servlets, calls, faults).start();
        return this;
    }

    /** Without a trailing slash; {@code /hapi} or {@code /api} follows. */
    public URI uri() {
        return server.uri();
    }

    public Options options() {
        return options;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Calls calls() {
        return calls;
    }

    public Faults faults() {
        return faults;
    }

    /** Stops listening; contents stay, and {@link #start} serves them again. */
    public void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
        contents.close();
        if (temporary) {
            try {
                FileSystemUtils.deleteRecursively(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** One institution ({@code inst-1}) with two organizations, three libraries, their workflows and four people. */
    public EnsembleSandbox addSample() {
        Sample.addTo(this);
        return this;
    }

    /** Adds it, or puts it in the place of the one with this id. */
    public EnsembleSandbox put(Organization organization) {
        peer.directory().put(organization);
        return this;
    }

    /** Adds it, or puts it in the place of the one with this id: that is how a library gets another name. */
    public EnsembleSandbox put(Library library) {
        peer.directory().put(library);
        return this;
    }

    /** Adds it, or puts it in the place of the one with this id. */
    public EnsembleSandbox put(UploadWorkflow workflow) {
        peer.directory().put(workflow);
        return this;
    }

    /** Adds them, or puts them in the place of the one with this id. */
    public EnsembleSandbox put(Person person) {
        peer.directory().put(person);
        return this;
    }

    public void removeOrganization(String id) {
        peer.directory().removeOrganization(id);
    }

    public void removeLibrary(String id) {
        peer.directory().removeLibrary(id);
    }

    public void removeWorkflow(String id) {
        peer.directory().removeWorkflow(id);
    }

    public void removePerson(String id) {
        peer.directory().removePerson(id);
    }

    /** Takes a content away, as somebody at Ensemble would; its uploads answer 404 from then on. */
    public void removeContent(String id) {
        contents.remove(id);
    }

    public void processingDelay(Duration delay) {
        peer.progress().delay(delay);
    }

    /**
     * Processing ends in {@code failed}.
     *
     * @param part the id of a content, or a part of the name of contents, which may not exist yet
     */
    public void failProcessing(String part) {
        peer.progress().fail(part);
    }

    /** Ends every {@link #failProcessing}; contents that were failed become ready. */
    public void healProcessing() {
        peer.progress().heal();
    }

    /** Answers with missing, extra, null and oddly typed fields that a lenient reader must bear. */
    public void oddAnswers(boolean on) {
        peer.odd(on);
    }

    /** Every bearer token given out so far is refused from now on. */
    public void revokeTokens() {
        peer.login().revokeTokens();
    }

    /** For measurements: what arrives is hashed only when the result is closed. */
    public Held holdHashes() {
        return contents.holdHashes();
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("ensemble-sandbox");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path existing(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.zoomensemble.sandbox.zoom;

import jakarta.servlet.Servlet;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.zoomensemble.sandbox.Call;
import org.zoomensemble.sandbox.Calls;
import org.zoomensemble.sandbox.Faults;
import org.zoomensemble.sandbox.SandboxServer;

/**
 * A Zoom to test and demonstrate against: API, tokens and downloads as Zoom's OpenAPI description and real answers have them,
 * on two hosts, {@code 127.0.0.1} (API) and {@code localhost} (storage, where downloads are sent). Thread-safe.
 */
public final class ZoomSandbox implements AutoCloseable {

    private final State state = new State();
    private final Tokens tokens = new Tokens(state.accounts);
    private final RateLimits limits = new RateLimits();
    private final Pages pages = new Pages();
    private final Windows windows = new Windows();
    private final SignedAddresses addresses = new SignedAddresses();
    private final StorageHabits habits = new StorageHabits();
    private final Faults faults = new Faults();
    private final Calls calls;
    private final SandboxServer api;
    private final SandboxServer storage;

    /** On free ports, with a ledger in memory. */
    public ZoomSandbox() {
        this(0, 0, new Calls());
    }

    /** Takes ports (0 for free ones) and the ledger that both hosts write. */
    public ZoomSandbox(int apiPort, int storagePort, Calls calls) {
        this.calls = calls;
        state.accounts.add(new SandboxAccount("sandbox-account"));
        storage = new SandboxServer(
                "localhost",
                storagePort,
                Map.of("/cmr/replay/*", new StorageServlet(state, addresses, habits)),
                calls,
                faults);
        Servlet downloads = new DownloadServlet(state, tokens, addresses, storage::uri);
        api = new SandboxServer(
                apiPort,
                Map.of(
                        "/v2/*", new ApiServlet(state, tokens, limits, pages, windows),
                        "/oauth/token", new TokenServlet(state.accounts, tokens),
                        "/rec/*", downloads,
                        "", new HomePage(state)),
                calls,
                faults);
    }

    /** Starts both hosts. */
    public ZoomSandbox start() {
        storage.start();
        try {
            api.start();
        } catch (RuntimeException e) {
            storage.close();
            throw e;
        }
        return this;
    }

    @Override
    public void close() {
        api.close();
        storage.close();
    }

    /** Home page of the sandbox, without a trailing slash. */
    public URI uri() {
        return api.uri();
    }

    /** For example {@code http://127.0.0.1:4711/v2}. */
    public URI apiUrl() {
        return URI.create(api.uri() + "/v2");
    }

    public URI oauthUrl() {
        return URI.create(api.uri() + "/oauth/token");
    }

    /** The storage host, for example {@code http://localhost:4712}. */
    public URI storageUrl() {
        return storage.uri();
    }

    /** The first account, which users belong to unless they say otherwise. */
    public SandboxAccount account() {
        return state.accounts.get(0);
    }

    public SandboxAccount addAccount(SandboxAccount account) {
        state.accounts.add(account);
        return account;
    }

    public SandboxUser addUser(SandboxUser user) {
        if (user.account() == null) {
            user.account(account());
        }
        state.users.add(user);
        return user;
    }

    /** A licensed, active user. */
    public SandboxUser addUser(String email, String firstName, String lastName) {
        return addUser(SandboxUser.of(email, firstName, lastName));
    }

    public void removeUser(SandboxUser user) {
        state.users.remove(user);
    }

    public SandboxRecording addRecording(SandboxRecording recording) {
        // Fixes what its uuid is made of.
        recording.uuid();
        recording.number();
        state.recordings.add(recording);
        return recording;
    }

    /** An ordinary recording: one video, sound, closed captions. */
    public SandboxRecording addRecording(SandboxUser host, String topic) {
        return addRecording(SandboxRecording.of(host, topic)
                .file(SandboxFile.video())
                .file(SandboxFile.audio())
                .file(SandboxFile.captions()));
    }

    public List<SandboxUser> users() {
        return List.copyOf(state.users);
    }

    /** In whatever state. */
    public List<SandboxRecording> recordings() {
        return List.copyOf(state.recordings);
    }

    /**
     * The recording of this uuid, in whatever state.
     *
     * @throws IllegalArgumentException there never was one
     */
    public SandboxRecording recording(String uuid) {
        return state.recordings.stream()
                .filter(one -> one.uuid().equals(uuid))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The sandbox has no recording " + uuid + "."));
    }

    public boolean isTrashed(String uuid) {
        return recording(uuid).isTrashed();
    }

    /** The link by which Zoom shares a recording, without a passcode. */
    public String shareLink(SandboxRecording recording) {
        return uri() + "/rec/share/" + Ids.id("share", recording.uuid());
    }

    /** The ledger of both hosts. */
    public Calls calls() {
        return calls;
    }

    /** The faults of both hosts. */
    public Faults faults() {
        return faults;
    }

    /** What the storage host was asked for this file, in order. */
    public List<Call> downloads(SandboxFile file) {
        return calls.all(
                call -> call.path().startsWith("/cmr/replay/") && call.path().contains(file.id()));
    }

    /** Every call with an {@code Authorization} header that reached the storage host; there must be none. */
    public List<Call> leakedBearers() {
        String foreign = storage.uri().getAuthority();
        return calls.all(call -> call.bearer() != null && foreign.equals(call.host()));
    }

    /** Calls of {@code DELETE}, whatever came of them, that did not say {@code action=trash}. */
    public List<Call> deletesWithoutTrash() {
        return calls.all(call -> call.method().equals("DELETE")
                && !(call.query() != null && List.of(call.query().split("&")).contains("action=trash")));
    }

    /** An event subscription for this address, signed with this secret token. */
    public ZoomWebhook webhook(URI address, String secretToken) {
        return new ZoomWebhook(address, secretToken, api::uri, tokens);
    }

    /** How many access tokens were asked for and given. */
    public int tokensIssued() {
        return tokens.count();
    }

    /** How many calls were refused with 429. */
    public int rateRefusals() {
        return limits.refused();
    }

    /** From now on every token that was given out is refused with 401/124. */
    public void forgetTokens() {
        tokens.forget();
    }

    /** The lifetime of tokens given out from now on. */
    public void tokenLifetime(Duration lifetime) {
        tokens.lifetime(lifetime);
    }

    /** Whether a new token ends the account's older ones, as Zoom did until 2023. */
    public void newestTokenOnly(boolean only) {
        tokens.newestOnly(only);
    }

    /** As if the page tokens' 15 minutes had passed. */
    public void expirePageTokens() {
        pages.expire();
    }

    /** A window of more than a month keeps its begin (true) or its end (false, the default). */
    public void clampKeepsBegin(boolean begin) {
        windows.keepsBegin(begin);
    }

    /** Whether recordings of the day {@code to} are listed; they are not by default. */
    public void lastDayCounts(boolean counts) {
        windows.lastDayCounts(counts);
    }

    /** How long the storage host's signed addresses are good. */
    public void signedAddressLifetime(Duration lifetime) {
        addresses.lifetime(lifetime);
    }

    /** Whether the storage host tells validators; without one it never honours {@code If-Range}. */
    public void etags(boolean has) {
        habits.etags(has);
    }

    /** Whether the storage host honours {@code Range}; otherwise it sends the whole file with 200. */
    public void ranges(boolean knows) {
        habits.ranges(knows);
    }

    /** How fast each download is; 0 for as fast as it can. */
    public void downloadRate(long bytesPerSecond) {
        habits.bytesPerSecond(bytesPerSecond);
    }
}

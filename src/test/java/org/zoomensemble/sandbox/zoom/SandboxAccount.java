package org.zoomensemble.sandbox.zoom;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A Zoom account and the two apps that it has: Server-to-Server OAuth and the older JWT app. Thread-safe. */
public final class SandboxAccount {

    /** What the account pays for: the limits of calls a second, Light and Medium. */
    public enum Plan {
        FREE(4, 2),
        PRO(30, 20),
        BUSINESS(80, 60);

        final int light;
        final int medium;

        Plan(int light, int medium) {
            this.light = light;
            this.medium = medium;
        }
    }

    private final String accountId;
    private volatile String clientId;
    private volatile String clientSecret;
    private volatile String apiKey;
    private volatile String apiSecret;
    private volatile Plan plan = Plan.BUSINESS;
    private volatile int lightPerSecond = Plan.BUSINESS.light;
    private volatile int mediumPerSecond = Plan.BUSINESS.medium;
    private volatile long callsPerDay = Long.MAX_VALUE;
    private volatile boolean serverToServer = true;
    private final Set<String> scopes = ConcurrentHashMap.newKeySet();

    /** An account with credentials made of its id, every scope and the limits of a Business plan. */
    public SandboxAccount(String accountId) {
        this.accountId = accountId;
        this.clientId = "client-" + accountId;
        this.clientSecret = "client-secret-" + accountId;
        this.apiKey = "key-" + accountId;
        this.apiSecret = "api-secret-of-the-sandbox-account-" + accountId;
        this.scopes.addAll(Operation.scopes());
    }

    public String accountId() {
        return accountId;
    }

    public String clientId() {
        return clientId;
    }

    public String clientSecret() {
        return clientSecret;
    }

    public String apiKey() {
        return apiKey;
    }

    public String apiSecret() {
        return apiSecret;
    }

    /** The scopes of the Server-to-Server app; a token has those of the moment it was made. */
    public Set<String> scopes() {
        return Set.copyOf(scopes);
    }

    public SandboxAccount client(String id, String secret) {
        clientId = id;
        clientSecret = secret;
        return this;
    }

    /** The secret has at least 32 characters (HS256). */
    public SandboxAccount api(String key, String secret) {
        apiKey = key;
        apiSecret = secret;
        return this;
    }

    public SandboxAccount grant(String scope) {
        scopes.add(scope);
        return this;
    }

    public SandboxAccount revoke(String scope) {
        scopes.remove(scope);
        return this;
    }

    /** Also sets the plan's limits of calls a second. With {@link Plan#FREE} there are no cloud recordings. */
    public SandboxAccount plan(Plan newPlan) {
        plan = newPlan;
        return limits(newPlan.light, newPlan.medium);
    }

    /** Calls a second; 0 refuses every call. */
    public SandboxAccount limits(int light, int medium) {
        lightPerSecond = light;
        mediumPerSecond = medium;
        return this;
    }

    public SandboxAccount withoutLimits() {
        return limits(Integer.MAX_VALUE, Integer.MAX_VALUE).dailyLimit(Long.MAX_VALUE);
    }

    /** Calls of each kind on one UTC day. */
    public SandboxAccount dailyLimit(long calls) {
        callsPerDay = calls;
        return this;
    }

    /** Whether the account has a Server-to-Server app at all. */
    public SandboxAccount serverToServer(boolean enabled) {
        serverToServer = enabled;
        return this;
    }

    boolean hasServerToServer() {
        return serverToServer;
    }

    Plan plan() {
        return plan;
    }

    int perSecond(Operation.Label label) {
        return label == Operation.Label.LIGHT ? lightPerSecond : mediumPerSecond;
    }

    long perDay() {
        return callsPerDay;
    }
}

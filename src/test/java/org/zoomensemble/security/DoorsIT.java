package org.zoomensemble.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zoomensemble.RunningApplication;

/** The doors over HTTP, for an administrator with session and token, who may do everything in the engine itself. */
class DoorsIT extends RunningApplication {

    private static final String OUR_REFUSAL = "it is closed here";
    private static final int SAMPLE = 80;

    @LocalServerPort
    private int port;

    private CockpitCalls cockpit;
    private LoginSession admin;

    @BeforeEach
    void logIn() throws Exception {
        admin = new LoginSession(port).loggedIn("admin", PASSWORD);
        cockpit = new CockpitCalls(admin);
    }

    @Test
    void openCallsReachTheEngine() throws Exception {
        for (EngineRestCalls.Call call : EngineRestCalls.all()) {
            if (!call.isSafe() && CockpitDoors.isOpen(call.method(), call.path())) {
                HttpResponse<String> answer = cockpit.call(call.method(), call.path(), "{}");
                assertThat(answer.body()).as(call.toString()).doesNotContain(OUR_REFUSAL);
                assertThat(answer.statusCode()).as(call.toString()).isNotIn(401, 403, 405);
            }
        }
    }

    @Test
    void closedCallsNeverReachTheEngine() throws Exception {
        long seed = System.nanoTime();
        List<EngineRestCalls.Call> closed = new ArrayList<>(EngineRestCalls.all());
        closed.removeIf(call ->
                CockpitDoors.isOpen(call.method(), call.path()) || call.method().equals("HEAD"));
        Collections.shuffle(closed, new Random(seed));
        for (EngineRestCalls.Call call : closed.subList(0, SAMPLE)) {
            HttpResponse<String> answer = cockpit.call(call.method(), call.path(), "{}");
            assertThat(answer.statusCode()).as("%s, seed %d", call, seed).isEqualTo(403);
            assertThat(answer.body()).as("%s, seed %d", call, seed).contains(OUR_REFUSAL);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/engine/engine/default/deployment/create",
                "/camunda/api/engine/engine/default//deployment/create",
                "/camunda/api/engine/engine/default/deployment/create;a=b",
                "/camunda/api/engine/engine/default;a=b/deployment/create",
                "/camunda/api/engine/engine/default/user/../deployment/create",
                "/camunda/api/engine/engine/default/user/%2e%2e/deployment/create",
                "/camunda/api/engine/engine/default/user%2Fcreate",
                "/camunda/api/engine/engine/default/deployment%2Fcreate",
                "/camunda/api/engine/engine/default/%64eployment/create",
                "/camunda/api/engine/engine/default/message",
                "/camunda/api/engine/engine/default/message/",
                "/camunda/api/engine/message",
                "/camunda/api/engine/engine/default/process-definition/key/x/start",
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/auth/user/default/login/cockpit",
                "/camunda/api/tasklist/plugin/x",
                "/CAMUNDA/api/engine/engine/default/message",
                "/engine-rest/message"
            })
    void noDetourLeadsIn(String path) throws Exception {
        HttpResponse<String> answer = cockpit.post(path, "{}");

        assertThat(answer.statusCode()).isIn(400, 403, 404);
        assertThat(answer.body()).doesNotContain("RestException").doesNotContain("InvalidRequestException");
    }

    @Test
    void whatIsShownStaysReadable() throws Exception {
        for (String path : List.of(
                "/camunda",
                "/camunda/",
                "/camunda/app",
                "/camunda/app/",
                "/camunda/app/cockpit/default/",
                "/camunda/app/admin/default/",
                "/camunda/app/welcome/default/",
                "/camunda/app/cockpit/scripts/config.js",
                "/camunda/api/admin/auth/user/default",
                "/camunda/favicon.ico",
                EngineRestCalls.ENGINE + "/version")) {
            assertThat(admin.get(path).statusCode()).as(path).isIn(200, 302);
        }
        assertThat(admin.get("/camunda").headers().firstValue("Location").orElseThrow())
                .endsWith("/camunda/app/cockpit/default/");
        assertThat(admin.get("/camunda/app/cockpit/scripts/config.js").body()).contains("/login?logout");
        assertThat(admin.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(403);
    }
}

package org.zoomensemble.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.zoomensemble.RunningApplication;

/** Who gets where. */
class AccessIT extends RunningApplication {

    private static final String E = EngineRestCalls.ENGINE;
    private static final String ANYTHING = UUID.randomUUID().toString();

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private record Mapping(String method, String path) {}

    @Test
    void everythingNeedsALoginExceptWhatIsOpen() throws Exception {
        LoginSession stranger = new LoginSession(port);
        Set<String> open = new TreeSet<>();
        List<Mapping> mappings = mappings();
        assertThat(mappings).hasSizeGreaterThan(10);
        for (Mapping mapping : mappings) {
            HttpResponse<String> answer = stranger.call(mapping.method, mapping.path);
            if (!isRefused(answer)) {
                open.add(mapping.method + " " + mapping.path.replace(ANYTHING, "*"));
            }
        }
        open.removeIf(call -> call.startsWith("POST /api/v1/webhooks/"));
        assertThat(open)
                .containsExactlyInAnyOrder(
                        "GET /login", "GET /actuator/health/liveness", "GET /actuator/health/readiness");
    }

    private static boolean isRefused(HttpResponse<String> answer) {
        int status = answer.statusCode();
        boolean leadsToLogin = status == 302
                && answer.headers().firstValue("Location").orElse("").endsWith("/login");
        return status == 401 || status == 403 || leadsToLogin;
    }

    private List<Mapping> mappings() {
        List<Mapping> all = new ArrayList<>();
        for (RequestMappingInfoHandlerMapping mapping :
                context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values()) {
            for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
                Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
                for (String pattern : info.getPatternValues()) {
                    String path = pattern.replace("/**", "/" + ANYTHING).replaceAll("\\{[^}]*}", ANYTHING);
                    if (methods.isEmpty()) {
                        all.add(new Mapping("GET", path));
                        all.add(new Mapping("POST", path));
                    }
                    methods.forEach(method -> all.add(new Mapping(method.name(), path)));
                }
            }
        }
        all.add(new Mapping("GET", "/actuator/health/liveness"));
        all.add(new Mapping("GET", "/actuator/health/readiness"));
        for (String path : List.of(
                "/camunda",
                "/camunda/app/cockpit/default/",
                "/camunda/lib/deps.js",
                "/camunda/api/engine/engine/default/user",
                "/swagger-ui/index.html",
                "/v3/api-docs",
                "/nothing",
                "/api/v1/nothing",
                "/actuator",
                "/actuator/prometheus")) {
            all.add(new Mapping("GET", path));
        }
        return all;
    }

    @Test
    void webhooksAreOpenForPostOnly() throws Exception {
        LoginSession stranger = new LoginSession(port);
        assertThat(stranger.call("POST", "/api/v1/webhooks/zoom/" + ANYTHING).statusCode())
                .isNotIn(401, 403, 302);
        assertThat(stranger.call("GET", "/api/v1/webhooks/zoom/" + ANYTHING).statusCode())
                .isEqualTo(401);
    }

    @Test
    void programsLogInByBasicWithoutSessionAndWithoutABrowsersWindow() throws Exception {
        LoginSession program = new LoginSession(port);
        HttpResponse<String> refused = program.get("/api/v1/ingests");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(refused.body()).contains("HTTP Basic");

        HttpResponse<String> wrong = program.basic("GET", "/api/v1/ingests", "nobody", "wrong");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.headers().firstValue("WWW-Authenticate")).isEmpty();

        for (String path : List.of("/v3/api-docs", "/actuator/prometheus", "/actuator/health")) {
            assertThat(program.basic("GET", path, "admin", PASSWORD).statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
        assertThat(program.cookie("JSESSIONID")).isNull();
    }

    @Test
    void aSessionNeedsItsTokenToChangeSomethingAndBasicDoesNot() throws Exception {
        String retry = "/api/v1/ingests/" + ANYTHING + "/retry";
        LoginSession browser = new LoginSession(port).loggedIn("admin", PASSWORD);
        browser.get("/swagger-ui/index.html");
        HttpResponse<String> without = browser.call("POST", retry);
        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(without.body()).contains(SecurityChains.CSRF_HEADER);

        HttpResponse<String> with = browser.send(browser.request("POST", retry, "")
                .header(SecurityChains.CSRF_HEADER, browser.cookie(SecurityChains.CSRF_COOKIE))
                .build());
        assertThat(with.statusCode()).isNotIn(401, 403);
        assertThat(new LoginSession(port)
                        .basic("POST", retry, "admin", PASSWORD)
                        .statusCode())
                .isNotIn(401, 403);
        assertThat(browser.call("POST", "/ingests/" + ANYTHING + "/retry").statusCode())
                .isEqualTo(403);
        assertThat(browser.call("POST", "/logout").statusCode()).isEqualTo(403);
    }

    @Test
    void rolesDecideAndAUserWhoIsDeletedIsOutWithinSeconds() throws Exception {
        LoginSession admin = new LoginSession(port).loggedIn("admin", PASSWORD);
        CockpitCalls cockpit = new CockpitCalls(admin);
        cockpit.makeUser("olga", "olgas-password");
        assertThatThrownBy(() -> new LoginSession(port).loggedIn("olga", "olgas-password"))
                .hasMessageContaining("/login?role");
        assertThat(cockpit.put(E + "/group/operator/members/olga", "").statusCode())
                .isEqualTo(204);
        LoginSession olga = await().ignoreExceptions()
                .until(() -> new LoginSession(port).loggedIn("olga", "olgas-password"), session -> true);

        assertThat(olga.get("/").statusCode()).isEqualTo(200);
        assertThat(olga.get(E + "/process-definition/count").statusCode()).isEqualTo(200);
        LoginSession program = new LoginSession(port);
        assertThat(program.basic("GET", "/api/v1/libraries", "olga", "olgas-password")
                        .statusCode())
                .isNotIn(401, 403);
        for (String action : List.of("retry", "cancel")) {
            assertThat(program.basic("POST", "/api/v1/ingests/" + ANYTHING + "/" + action, "olga", "olgas-password")
                            .statusCode())
                    .isNotIn(401, 403);
        }
        for (String path : List.of("/api/v1/ingests", "/api/v1/workflow-templates", "/api/v1/media-workflows")) {
            assertThat(program.basic("POST", path, "olga", "olgas-password").statusCode())
                    .as(path)
                    .isEqualTo(403);
            assertThat(program.basic("DELETE", path + "/" + ANYTHING, "olga", "olgas-password")
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(new CockpitCalls(olga)
                        .post(E + "/user/create", CockpitCalls.user("other", "others-password"))
                        .statusCode())
                .as("the engine's authorizations")
                .isEqualTo(403);

        assertThat(cockpit.delete(E + "/user/olga").statusCode()).isEqualTo(204);

        await().untilAsserted(() -> assertThat(isRefused(olga.get("/"))).isTrue());
        assertThat(olga.get(E + "/process-definition/count").statusCode()).isEqualTo(401);
    }

    @Test
    void cockpitsLogoutEndsTheSession() throws Exception {
        LoginSession admin = new LoginSession(port).loggedIn("admin", PASSWORD);
        assertThat(admin.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);

        HttpResponse<String> answer = new CockpitCalls(admin).post("/camunda/api/admin/auth/user/default/logout", "");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(isRefused(admin.get("/"))).isTrue();
        assertThat(admin.get("/camunda/api/admin/auth/user/default").statusCode())
                .isEqualTo(401);
    }

    @Test
    void pagesCarryAPolicyAndCamundasOwnStays() throws Exception {
        LoginSession admin = new LoginSession(port).loggedIn("admin", PASSWORD);
        HttpResponse<String> page = admin.get("/");
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body())
                .doesNotContain(" style=")
                .doesNotContain(" onclick=")
                .doesNotContain("<script>");
        HttpResponse<String> cockpit = admin.get("/camunda/app/cockpit/default/");
        for (String header : List.of("Content-Security-Policy", "X-Content-Type-Options", "X-XSS-Protection")) {
            assertThat(cockpit.headers().allValues(header)).as(header).hasSize(1);
        }
        assertThat(admin.get("/nothing").headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/html");
    }

    @Test
    void anAddressThatKeepsFailingHasToWait() throws Exception {
        int status = 0;
        for (int attempt = 0; attempt <= LoginThrottle.MOST_FAILURES; attempt++) {
            status = basicFrom("127.0.0.2", "nobody-" + attempt, "wrong");
        }
        assertThat(status).isEqualTo(429);
        assertThat(basicFrom("127.0.0.3", "nobody", "wrong")).isEqualTo(401);
    }

    private int basicFrom(String address, String user, String password) throws Exception {
        String credentials =
                Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(address), 0)) {
            socket.getOutputStream()
                    .write(
                            ("GET /api/v1/ingests HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Basic "
                                            + credentials + "\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }
}

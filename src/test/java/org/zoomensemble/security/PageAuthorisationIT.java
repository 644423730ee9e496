package org.zoomensemble.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.zoomensemble.RunningApplication;

/** Every page, for everybody who can log in; and what the menu, Cockpit and the actuator show to whom. */
class PageAuthorisationIT extends RunningApplication {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String E = EngineRestCalls.ENGINE;
    private static final List<Caller> SCOPED = List.of(Caller.INSTITUTION, Caller.ORGANIZATION, Caller.LIBRARY);

    private final AuthorisationTable table = AuthorisationTable.read("pages.txt");
    private final Map<Caller, LoginSession> sessions = new EnumMap<>(Caller.class);
    private final Map<Caller, String> tokens = new EnumMap<>(Caller.class);

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private Hierarchy hierarchy;

    @BeforeEach
    void logIn() throws Exception {
        hierarchy = new Hierarchy(context, PASSWORD);
        for (Caller caller : Caller.values()) {
            LoginSession session = new LoginSession(port);
            sessions.put(caller, caller == Caller.NOBODY ? session : session.loggedIn(caller.user(), PASSWORD));
            Matcher token = TOKEN.matcher(
                    session.get(caller == Caller.NOBODY ? "/login" : "/").body());
            assertThat(token.find()).isTrue();
            tokens.put(caller, token.group(1));
        }
    }

    @Test
    void everyPageHasALine() {
        Set<String> pages = pages();
        assertThat(pages).hasSizeGreaterThan(10);
        assertThat(table.missing(pages))
                .as("pages without a line in src/test/resources/authorisation/pages.txt")
                .isEmpty();
        assertThat(table.idle(pages)).as("lines about no page").isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everybodyGetsWhatTheTableSays() {
        return table.about(pages()).stream()
                .flatMap(row -> Stream.of(Caller.values())
                        .filter(caller -> !row.cells().get(caller).equals(AuthorisationTable.NOT_ASKED))
                        .map(caller -> DynamicTest.dynamicTest(
                                row.method() + " " + row.path() + " as " + caller, () -> check(row, caller))));
    }

    private Set<String> pages() {
        Set<String> pages = new TreeSet<>();
        context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, method) -> {
                    if (method.getBeanType().getPackageName().equals("org.zoomensemble.web")) {
                        info.getPatternValues().stream()
                                .filter(pattern -> !pattern.equals("/error"))
                                .forEach(pattern -> info.getMethodsCondition().getMethods().stream()
                                        .map(RequestMethod::name)
                                        .forEach(verb -> pages.add(verb + " " + pattern
                                                + (info.getParamsCondition().isEmpty()
                                                        ? ""
                                                        : "?"
                                                                + info.getParamsCondition().getExpressions().stream()
                                                                        .map(Object::toString)
                                                                        .sorted()
                                                                        .reduce((a, b) -> a + "&" + b)
                                                                        .orElse("")))));
                    }
                });
        return pages;
    }

    private void check(AuthorisationTable.Row row, Caller caller) throws Exception {
        Map<String, String> objects = hierarchy.fresh();
        String path = AuthorisationIT.filled(row.path(), objects);
        LoginSession session = sessions.get(caller);
        HttpResponse<String> answer = row.method().equals("GET")
                ? session.get(path)
                : session.send(session.request(
                                row.method(),
                                path,
                                "_csrf=" + tokens.get(caller) + "&" + AuthorisationIT.filled(row.body(), objects))
                        .setHeader("Content-Type", "application/x-www-form-urlencoded")
                        .build());
        String to = answer.headers().firstValue("Location").orElse("");
        String expected = row.cells().get(caller);
        String what = row.method() + " " + row.path() + " as " + caller + ": " + answer.body();
        if (expected.equals("401")) {
            assertThat(answer.statusCode()).as(what).isEqualTo(302);
            assertThat(to).endsWith("/login");
        } else if (expected.equals("ok")) {
            assertThat(answer.statusCode()).as(what).isIn(200, 302, 303, 400, 409, 422, 502);
            assertThat(to).doesNotContain("/login");
        } else {
            assertThat(answer.statusCode()).as(what).isEqualTo(Integer.parseInt(expected));
            assertThat(answer.body())
                    .as("a page with a sentence")
                    .contains("<h1")
                    .contains("Logged in as");
        }
    }

    @Test
    void aZoomConnectionIsShownToThoseWhoMayChangeTheTemplateThatOwnsIt() throws Exception {
        Map<String, String> objects = hierarchy.fresh();
        String template = "/templates/" + objects.get("template");
        for (Caller owner : List.of(Caller.SYSTEM, Caller.INSTITUTION, Caller.ORGANIZATION)) {
            assertThat(sessions.get(owner).get(template).body())
                    .contains("account-of-the-owner", "webhooks/zoom/" + objects.get("connection"));
        }
        for (Caller user : List.of(Caller.OPERATOR, Caller.LIBRARY)) {
            assertThat(sessions.get(user).get(template).body())
                    .contains("is used here without being seen")
                    .doesNotContain("of-the-owner", "webhooks/zoom");
        }
        assertThat(sessions.get(Caller.ORGANIZATION)
                        .get("/templates/" + objects.get("basedTemplate"))
                        .body())
                .doesNotContain("of-the-owner", "webhooks/zoom");
    }

    @Test
    void theMenuShowsWhatIsForWhom() throws Exception {
        for (Caller caller : SCOPED) {
            assertThat(sessions.get(caller).get("/").body())
                    .contains("Recordings")
                    .doesNotContain("href=\"/people\"")
                    .doesNotContain("/camunda");
            String refused = sessions.get(caller).get("/people").body();
            assertThat(refused)
                    .contains("a system administrator may do it")
                    .contains("Recordings")
                    .doesNotContain("href=\"/people\"");
        }
        assertThat(sessions.get(Caller.OPERATOR).get("/").body())
                .doesNotContain("href=\"/people\"")
                .contains("/camunda");
        assertThat(sessions.get(Caller.SYSTEM).get("/").body())
                .contains("href=\"/people\"")
                .contains("/camunda");
        assertThat(sessions.get(Caller.SYSTEM).get("/nothing").body()).contains("href=\"/people\"");
    }

    @Test
    void processesAreForSystemAdministratorsAndOperatorsOnly() throws Exception {
        for (String path : List.of(
                "/camunda",
                "/camunda/app/cockpit/default/",
                "/camunda/api/admin/auth/user/default",
                E + "/process-instance",
                "/actuator/health",
                "/actuator/prometheus",
                "/actuator/info")) {
            for (Caller caller : SCOPED) {
                assertThat(sessions.get(caller).get(path).statusCode())
                        .as("%s %s", caller, path)
                        .isEqualTo(403);
            }
            for (Caller caller : List.of(Caller.SYSTEM, Caller.OPERATOR)) {
                assertThat(sessions.get(caller).get(path).statusCode())
                        .as("%s %s", caller, path)
                        .isNotIn(401, 403, 404);
            }
        }
        for (Caller caller : SCOPED) {
            assertThat(sessions.get(caller)
                            .basic("GET", "/actuator/health/liveness", caller.user(), PASSWORD)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void somebodyIsMadeGivenARoleAndDeletedOverThePages() throws Exception {
        String id = "mara" + System.nanoTime();
        HttpResponse<String> weak = post("/people", "id=" + id + "&firstName=Mara&lastName=M&email=&password=short");
        assertThat(weak.statusCode()).isEqualTo(400);
        assertThat(weak.body())
                .contains("shorter than 8 characters")
                .contains("value=\"Mara\"")
                .contains("href=\"#password\"")
                .doesNotContain("value=\"short\"");
        assertThat(post("/people", "id=" + id + "&firstName=Mara&lastName=M&email=&password=correct-horse")
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/people/" + id));
        String found = get("/people/" + id + "?role=LIBRARY_ADMINISTRATOR&place=PAINT");
        assertThat(found).contains(hierarchy.place("Painting").toString()).contains("Arts");
        assertThat(get("/people/" + id + "?role=ORGANIZATION_ADMINISTRATOR&place=sci"))
                .contains(hierarchy.place("Sciences").toString())
                .contains("North");
        assertThat(get("/people/" + id + "?role=INSTITUTION_ADMINISTRATOR&place=south"))
                .contains(hierarchy.place("South").toString());
        assertThat(get("/people/" + id + "?role=OPERATOR")).contains("Give this role");
        post("/people/" + id + "/give", "role=LIBRARY_ADMINISTRATOR&scopeId=" + hierarchy.place("Painting"));
        assertThat(get("/people/" + id)).contains("Administrator of the library Painting");
        assertThat(get("/people?search=" + id)).contains("Administrator of the library Painting");
        assertThat(new LoginSession(port).loggedIn(id, "correct-horse").get("/").statusCode())
                .isEqualTo(200);
        post("/people/" + id + "/password", "password=another-horse");
        assertThat(new LoginSession(port).loggedIn(id, "another-horse").get("/").statusCode())
                .isEqualTo(200);
        post("/people/" + id, "firstName=Mara&lastName=M&email=nothing");
        post("/people/" + id + "/delete", "");
        assertThat(get("/people?search=" + id)).contains("Nobody fits").contains("is deleted");
    }

    private String get(String path) throws Exception {
        HttpResponse<String> answer = sessions.get(Caller.SYSTEM).get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> post(String path, String fields) throws Exception {
        LoginSession session = sessions.get(Caller.SYSTEM);
        return session.send(session.request("POST", path, "_csrf=" + tokens.get(Caller.SYSTEM) + "&" + fields)
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .build());
    }
}

package org.zoomensemble.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.zoomensemble.RunningApplication;

/** A person changes his own password, on the page and by REST. */
class OwnPasswordIT extends RunningApplication {

    private static final String OLD = "canary-old-password";
    private static final String NEW = "canary-new-password";
    private static final Grant OPERATOR = new Grant(Role.OPERATOR, null);

    @LocalServerPort
    private int port;

    @Autowired
    private PeopleAdministration people;

    @Autowired
    private JdbcClient jdbc;

    private final String id = "o" + UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void make() {
        SecurityContextHolder.getContext()
                .setAuthentication(new LoggedIn("admin", Set.of(new Grant(Role.ADMINISTRATOR, null)), "", null));
        people.make(id, new PersonDraft("Olga", "Ott", "", new Secret(OLD)));
        people.give(id, new NamedGrant(OPERATOR, null, "Operator", "Operators", Change.Place.site()));
        SecurityContextHolder.clearContext();
    }

    private HttpResponse<String> change(LoginSession session, String current, String fresh) throws Exception {
        return session.submit("/me/password", "currentPassword", current, "newPassword", fresh, "repeated", fresh);
    }

    @Test
    void thePageChangesItAndEndsTheOtherSessions() throws Exception {
        LoginSession here = new LoginSession(port).loggedIn(id, OLD);
        LoginSession elsewhere = new LoginSession(port).loggedIn(id, OLD);
        assertThat(elsewhere.get("/").body()).contains("href=\"/me\"");
        assertThat(elsewhere.get("/me").body()).contains("Olga Ott", "Operator");

        assertThat(change(here, OLD, NEW).headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/me"));

        assertThat(here.get("/me").statusCode()).isEqualTo(200);
        await().untilAsserted(
                        () -> assertThat(elsewhere.get("/me").statusCode()).isEqualTo(302));
        assertThat(here.get("/me").statusCode()).isEqualTo(200);
        LoginSession program = new LoginSession(port);
        assertThat(program.basic("GET", "/api/v1/me", id, NEW).statusCode()).isEqualTo(200);
        assertThat(program.basic("GET", "/api/v1/me", id, OLD).statusCode()).isEqualTo(401);
        assertThat(jdbc.sql("select before::text || after::text from change_record where subject_id = ? and person = ?")
                        .params(id, id)
                        .query(String.class)
                        .single())
                .contains("password")
                .doesNotContain("canary");
    }

    @Test
    void aWrongOrWeakPasswordIsRefusedWithASentence() throws Exception {
        LoginSession here = new LoginSession(port).loggedIn(id, OLD);
        assertRefused(change(here, OLD, "short"), "shorter than 8 characters");
        assertRefused(change(here, OLD, id), "user&#39;s id");
        assertRefused(change(here, OLD, OLD), "is the current one");
        assertRefused(
                here.submit("/me/password", "currentPassword", OLD, "newPassword", NEW, "repeated", NEW + "x"),
                "type both again");
        assertRefused(change(here, "wrong-password", NEW), "not your current password");
        assertThat(new LoginSession(port).basic("GET", "/api/v1/me", id, NEW).statusCode())
                .isEqualTo(401);
    }

    private static void assertRefused(HttpResponse<String> answer, String sentence) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(sentence);
    }

    @Test
    void restChangesItWithoutASession() throws Exception {
        LoginSession elsewhere = new LoginSession(port).loggedIn(id, OLD);
        LoginSession program = new LoginSession(port);
        HttpResponse<String> refused = rest(program, "wrong-password", OLD);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("currentPassword", "not your current password");
        // The engine answers no for some seconds after a wrong one.
        await().pollInterval(Duration.ofSeconds(2))
                .untilAsserted(
                        () -> assertThat(rest(program, OLD, OLD).statusCode()).isEqualTo(204));

        await().untilAsserted(
                        () -> assertThat(elsewhere.get("/me").statusCode()).isEqualTo(302));
        assertThat(program.cookie("JSESSIONID")).isNull();
    }

    private HttpResponse<String> rest(LoginSession program, String current, String basic) throws Exception {
        return program.send(program.request(
                        "PUT",
                        "/api/v1/me/password",
                        "{\"currentPassword\":\"" + current + "\",\"newPassword\":\"" + NEW + "\"}")
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((id + ":" + basic).getBytes(StandardCharsets.UTF_8)))
                .build());
    }
}

package org.zoomensemble.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

class DoorsIT extends RunningApplication {

    @LocalServerPort
    private int port;

    @Test
    void administratorSeesPages() throws Exception {
        LoginSession session = new LoginSession(port).loggedIn("admin", PASSWORD);
        for (String path : new String[] {
            "/",
            "/camunda",
            "/camunda/",
            "/camunda/app/",
            "/camunda/app/cockpit/default/",
            "/camunda/app/cockpit/scripts/config.js",
            "/camunda/api/engine/engine/default/process-definition/count",
            "/camunda/api/engine/engine",
            "/camunda/api/admin/auth/user/default",
            "/swagger-ui/index.html",
            "/v3/api-docs",
            "/actuator/prometheus",
            "/nothing",
            "/favicon.ico",
            "/webjars/bootstrap-icons/icons/check-circle-fill.svg"
        }) {
            var answer = session.get(path);
            System.out.println(path + " " + answer.statusCode() + " "
                    + answer.headers().map() + "\n"
                    + answer.body().substring(0, Math.min(600, answer.body().length())));
        }
        assertThat(true).isTrue();
    }
}

package org.zoomensemble.security;

import java.io.IOException;
import java.net.http.HttpResponse;

/** Calls as Cockpit's and Admin's scripts send them, with Camunda's own token. */
final class CockpitCalls {

    private final LoginSession session;
    private final String token;

    CockpitCalls(LoginSession session) throws IOException, InterruptedException {
        this.session = session;
        this.token = session.get("/camunda/app/cockpit/default/")
                .headers()
                .firstValue("X-XSRF-TOKEN")
                .orElseGet(() -> session.cookie("XSRF-TOKEN"));
    }

    HttpResponse<String> call(String method, String path, String body) throws IOException, InterruptedException {
        return session.send(session.request(method, path, body)
                .header("X-XSRF-TOKEN", token)
                .build());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return call("POST", path, body);
    }

    HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
        return call("PUT", path, body);
    }

    HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return call("DELETE", path, "");
    }

    void makeUser(String id, String password) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(EngineRestCalls.ENGINE + "/user/create", user(id, password));
        if (answer.statusCode() != 204) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    static String user(String id, String password) {
        return """
                {"profile":{"id":"%s","firstName":"O","lastName":"P","email":""},"credentials":{"password":"%s"}}""".formatted(id, password);
    }
}

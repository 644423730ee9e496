package org.zoomensemble.sandbox.ensemble;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Ways to answer a request. */
final class Answers {

    private Answers() {}

    static void text(HttpServletResponse response, int status, String text) throws IOException {
        write(response, status, "text/plain;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }

    static void unauthorized(HttpServletResponse response) throws IOException {
        response.setHeader("WWW-Authenticate", "Basic realm=\"Ensemble Video\"");
        text(response, 401, "Please log in.");
    }

    static void json(HttpServletResponse response, int status, String contentType, Object body) throws IOException {
        write(response, status, contentType, Json.MAPPER.writeValueAsBytes(body));
    }

    static void write(HttpServletResponse response, int status, String contentType, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(contentType);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}

package org.zoomensemble.sandbox.zoom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the sandbox writes its answers. */
final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    /** A refusal in the form of Zoom's API. */
    static final class Refusal extends RuntimeException {

        private final int status;
        private final int code;

        Refusal(int status, int code, String message) {
            super(message);
            this.status = status;
            this.code = code;
        }

        void send(HttpServletResponse response) throws IOException {
            json(response, status, fields("code", code, "message", getMessage()));
        }
    }

    /** Fields in this order; a null value leaves its field out. */
    static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return fields;
    }

    static void json(HttpServletResponse response, int status, Map<String, Object> body) throws IOException {
        send(response, status, "application/json;charset=UTF-8", text(body));
    }

    static void page(HttpServletResponse response, String html) throws IOException {
        send(response, 200, "text/html;charset=utf-8", html);
    }

    static void send(HttpServletResponse response, int status, String contentType, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(contentType);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    static String text(Map<String, Object> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

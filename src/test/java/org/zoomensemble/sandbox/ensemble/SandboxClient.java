package org.zoomensemble.sandbox.ensemble;

import com.damnhandy.uri.template.UriTemplate;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** A client of the sandbox for its own tests, apart from the product's. */
final class SandboxClient {

    private final HttpClient http = HttpClient.newHttpClient();
    private final EnsembleSandbox sandbox;
    private final String authorization;

    SandboxClient(EnsembleSandbox sandbox) {
        this(
                sandbox,
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString((sandbox.options().service().name() + ":"
                                                + sandbox.options().service().secret())
                                        .getBytes(StandardCharsets.UTF_8)));
    }

    SandboxClient(EnsembleSandbox sandbox, String authorization) {
        this.sandbox = sandbox;
        this.authorization = authorization;
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(sandbox.uri().resolve(path))
                .header("Authorization", authorization)
                .header("Accept", "application/hal+json");
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request.build(), body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonNode get(String path) {
        return json(send(to(path)).body());
    }

    JsonNode post(String path, Object body) {
        return json(send(to(path).POST(BodyPublishers.ofString(write(body)))).body());
    }

    HttpResponse<String> createUpload(String path, long length, String metadata) {
        return send(to(path).header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", String.valueOf(length))
                .header("Upload-Metadata", metadata)
                .POST(BodyPublishers.noBody()));
    }

    HttpRequest.Builder patch(String path, long offset, byte[] bytes) {
        return to(path).header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", String.valueOf(offset))
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", BodyPublishers.ofByteArray(bytes));
    }

    /** A multipart form whose last part is {@code file}. */
    HttpRequest.Builder form(String path, Map<String, String> fields, String fileName, String type, byte[] file) {
        String boundary = "--------sandbox-client";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: " + type + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return to(path).header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()));
    }

    HttpResponse<String> token(String form) {
        return send(HttpRequest.newBuilder(sandbox.uri().resolve("/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    HttpResponse<String> head(String path) {
        return send(to(path).header("Tus-Resumable", "1.0.0").method("HEAD", BodyPublishers.noBody()));
    }

    /** A {@code PATCH} that announces a length and has not sent all of it yet. */
    Socket openPatch(String path, long offset, long announced, byte[] sent) throws IOException {
        URI uri = sandbox.uri();
        Socket socket = new Socket(uri.getHost(), uri.getPort());
        OutputStream out = socket.getOutputStream();
        out.write(("PATCH " + path + " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\nAuthorization: " + authorization
                        + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: " + offset
                        + "\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: " + announced
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        out.write(sent);
        out.flush();
        return socket;
    }

    /** The target of a link, its template filled in from {@code name, value, name, value...}. */
    static String link(JsonNode from, String relation, String... variables) {
        JsonNode link = from.at("/_links").path(relation);
        String href = (link.isArray() ? link.get(0) : link).path("href").asText();
        UriTemplate template = UriTemplate.fromTemplate(href);
        for (int i = 0; i < variables.length; i += 2) {
            template.set(variables[i], variables[i + 1]);
        }
        return template.expand();
    }

    static String write(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(text, e);
        }
    }
}

package org.zoomensemble.security;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without a screen: keeps cookies, follows no redirect. */
public final class LoginSession {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final URI base;

    public LoginSession(int port) {
        this.base = URI.create("http://localhost:" + port);
    }

    public LoginSession loggedIn(String user, String password) throws IOException, InterruptedException {
        HttpResponse<String> answer = submit("/login", "username", user, "password", password);
        if (!answer.headers().firstValue("Location").orElse("").matches("[^?]*/(\\?continue)?")) {
            throw new IllegalStateException("Not logged in: " + answer.headers());
        }
        return this;
    }

    /** Sends a form with the token of the login page's form. */
    HttpResponse<String> submit(String path, String... fields) throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder("_csrf=" + encoded(formToken()));
        for (int at = 0; at < fields.length; at += 2) {
            body.append('&').append(fields[at]).append('=').append(encoded(fields[at + 1]));
        }
        return send(request("POST", path, body.toString())
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .build());
    }

    private String formToken() throws IOException, InterruptedException {
        for (String page : new String[] {"/login", "/"}) {
            Matcher matcher = TOKEN.matcher(get(page).body());
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        throw new IllegalStateException("No form has a token.");
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return call("GET", path);
    }

    HttpResponse<String> call(String method, String path) throws IOException, InterruptedException {
        return send(request(method, path, "").build());
    }

    HttpResponse<String> basic(String method, String path, String user, String password)
            throws IOException, InterruptedException {
        String credentials =
                Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return send(request(method, path, "")
                .setHeader("Authorization", "Basic " + credentials)
                .setHeader("Accept", "*/*")
                .build());
    }

    HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(base.resolve(path))
                .setHeader("Content-Type", "application/json")
                .setHeader(
                        "Accept",
                        path.startsWith("/api") || path.contains("/camunda/api") ? "application/json" : "text/html")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

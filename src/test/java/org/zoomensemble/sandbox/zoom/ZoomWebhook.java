package org.zoomensemble.sandbox.zoom;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An event subscription of this Zoom: says what happened to a recording at one address, signed as Zoom signs. Sends once
 * and does not repeat. Thread-safe.
 */
public final class ZoomWebhook {

    private final URI address;
    private final String secretToken;
    private final Supplier<URI> downloads;
    private final Tokens tokens;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    ZoomWebhook(URI address, String secretToken, Supplier<URI> downloads, Tokens tokens) {
        this.address = address;
        this.secretToken = secretToken;
        this.downloads = downloads;
        this.tokens = tokens;
    }

    /**
     * {@code recording.completed}, {@code .transcript_completed}, {@code .trashed}, {@code .deleted} or {@code .recovered}.
     *
     * @return the status that was answered
     */
    public int send(String event, SandboxRecording recording) {
        return deliver(request(body(event, recording)));
    }

    /** {@code recording.renamed}: the recording has its new topic already. */
    public int sendRenamed(SandboxRecording recording, String oldTopic) {
        Map<String, Object> before = about(recording);
        before.put("topic", oldTopic);
        Map<String, Object> payload = payload(recording);
        payload.put("time_stamp", String.valueOf(System.currentTimeMillis()));
        payload.put("object", before);
        payload.put("recording_file", about(recording));
        return deliver(request(envelope("recording.renamed", payload, null)));
    }

    /** {@code recording.batch_trashed}, {@code .batch_deleted} or {@code .batch_recovered}: uuids and nothing else. */
    public int sendBatch(String event, List<SandboxRecording> recordings) {
        Map<String, Object> payload = payload(recordings.get(0));
        payload.put("operation", event.endsWith("recovered") ? "recover_user_recordings" : "trash_user_recordings");
        payload.put(
                "object",
                Answers.fields(
                        "meeting_uuids",
                        recordings.stream().map(SandboxRecording::uuid).toList()));
        return deliver(request(envelope(event, payload, null)));
    }

    /** {@code endpoint.url_validation}; the answer's body must have the token and its digest. */
    public HttpResponse<String> validate(String plainToken) {
        return exchange(request(envelope("endpoint.url_validation", Answers.fields("plainToken", plainToken), null)));
    }

    /** The body that {@link #send} sends. */
    public String body(String event, SandboxRecording recording) {
        String downloadToken = tokens.issueForDownload(recording.uuid());
        Map<String, Object> payload = payload(recording);
        payload.put("object", new Shapes(downloads.get()).announced(recording, event));
        return envelope(event, payload, downloadToken);
    }

    /** A request with this body and a good signature of now, for whoever wants to spoil it before sending. */
    public HttpRequest request(String body) {
        String timestamp = String.valueOf(Instant.now().getEpochSecond());
        return HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("x-zm-request-timestamp", timestamp)
                .header("x-zm-signature", signature(timestamp, body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** {@code v0=} and the digest that belongs to a body sent at this time (seconds). */
    public String signature(String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secretToken.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] digest = mac.doFinal(("v0:" + timestamp + ":" + body).getBytes(StandardCharsets.UTF_8));
            return "v0=" + HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> payload(SandboxRecording recording) {
        return Answers.fields("account_id", recording.host().account().accountId());
    }

    private static Map<String, Object> about(SandboxRecording recording) {
        return Answers.fields(
                "uuid", recording.uuid(),
                "id", recording.number(),
                "topic", recording.topic(),
                "type", recording.type(),
                "host_id", recording.host().id());
    }

    private static String envelope(String event, Map<String, Object> payload, String downloadToken) {
        return Answers.text(Answers.fields(
                "event", event,
                "event_ts", System.currentTimeMillis(),
                "payload", payload,
                "download_token", downloadToken));
    }

    private int deliver(HttpRequest request) {
        return exchange(request).statusCode();
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(address + " cannot be reached: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

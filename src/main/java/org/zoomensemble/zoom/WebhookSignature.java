package org.zoomensemble.zoom;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.zoomensemble.security.Secret;

/**
 * How Zoom signs its events (Zoom: "Using webhooks", "Verify with Zoom's header"): {@code v0=} and the HMAC-SHA256 of
 * {@code v0:timestamp:body} with the app's secret token. Thread-safe.
 */
public final class WebhookSignature {

    /** How far an event's timestamp may be from our clock; Zoom's repetitions are signed anew. */
    public static final Duration WINDOW = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";

    private final Secret token;

    public WebhookSignature(Secret token) {
        this.token = token;
    }

    /**
     * Whether the body comes from Zoom, now. Compares in constant time.
     *
     * @param timestamp seconds since 1970, as the header {@code x-zm-request-timestamp} tells; may be null
     * @param signature the header {@code x-zm-signature}; may be null
     * @param body      the raw bytes
     */
    public boolean isOf(String timestamp, String signature, byte[] body, Instant now) {
        if (timestamp == null || signature == null || !isNear(timestamp, now)) {
            return false;
        }
        byte[] expected = ("v0=" + hex("v0:" + timestamp + ":", body)).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.US_ASCII));
    }

    /** The digest that answers {@code endpoint.url_validation}. */
    public String encrypted(String plainToken) {
        return hex(plainToken, new byte[0]);
    }

    private static boolean isNear(String timestamp, Instant now) {
        try {
            Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(sent, now).abs().compareTo(WINDOW) <= 0;
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return false;
        }
    }

    private String hex(String head, byte[] rest) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(token.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            ByteArrayOutputStream signed = new ByteArrayOutputStream();
            signed.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            signed.writeBytes(rest);
            return HexFormat.of().formatHex(mac.doFinal(signed.toByteArray()));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This Java runtime has no HmacSHA256.", missing);
        }
    }
}

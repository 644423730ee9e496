package org.zoomensemble.zoom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.zoomensemble.security.Secret;

class WebhookSignatureTest {

    private static final String TIMESTAMP = "1658940994";
    private static final Instant NOW = Instant.ofEpochSecond(1658940994);
    private static final byte[] BODY =
            "{\"event\":\"endpoint.url_validation\",\"payload\":{\"plainToken\":\"qgg8vlvZRS6UYooatFL8Aw\"},\"event_ts\":1654503849680}"
                    .getBytes(StandardCharsets.UTF_8);
    private static final String SIGNATURE = "v0=dbe86621dfa5f69d9cf996af9e945506b90a8aadf7431657228e8cdb40b4035d";

    private final WebhookSignature signature = new WebhookSignature(new Secret("secretValueTest"));

    @Test
    void knownVectors() {
        assertThat(signature.isOf(TIMESTAMP, SIGNATURE, BODY, NOW)).isTrue();
        assertThat(signature.encrypted("qgg8vlvZRS6UYooatFL8Aw"))
                .isEqualTo("70c1f2e2e6ca2d39297490d1f9142c7d701415ea8e6151f6562a08fa657a40ff");
    }

    @Test
    void anyOtherByteTimeOrTokenIsRefused() {
        byte[] other = BODY.clone();
        other[10] ^= 1;
        assertThat(signature.isOf(TIMESTAMP, SIGNATURE, other, NOW)).isFalse();
        assertThat(signature.isOf("1658940995", SIGNATURE, BODY, NOW)).isFalse();
        assertThat(signature.isOf(TIMESTAMP, SIGNATURE.replace('d', 'e'), BODY, NOW))
                .isFalse();
        assertThat(new WebhookSignature(new Secret("other")).isOf(TIMESTAMP, SIGNATURE, BODY, NOW))
                .isFalse();
    }

    @Test
    void onlyWithinFiveMinutesInBothDirections() {
        assertThat(signature.isOf(TIMESTAMP, SIGNATURE, BODY, NOW.plusSeconds(300)))
                .isTrue();
        assertThat(signature.isOf(TIMESTAMP, SIGNATURE, BODY, NOW.plusSeconds(301)))
                .isFalse();
        assertThat(signature.isOf(TIMESTAMP, SIGNATURE, BODY, NOW.minusSeconds(300)))
                .isTrue();
        assertThat(signature.isOf(TIMESTAMP, SIGNATURE, BODY, NOW.minusSeconds(301)))
                .isFalse();
    }

    @Test
    void whatIsMissingOrNoNumberIsRefused() {
        assertThat(signature.isOf(null, SIGNATURE, BODY, NOW)).isFalse();
        assertThat(signature.isOf(TIMESTAMP, null, BODY, NOW)).isFalse();
        assertThat(signature.isOf("soon", SIGNATURE, BODY, NOW)).isFalse();
        assertThat(signature.isOf("9223372036854775807", SIGNATURE, BODY, NOW)).isFalse();
        assertThat(signature.isOf(TIMESTAMP, "", BODY, NOW)).isFalse();
    }
}

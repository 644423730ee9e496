package org.zoomensemble.zoom.camel;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.security.Secret;
import org.zoomensemble.zoom.ZoomConnection;

/**
 * The token of the older API key and secret: a JWT of our own making, HS256, {@code iss} the API key, {@code exp} in
 * seconds (Zoom, "JWT with Zoom"). No other node needs to know it.
 */
final class SelfMadeToken {

    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final int SHORTEST_KEY = 32;

    private SelfMadeToken() {}

    static AccessToken of(ZoomConnection.ApiKey login, Instant now) {
        Instant expiresAt = now.plus(LIFETIME).truncatedTo(ChronoUnit.SECONDS);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(JOSEObjectType.JWT)
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(login.apiKey())
                        .expirationTime(Date.from(expiresAt))
                        .build());
        try {
            token.sign(new MACSigner(key(login.apiSecret())));
        } catch (JOSEException e) {
            throw WorkFailure.giveUp("The API secret of the Zoom API key " + login.apiKey()
                    + " cannot sign a token; enter the secret anew in the Zoom connection.");
        }
        return new AccessToken(new Secret(token.serialize()), expiresAt);
    }

    /** HMAC fills a short key up with zeros anyway (RFC 2104), but the signer wants to see 256 bits. */
    private static byte[] key(Secret secret) {
        byte[] bytes = secret.value().getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, Math.max(bytes.length, SHORTEST_KEY));
    }
}

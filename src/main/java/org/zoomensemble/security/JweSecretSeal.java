package org.zoomensemble.security;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import java.text.ParseException;
import java.util.List;

/** Seals with JWE, {@code dir} and A256GCM. The first key seals, all of them open. */
final class JweSecretSeal implements SecretSeal {

    private final List<SealKey> keys;

    JweSecretSeal(List<SealKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("At least one key is needed.");
        }
        this.keys = List.copyOf(keys);
    }

    @Override
    public String seal(Secret secret) {
        SealKey newest = keys.get(0);
        JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .keyID(newest.id())
                .build();
        JWEObject sealed = new JWEObject(header, new Payload(secret.value()));
        try {
            sealed.encrypt(new DirectEncrypter(newest.key()));
        } catch (JOSEException noSuchCipher) {
            throw new IllegalStateException("This Java runtime cannot seal with A256GCM.", noSuchCipher);
        }
        return sealed.serialize();
    }

    @Override
    public Secret open(String sealed) {
        JWEObject parsed = parsed(sealed);
        JWEHeader header = parsed.getHeader();
        if (!JWEAlgorithm.DIR.equals(header.getAlgorithm())
                || !EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())
                || header.getCompressionAlgorithm() != null) {
            throw altered(header.getKeyID());
        }
        SealKey key = keyOf(header.getKeyID());
        try {
            parsed.decrypt(new DirectDecrypter(key.key()));
        } catch (JOSEException wrongKeyOrAltered) {
            throw altered(key.id());
        }
        return new Secret(parsed.getPayload().toString());
    }

    private static JWEObject parsed(String sealed) {
        try {
            return JWEObject.parse(sealed);
        } catch (ParseException | RuntimeException notJwe) {
            // Some headers that were altered end as a NullPointerException inside the parser.
            throw new SealBrokenException(
                    "A stored secret is not a sealed text; enter the secret again where it is configured.");
        }
    }

    private SealKey keyOf(String id) {
        return keys.stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new SealBrokenException("A stored secret was sealed with the key \"" + id
                        + "\", which is not configured any more; add that key to ZOOMENSEMBLE_SECRET_KEY behind the"
                        + " newest one, or enter the secret again."));
    }

    private static SealBrokenException altered(String id) {
        return new SealBrokenException("A stored secret does not open with the key \"" + id
                + "\": the text was altered, or ZOOMENSEMBLE_SECRET_KEY gives this key id to another key. Correct the"
                + " key, or enter the secret again.");
    }
}

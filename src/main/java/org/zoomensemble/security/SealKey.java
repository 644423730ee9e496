package org.zoomensemble.security;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key with its id. Its text form shows the id alone. */
record SealKey(String id, SecretKey key) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int BYTES = 32;
    private static final String FORM =
            " ZOOMENSEMBLE_SECRET_KEY holds kid:base64key, newest first, separated by commas; a key is 32 random bytes,"
                    + " for example from: openssl rand -base64 32.";

    static SealKey generated(String id) {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new SealKey(id, new SecretKeySpec(bytes, "AES"));
    }

    /**
     * Reads the setting.
     *
     * @throws IllegalStateException with a sentence that says what is wrong at which place, without the key
     */
    static List<SealKey> parse(Secret setting) {
        List<SealKey> keys = Arrays.stream(setting.value().split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(SealKey::parseOne)
                .toList();
        if (keys.isEmpty()) {
            throw new IllegalStateException("The secret key is set, but empty." + FORM);
        }
        if (keys.stream().map(SealKey::id).distinct().count() != keys.size()) {
            throw new IllegalStateException("Two secret keys have the same key id." + FORM);
        }
        return keys;
    }

    private static SealKey parseOne(String part) {
        int colon = part.indexOf(':');
        if (colon < 0 || !ID.matcher(part.substring(0, colon)).matches()) {
            throw new IllegalStateException(
                    "A secret key has no key id of letters, digits, dots, dashes or underscores." + FORM);
        }
        String id = part.substring(0, colon);
        byte[] bytes = decoded(id, part.substring(colon + 1));
        if (bytes.length != BYTES) {
            throw new IllegalStateException(
                    "The secret key \"" + id + "\" has " + bytes.length + " bytes instead of " + BYTES + "." + FORM);
        }
        return new SealKey(id, new SecretKeySpec(bytes, "AES"));
    }

    private static byte[] decoded(String id, String text) {
        try {
            return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException noBase64) {
            // Its message quotes characters of the key.
            throw new IllegalStateException("The secret key \"" + id + "\" is not base64." + FORM);
        }
    }

    /** The form of the setting; for the key file only. */
    String setting() {
        return id + ":" + Base64.getEncoder().encodeToString(key.getEncoded());
    }

    @Override
    public String toString() {
        return id;
    }
}

package org.zoomensemble.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Credentials found right a moment ago. A service account sends its password with each call, and the hash in the user
 * directory is slow by intention; what is kept here is a keyed digest, for seconds, in memory only. Thread-safe.
 */
@Component
class VerifiedCredentials {

    static final Duration REMEMBERED = Duration.ofSeconds(20);
    private static final int MOST = 1_000;

    private final SecretKeySpec key;
    private final LongSupplier nanoTime;
    private final Map<String, Verified> verified = new ConcurrentHashMap<>();

    private record Verified(String passwordStamp, long at) {}

    @Autowired
    VerifiedCredentials() {
        this(System::nanoTime);
    }

    VerifiedCredentials(LongSupplier nanoTime) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "HmacSHA256");
        this.nanoTime = nanoTime;
    }

    /** The stamp that the user's password had when it was found right; empty where that is not known. */
    Optional<String> passwordStamp(String user, Secret password) {
        return Optional.ofNullable(verified.get(digest(user, password)))
                .filter(found -> nanoTime.getAsLong() - found.at < REMEMBERED.toNanos())
                .map(Verified::passwordStamp);
    }

    void add(String user, Secret password, String passwordStamp) {
        if (verified.size() >= MOST) {
            verified.clear();
        }
        verified.put(digest(user, password), new Verified(passwordStamp, nanoTime.getAsLong()));
    }

    /** Somebody's password was changed. */
    void clear() {
        verified.clear();
    }

    private String digest(String user, Secret password) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            mac.update(user.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(password.value().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This Java runtime has no HmacSHA256.", missing);
        }
    }
}

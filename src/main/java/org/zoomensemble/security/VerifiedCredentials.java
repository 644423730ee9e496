package org.zoomensemble.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
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
    private final Map<String, Long> verifiedAt = new ConcurrentHashMap<>();

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

    boolean contains(String user, Secret password) {
        Long at = verifiedAt.get(digest(user, password));
        return at != null && nanoTime.getAsLong() - at < REMEMBERED.toNanos();
    }

    void add(String user, Secret password) {
        if (verifiedAt.size() >= MOST) {
            verifiedAt.clear();
        }
        verifiedAt.put(digest(user, password), nanoTime.getAsLong());
    }

    /** Somebody's password was changed. */
    void clear() {
        verifiedAt.clear();
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

package org.zoomensemble.sandbox.zoom;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;

/** Ids that come from names, so that a sandbox that starts again has the same. */
final class Ids {

    private Ids() {}

    /** 22 characters, as Zoom's user ids. */
    static String id(String... of) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest(of));
    }

    /** Base64 with padding, as Zoom's meeting instances. */
    static String meetingUuid(String... of) {
        return Base64.getEncoder().encodeToString(digest(of));
    }

    static String uuid(String... of) {
        ByteBuffer bytes = ByteBuffer.wrap(digest(of));
        return new UUID(bytes.getLong(), bytes.getLong()).toString();
    }

    /** Eleven digits, as Zoom's meeting numbers. */
    static long number(String... of) {
        return 80_000_000_000L + Math.floorMod(ByteBuffer.wrap(digest(of)).getLong(), 10_000_000_000L);
    }

    private static byte[] digest(String... of) {
        try {
            return MessageDigest.getInstance("MD5").digest(String.join("\n", of).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.zoomensemble.sandbox.zoom;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Addresses on the storage host that need no token because they carry their own signature, for a while. */
final class SignedAddresses {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("'GMT'yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private volatile Duration lifetime = Duration.ofHours(1);

    String sign(SandboxRecording recording, SandboxFile file) {
        String path = "/cmr/replay/" + DAY.format(recording.start()) + "/" + file.id() + "/"
                + STAMP.format(file.start()) + "_Recording." + file.extension().toLowerCase(Locale.ROOT);
        String expires = String.valueOf(Instant.now().plus(lifetime).toEpochMilli());
        return path + "?Policy=" + expires + "&Signature=" + signature(path, expires) + "&Key-Pair-Id=APKASANDBOX";
    }

    boolean isGood(String path, String policy, String signature) {
        return policy != null
                && signature != null
                && signature.equals(signature(path, policy))
                && Instant.ofEpochMilli(Long.parseLong(policy)).isAfter(Instant.now());
    }

    void lifetime(Duration newLifetime) {
        lifetime = newLifetime;
    }

    private static String signature(String path, String expires) {
        return Ids.id("storage", path, expires);
    }
}

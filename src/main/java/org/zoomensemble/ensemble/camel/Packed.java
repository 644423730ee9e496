package org.zoomensemble.ensemble.camel;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Several texts as one that may stand in an address. */
final class Packed {

    /** Occurs in no text of ours: titles and descriptions are plain text. */
    private static final String BETWEEN = "\u001f";

    private Packed() {}

    static String pack(String... texts) {
        for (int i = 0; i < texts.length; i++) {
            texts[i] = texts[i].replace(BETWEEN, " ");
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(BETWEEN, texts).getBytes(StandardCharsets.UTF_8));
    }

    /** @return empty where it is not what {@link #pack} made of so many texts */
    static Optional<String[]> unpack(String packed, int count) {
        try {
            String[] texts =
                    new String(Base64.getUrlDecoder().decode(packed), StandardCharsets.UTF_8).split(BETWEEN, -1);
            return texts.length == count ? Optional.of(texts) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

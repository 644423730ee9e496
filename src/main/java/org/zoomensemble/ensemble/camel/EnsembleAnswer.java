package org.zoomensemble.ensemble.camel;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What Ensemble answered.
 *
 * @param headers names in lower case
 */
record EnsembleAnswer(int status, Map<String, String> headers, byte[] body) {

    private static final int LONGEST_TEXT = 300;

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)))
                .map(String::trim)
                .filter(value -> !value.isEmpty());
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** 404 or 410. */
    boolean isMissing() {
        return status == 404 || status == 410;
    }

    /** What a person may read of the body: short, on one line; empty for pages and documents. */
    String text() {
        String type = headers.getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
        String text = new String(body, 0, Math.min(body.length, 4 * LONGEST_TEXT), StandardCharsets.UTF_8)
                .replaceAll("\\p{Cntrl}|\\p{Cf}|[\\u2028\\u2029]", " ")
                .replaceAll("\\s+", " ")
                .trim();
        if (type.contains("html") || text.startsWith("<")) {
            return "";
        }
        int end = Math.min(text.length(), LONGEST_TEXT);
        if (end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    /** Without the body, which may carry a token. */
    @Override
    public String toString() {
        return "status " + status + ", " + body.length + " bytes";
    }
}

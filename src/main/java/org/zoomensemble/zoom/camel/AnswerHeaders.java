package org.zoomensemble.zoom.camel;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Header fields of an answer, found without regard to case; of repeated ones the first counts. */
final class AnswerHeaders {

    private final Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    AnswerHeaders(Map<String, ?> headers) {
        headers.forEach((name, value) -> {
            Object first = value instanceof Collection<?> several
                    ? several.stream().findFirst().orElse(null)
                    : value;
            if (first != null) {
                fields.putIfAbsent(name, first.toString().trim());
            }
        });
    }

    /** Empty where absent. */
    String text(String name) {
        return fields.getOrDefault(name, "");
    }

    /** -1 where absent or no number. */
    long number(String name) {
        try {
            return Long.parseLong(text(name));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Lower case without parameters; empty where absent. */
    String contentType() {
        String type = text("Content-Type");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).trim().toLowerCase(Locale.ROOT);
    }
}

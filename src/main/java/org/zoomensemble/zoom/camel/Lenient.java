package org.zoomensemble.zoom.camel;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Reads fields that may be missing, null or of another type than Zoom's description says. Never throws. */
final class Lenient {

    private Lenient() {}

    /** Text, or a number or truth value as text; empty for anything else. */
    static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText().trim() : "";
    }

    /** As {@link #text}, null where empty. */
    static String textOrNull(JsonNode object, String field) {
        String text = text(object, field);
        return text.isEmpty() ? null : text;
    }

    /** A number, or text that begins like one ({@code "20"}, {@code "20.0"}, {@code "20 min"}). */
    static int number(JsonNode object, String field, int otherwise) {
        long number = number(object, field, (long) otherwise);
        return number < Integer.MIN_VALUE || number > Integer.MAX_VALUE ? otherwise : (int) number;
    }

    static long number(JsonNode object, String field, long otherwise) {
        JsonNode value = object.path(field);
        if (value.isNumber()) {
            return value.asLong();
        }
        String digits = text(object, field).replaceFirst("^(-?\\d{1,18}).*$", "$1");
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** True, false, or null where the field says neither. */
    static Boolean flag(JsonNode object, String field) {
        return switch (text(object, field).toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes" -> Boolean.TRUE;
            case "false", "0", "no" -> Boolean.FALSE;
            default -> null;
        };
    }

    /** ISO date-time with {@code Z} or an offset; null for anything else. */
    static Instant instant(JsonNode object, String field) {
        try {
            return OffsetDateTime.parse(text(object, field)).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** ISO date, also at the beginning of a date-time; null for anything else. */
    static LocalDate day(JsonNode object, String field) {
        String text = text(object, field);
        try {
            return text.length() < 10 ? null : LocalDate.parse(text.substring(0, 10));
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}

package org.zoomensemble.ensemble.camel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An object of an answer, read leniently: a field that is missing, null or of an odd type is as if absent. */
record JsonFields(JsonNode node) {

    /** The form in which older .NET services write dates. */
    private static final Pattern DOTNET_DATE = Pattern.compile("/?Date\\((-?\\d{1,15})[^)]*\\)/?");

    JsonFields {
        node = node == null ? MissingNode.getInstance() : node;
    }

    /** Text, number or boolean as text; empty where absent. */
    String text(String field) {
        JsonNode value = node.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    /** An id, which may be a number; empty where there is none. */
    Optional<String> id(String field) {
        JsonNode value = node.path(field);
        return value.isTextual() || value.isNumber()
                ? Optional.of(value.asText().trim()).filter(id -> !id.isEmpty())
                : Optional.empty();
    }

    Optional<Double> number(String field) {
        try {
            return Optional.of(Double.parseDouble(text(field).trim())).filter(Double::isFinite);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    boolean flag(String field, boolean whereAbsent) {
        String value = text(field).trim().toLowerCase(Locale.ROOT);
        return switch (value) {
            case "true", "1", "yes" -> true;
            case "false", "0", "no" -> false;
            default -> whereAbsent;
        };
    }

    /** A point in time; without an offset it is UTC, as Ensemble's own client reads it. Null where absent. */
    Instant instant(String field) {
        String value = text(field).trim();
        Matcher dotnet = DOTNET_DATE.matcher(value);
        if (dotnet.matches()) {
            return Instant.ofEpochMilli(Long.parseLong(dotnet.group(1)));
        }
        try {
            return OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException e) {
            // without offset, or none
        }
        try {
            return LocalDateTime.parse(value.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    JsonFields object(String field) {
        return new JsonFields(node.path(field));
    }

    /** The objects of an array; a single object counts as an array of one. */
    List<JsonFields> objects(String field) {
        JsonNode value = node.path(field);
        if (value.isObject()) {
            return List.of(new JsonFields(value));
        }
        List<JsonFields> objects = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(element -> {
                if (element.isObject()) {
                    objects.add(new JsonFields(element));
                }
            });
        }
        return List.copyOf(objects);
    }
}

package org.zoomensemble.sandbox.ensemble;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a list is asked for. */
record Query(String path, Map<String, String> parameters) {

    private static final int DEFAULT_PAGE_SIZE = 20;

    static Query of(HttpServletRequest request) {
        Map<String, String> parameters = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, values[0]));
        return new Query(request.getRequestURI(), parameters);
    }

    /** Empty where it is not asked for. */
    String text(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** Whether an entry with this value is among what is asked for; everything is where the parameter is absent. */
    boolean wants(String name, String value) {
        return text(name).isEmpty() || text(name).equalsIgnoreCase(value);
    }

    /** Whether the text asked for is in one of these. */
    boolean finds(String... texts) {
        String wanted = text("search").toLowerCase(Locale.ROOT);
        for (String text : texts) {
            if (text != null && text.toLowerCase(Locale.ROOT).contains(wanted)) {
                return true;
            }
        }
        return wanted.isEmpty();
    }

    int pageSize() {
        return number("pageSize", DEFAULT_PAGE_SIZE);
    }

    /** From 1. */
    int pageNumber() {
        return number("pageNumber", 1);
    }

    String here() {
        return write(parameters);
    }

    String next() {
        Map<String, String> following = new LinkedHashMap<>(parameters);
        following.put("pageNumber", String.valueOf(pageNumber() + 1));
        return write(following);
    }

    int number(String name, int otherwise) {
        try {
            return Math.max(1, Integer.parseInt(text(name)));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private String write(Map<String, String> written) {
        return written.isEmpty()
                ? path
                : written.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", path + "?", ""));
    }
}

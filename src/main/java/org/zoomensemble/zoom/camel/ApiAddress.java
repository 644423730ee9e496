package org.zoomensemble.zoom.camel;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Addresses of API calls, percent-encoded once and for all: neither Camel nor the HTTP client changes them any more. */
final class ApiAddress {

    private ApiAddress() {}

    /** {@code path} is encoded already, {@code query} is not. */
    static URI of(URI apiUrl, String path, Map<String, String> query) {
        String base = apiUrl.toString().replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
        String parameters = query.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + part(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(base + path + (parameters.isEmpty() ? "" : "?" + parameters));
    }

    /** One segment of a path, or one value of a query. */
    static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * A meeting's uuid. Zoom wants it encoded twice where it begins with a slash or contains two, and takes it so for every
     * uuid.
     */
    static String uuid(String uuid) {
        return part(part(uuid));
    }

    /** Parameters in the given order, without those whose value is empty. */
    static Map<String, String> query(String... namesAndValues) {
        Map<String, String> query = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String value = namesAndValues[i + 1];
            if (value != null && !value.isEmpty()) {
                query.put(namesAndValues[i], value);
            }
        }
        return query;
    }
}

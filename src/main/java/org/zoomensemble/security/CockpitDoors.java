package org.zoomensemble.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What of {@code /camunda} is open to a person who is logged in: what Cockpit and Admin need. The engine's whole REST
 * interface stands behind {@code /camunda/api/engine}; deployments, starts, messages, variables and modifications stay
 * closed there, also for administrators.
 *
 * <p>In a pattern {@code *} is one segment, a {@code **} at its end the rest with or without further segments, and
 * {@code (a|b)} one of several. A trailing slash does not matter.
 */
final class CockpitDoors {

    private static final String E = "/camunda/api/engine/engine/default";

    private static final List<Door> OPEN = List.of(
            // Pages, scripts, pictures
            door("GET", "/camunda"),
            door("GET", "/camunda/app"),
            door("GET", "/camunda/app/(cockpit|admin|welcome)/**"),
            door("GET", "/camunda/(lib|assets)/**"),
            door("GET", "/camunda/(favicon.ico|favicon.png)"),
            door("GET", "/camunda/api/(cockpit|admin|welcome)/plugin/**"),
            // Who is logged in
            door("GET", "/camunda/api/admin/auth/user/default"),
            door("POST", "/camunda/api/admin/auth/user/default/logout"),
            // Looking; the first is the list of engines
            door("GET", "/camunda/api/engine/engine"),
            door("GET", E + "/**"),
            door("POST", "/camunda/api/cockpit/plugin/base/default/(incident|process-instance|process-definition)/**"),
            door("POST", E + "/(process-instance|variable-instance|external-task|job|job-definition|task|group)"),
            door("POST", E + "/(process-instance|variable-instance|external-task|job|job-definition|task|group)/count"),
            door("POST", E + "/history/*"),
            door("POST", E + "/history/*/count"),
            door("POST", E + "/identity/password-policy"),
            // Operating
            door("PUT", E + "/(job|external-task|job-definition)/*/retries"),
            door("PUT", E + "/incident/*/annotation"),
            door("DELETE", E + "/incident/*/annotation"),
            door("PUT", E + "/(process-instance|job|job-definition|process-definition)/*/suspended"),
            door("DELETE", E + "/process-instance/*"),
            // People; the engine's own authorizations decide who may
            door("POST", E + "/(user|group|authorization)/create"),
            door("PUT", E + "/user/*/(profile|credentials)"),
            door("POST", E + "/user/*/unlock"),
            door("DELETE", E + "/user/*"),
            door("PUT", E + "/group/*"),
            door("DELETE", E + "/group/*"),
            door("PUT", E + "/group/*/members/*"),
            door("DELETE", E + "/group/*/members/*"),
            door("PUT", E + "/authorization/*"),
            door("DELETE", E + "/authorization/*"));

    /** Closed whatever stands above. */
    private static final List<Door> CLOSED = List.of(
            // While there is no administrator, whoever is logged in could make one here.
            door("*", "/camunda/api/admin/setup/**"),
            // The second login, past our throttle.
            door("*", "/camunda/api/admin/auth/user/*/login/**"),
            // Not a query, although it looks like one: starts the clean-up of history.
            door("POST", E + "/history/cleanup"));

    private CockpitDoors() {}

    /** Whether these doors are the ones to ask. */
    static boolean isBelow(HttpServletRequest request) {
        String path = path(request);
        return path.equals("/camunda") || path.startsWith("/camunda/");
    }

    static boolean isOpen(HttpServletRequest request) {
        return isOpen(request.getMethod(), path(request));
    }

    /** Decoded and normalised by the container, which chooses the servlet by it. */
    private static String path(HttpServletRequest request) {
        String pathInfo = request.getPathInfo();
        return request.getServletPath() + (pathInfo == null ? "" : pathInfo);
    }

    static boolean isOpen(String method, String path) {
        return CLOSED.stream().noneMatch(door -> door.matches(method, path))
                && OPEN.stream().anyMatch(door -> door.matches(method, path));
    }

    private record Door(String method, Pattern path) {
        boolean matches(String calledMethod, String calledPath) {
            String asked = calledMethod.equals("HEAD") ? "GET" : calledMethod;
            return (method.equals("*") || method.equals(asked))
                    && path.matcher(calledPath).matches();
        }
    }

    private static Door door(String method, String pattern) {
        String expression = Stream.of(pattern.substring(1).split("/"))
                .map(CockpitDoors::segment)
                .reduce("", String::concat);
        return new Door(method, Pattern.compile(expression + "/?", Pattern.DOTALL));
    }

    private static String segment(String segment) {
        return switch (segment) {
            case "**" -> "(/.*)?";
            case "*" -> "/[^/]+";
            default -> "/" + segment.replace(".", "\\.");
        };
    }
}

package org.zoomensemble.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;

/** What every route keeps. */
final class RouteConventions {

    private static final Set<String> FORBIDDEN = Set.of(
            "handled",
            "continued",
            "maximumRedeliveries",
            "redeliveryPolicy",
            "redeliveryPolicyRef",
            "onException",
            "deadLetterChannel",
            "doTry",
            "wireTap",
            "threads",
            "toD");
    private static final List<String> TIMEOUTS =
            List.of("connectTimeout", "responseTimeout", "connectionRequestTimeout");

    private final Conventions conventions;
    private final String name;
    private final String content;

    private RouteConventions(String file, String content) {
        this.conventions = new Conventions(file);
        this.name = file.replace(".camel.yaml", "");
        this.content = content;
    }

    static List<String> broken(String file, String content) {
        return new RouteConventions(file, content).check();
    }

    private List<String> check() {
        conventions.check(
                content.startsWith("# "), "the file", "begins with a comment that says what the operation does");
        conventions.check(
                name.matches("(zoom|ensemble)(-v2)?(-[a-z]+){2,}"), "the file", "is named <system>-<verb>-<object>");
        Object loaded = new Yaml().load(content);
        List<?> entries = loaded instanceof List<?> list ? list : List.of();
        conventions.check(entries.size() == 1, "the file", "holds exactly one route");
        for (Object entry : entries) {
            route(child(entry, "route"));
        }
        walk(loaded);
        return conventions.broken();
    }

    private void route(Object route) {
        conventions.check(name.equals(child(route, "id")), "the route", "its id is the file's name");
        conventions.check(child(route, "description") instanceof String, "the route", "has a description");
        Object from = child(route, "from");
        conventions.check(("direct:" + name).equals(child(from, "uri")), "the route", "is entered at direct:" + name);
        List<?> steps = child(from, "steps") instanceof List<?> list ? list : List.of();
        Object first = steps.isEmpty() ? null : child(steps.get(0), "removeHeaders");
        conventions.check(
                first != null && "*".equals(child(first, "pattern")) && child(first, "excludePattern") == null,
                "the first step",
                "removes all headers");
    }

    private void walk(Object node) {
        if (node instanceof List<?> list) {
            list.forEach(this::walk);
        } else if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                conventions.check(
                        !FORBIDDEN.contains(String.valueOf(key)), String.valueOf(key), "is forbidden below a worker");
                if ("to".equals(key)) {
                    endpoint(value);
                }
                walk(value);
            });
        }
    }

    private void endpoint(Object to) {
        String uri = String.valueOf(to instanceof String text ? text : child(to, "uri"));
        if (uri.startsWith("direct:")) {
            return;
        }
        conventions.check(uri.matches("https?:.*"), uri, "a route leads to direct: or http only");
        conventions.check((name + "-http").equals(child(to, "id")), uri, "an http node has the id " + name + "-http");
        Object parameters = child(to, "parameters");
        for (String timeout : TIMEOUTS) {
            conventions.check(child(parameters, timeout) != null, uri, "sets " + timeout);
        }
    }

    private static Object child(Object node, String key) {
        return node instanceof Map<?, ?> map ? map.get(key) : null;
    }
}

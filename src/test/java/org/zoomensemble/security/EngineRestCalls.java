package org.zoomensemble.security;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every call that the engine's REST interface below {@code /camunda/api/engine} knows, read from its annotations. */
final class EngineRestCalls {

    static final String ENGINE = "/camunda/api/engine/engine/default";

    /** A method and a path in which each parameter is {@code x}. */
    record Call(String method, String path) implements Comparable<Call> {
        boolean isSafe() {
            return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
        }

        @Override
        public int compareTo(Call other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return method + " " + path.replace(ENGINE, "E");
        }
    }

    private final SortedSet<Call> found = new TreeSet<>();

    private EngineRestCalls() {}

    static SortedSet<Call> all() throws ClassNotFoundException {
        EngineRestCalls calls = new EngineRestCalls();
        Class<?> root = Class.forName("org.camunda.bpm.engine.rest.impl.NamedProcessEngineRestServiceImpl");
        for (Method locator : root.getMethods()) {
            path(locator)
                    .filter(path -> path.contains("{name}/"))
                    .ifPresent(path -> calls.walk(
                            locator.getReturnType(), ENGINE + path.substring(path.indexOf("{name}") + 6), Set.of()));
        }
        return calls.found;
    }

    private void walk(Class<?> resource, String prefix, Set<Class<?>> above) {
        if (above.contains(resource)) {
            return;
        }
        Set<Class<?>> here = new HashSet<>(above);
        here.add(resource);
        for (Method method : methods(resource)) {
            String path = prefix + path(method).map(EngineRestCalls::filled).orElse("");
            Optional<String> verb = verb(method);
            if (verb.isPresent()) {
                found.add(new Call(verb.get(), path.replaceAll("/+$", "")));
            } else if (path(method).isPresent()) {
                walk(method.getReturnType(), path, here);
            }
        }
    }

    private static List<Method> methods(Class<?> resource) {
        List<Method> all = new ArrayList<>(Arrays.asList(resource.getMethods()));
        Stream.of(resource.getInterfaces()).forEach(type -> all.addAll(methods(type)));
        return all;
    }

    private static Optional<String> path(Method method) {
        return Optional.ofNullable(method.getAnnotation(Path.class))
                .map(Path::value)
                .map(path -> path.startsWith("/") ? path : "/" + path);
    }

    private static String filled(String path) {
        return path.replaceAll("\\{[^}]*}", "x");
    }

    private static Optional<String> verb(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                return Optional.of(verb.value());
            }
        }
        return Optional.empty();
    }
}

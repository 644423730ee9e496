package org.zoomensemble.sandbox.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The demonstration's settings of the application; whoever sets one otherwise, as an argument or in the environment, has it so. */
final class DemoSettings {

    private final List<String> arguments;

    DemoSettings(String... arguments) {
        this.arguments = new ArrayList<>(List.of(arguments));
    }

    /** What holds: the given value, unless the setting was made already. */
    String set(String property, Object value) {
        String made = made(property);
        if (made != null) {
            return made;
        }
        arguments.add(prefix(property) + value);
        return String.valueOf(value);
    }

    String[] arguments() {
        return arguments.toArray(String[]::new);
    }

    private String made(String property) {
        return Stream.concat(
                        arguments.stream()
                                .filter(argument -> argument.startsWith(prefix(property)))
                                .map(argument ->
                                        argument.substring(prefix(property).length())),
                        Stream.ofNullable(System.getProperty(property, System.getenv(variable(property)))))
                .findFirst()
                .orElse(null);
    }

    private static String prefix(String property) {
        return "--" + property + "=";
    }

    private static String variable(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}

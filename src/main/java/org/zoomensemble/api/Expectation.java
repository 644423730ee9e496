package org.zoomensemble.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a field should have been, in words. */
record Expectation(String sentence) {

    static Expectation of(Class<?> type) {
        if (type == null) {
            return new Expectation("This has another form than expected; see the description of the interface.");
        }
        if (type.isEnum()) {
            return new Expectation("This must be one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        if (type == Boolean.class || type == boolean.class) {
            return new Expectation("This must be true or false.");
        }
        if (type == UUID.class) {
            return new Expectation("This must be an id as this interface gives it out.");
        }
        if (type == LocalDate.class) {
            return new Expectation("This must be a day of the form 2026-01-31.");
        }
        if (type == Instant.class) {
            return new Expectation("This must be a time of the form 2026-01-31T12:00:00Z.");
        }
        if (type == Integer.class || type == int.class) {
            return new Expectation("This must be a whole number.");
        }
        if (List.class.isAssignableFrom(type)) {
            return new Expectation("This must be a list.");
        }
        return new Expectation("This has another form than expected; see the description of the interface.");
    }
}

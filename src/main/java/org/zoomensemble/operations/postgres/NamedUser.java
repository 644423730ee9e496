package org.zoomensemble.operations.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Users that have a name on this machine, from {@code /etc/passwd}. */
final class NamedUser {

    // On practically every Linux; the first ones run hardly any process.
    private static final List<String> WITHOUT_RIGHTS = List.of("daemon", "bin", "nobody");

    private NamedUser() {}

    /** The user wanted, if it has a name; else one that has. */
    static Optional<Long> withoutRights(long wanted) {
        Map<String, Long> users = users();
        if (users.containsValue(wanted)) {
            return Optional.of(wanted);
        }
        return WITHOUT_RIGHTS.stream()
                .filter(users::containsKey)
                .map(users::get)
                .findFirst();
    }

    private static Map<String, Long> users() {
        Map<String, Long> users = new HashMap<>();
        try {
            for (String line : Files.readAllLines(Path.of("/etc/passwd"))) {
                String[] fields = line.split(":");
                if (fields.length > 2 && fields[2].matches("[1-9]\\d{0,9}")) {
                    users.putIfAbsent(fields[0], Long.valueOf(fields[2]));
                }
            }
        } catch (IOException e) {
            // Without that file nobody has a name, and initdb says so.
        }
        return users;
    }
}

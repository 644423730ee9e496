package org.zoomensemble.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may do what: a table in a text file, see {@code rest.txt}. */
record AuthorisationTable(List<Row> rows) {

    static final String NOT_ASKED = "-";
    private static final String TO_COME = "= to come";
    private static final Set<String> CELLS = Set.of("ok", "401", "403", "404", NOT_ASKED);

    /** What everybody gets at one endpoint. */
    record Row(String method, String path, Map<Caller, String> cells, String body, boolean isToCome) {

        /** The endpoint as a description names it, whatever its variables are called: a row may fill them with constants. */
        boolean isOf(String endpoint) {
            String[] parts = endpoint.split("[ ?]", 3);
            String[] described = parts[1].split("/");
            String[] written = path.split("[?]")[0].split("/");
            if (!method.equals(parts[0]) || described.length != written.length || !asks(parts)) {
                return false;
            }
            for (int at = 0; at < described.length; at++) {
                boolean isVariable = described[at].startsWith("{");
                if (!isVariable && !described[at].equals(written[at])) {
                    return false;
                }
            }
            return true;
        }

        /** Whether the row has the parameters that the endpoint wants, and none that it does not ("!name"). */
        private boolean asks(String... endpoint) {
            List<String> given = path.contains("?") ? parameters(path.substring(path.indexOf('?') + 1)) : List.of();
            return endpoint.length < 3
                    || parameters(endpoint[2]).stream()
                            .allMatch(name ->
                                    name.startsWith("!") ? !given.contains(name.substring(1)) : given.contains(name));
        }
    }

    private static List<String> parameters(String query) {
        return Stream.of(query.split("&"))
                .map(one -> one.split("=")[0])
                .filter(name -> !name.isEmpty())
                .toList();
    }

    static AuthorisationTable read(String name) {
        try (var file = AuthorisationTable.class.getResourceAsStream("/authorisation/" + name)) {
            List<Row> rows = new ArrayList<>();
            boolean isToCome = false;
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith(TO_COME)) {
                    isToCome = true;
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    rows.add(row(line, isToCome));
                }
            }
            return new AuthorisationTable(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line, boolean isToCome) {
        Caller[] callers = Caller.values();
        String[] parts = line.strip().split("\\s+", callers.length + 3);
        Map<Caller, String> cells = new EnumMap<>(Caller.class);
        for (Caller caller : callers) {
            String cell = parts.length > caller.ordinal() + 2 ? parts[caller.ordinal() + 2] : "";
            if (!CELLS.contains(cell)) {
                throw new IllegalStateException("Not one of " + CELLS + " for " + caller + ": " + line);
            }
            cells.put(caller, cell);
        }
        return new Row(
                parts[0],
                parts[1],
                cells,
                parts.length > callers.length + 2 ? parts[callers.length + 2] : "",
                isToCome);
    }

    /** Endpoints (method and path) that no row is about. */
    Set<String> missing(Set<String> endpoints) {
        return endpoints.stream()
                .filter(endpoint -> rows.stream().noneMatch(row -> row.isOf(endpoint)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Rows that are about none of these endpoints, without those to come. */
    Set<String> idle(Set<String> endpoints) {
        return rows.stream()
                .filter(row -> !row.isToCome())
                .filter(Predicate.not(row -> endpoints.stream().anyMatch(row::isOf)))
                .map(row -> row.method() + " " + row.path())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Rows about these endpoints. */
    List<Row> about(Set<String> endpoints) {
        return rows.stream()
                .filter(row -> endpoints.stream().anyMatch(row::isOf))
                .toList();
    }
}

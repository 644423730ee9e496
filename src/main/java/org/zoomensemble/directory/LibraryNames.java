package org.zoomensemble.directory;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Finds the libraries of an institution by Ensemble's id or by name, the latter without regard to case. */
final class LibraryNames {

    private final Map<String, UUID> byEnsembleId = new HashMap<>();
    private final Map<String, UUID> byName = new HashMap<>();

    LibraryNames(List<HierarchyRepository.NamedLibrary> libraries) {
        for (HierarchyRepository.NamedLibrary library : libraries) {
            byEnsembleId.put(library.ensembleId(), library.id());
            String name = folded(library.name());
            byName.put(name, byName.containsKey(name) ? null : library.id());
        }
    }

    /** A cell was not understood; the message is a sentence. */
    static final class UnknownLibraryException extends Exception {

        UnknownLibraryException(String sentence) {
            super(sentence);
        }
    }

    /** @param cell names or ids, separated by semicolons */
    List<UUID> of(String cell) throws UnknownLibraryException {
        Set<UUID> found = new LinkedHashSet<>();
        for (String part : cell.split(";")) {
            String text = part.strip();
            if (!text.isEmpty()) {
                found.add(one(text));
            }
        }
        return List.copyOf(found);
    }

    private UUID one(String text) throws UnknownLibraryException {
        UUID library = byEnsembleId.get(text);
        if (library == null) {
            library = byName.get(folded(text));
        }
        if (library != null) {
            return library;
        }
        throw new UnknownLibraryException(
                byName.containsKey(folded(text))
                        ? "Several libraries are called " + text + "; write Ensemble's id of the one that is meant."
                        : "The institution has no library " + text
                                + "; correct it, or run the directory's sync if it is new in Ensemble.");
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}

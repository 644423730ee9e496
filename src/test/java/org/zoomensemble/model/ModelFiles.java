package org.zoomensemble.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The shipped models, tables and routes, by file name, as they stand in the project. */
final class ModelFiles {

    private ModelFiles() {}

    static Map<String, String> processes() {
        return files("bpmn", ".bpmn");
    }

    static Map<String, String> tables() {
        return files("dmn", ".dmn");
    }

    static Map<String, String> routes() {
        return files("camel-routes", ".camel.yaml");
    }

    private static Map<String, String> files(String folder, String suffix) {
        try (Stream<Path> paths = Files.list(Path.of(folder))) {
            Map<String, String> files = new TreeMap<>();
            for (Path path : (Iterable<Path>) paths::iterator) {
                if (!path.toString().endsWith(suffix)) {
                    throw new IllegalStateException(path + " does not belong into " + folder);
                }
                files.put(path.getFileName().toString(), Files.readString(path));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

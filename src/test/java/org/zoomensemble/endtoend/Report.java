package org.zoomensemble.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where benchmarks say what they measured: on the console and in {@code target/bench.txt}. */
public final class Report {

    private static final Path FILE = Path.of("target", "bench.txt");

    private Report() {}

    public static void line(String line) {
        System.out.println("[bench] " + line);
        try {
            Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.zoomensemble.endtoend;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Parts of the application replaced for one test, in a folder of their own beside the application's classes: nothing of it can
 * be left switched on. A class is the shipped one with one passage of its source replaced; a passage that is no longer there
 * fails the test.
 *
 * @param front   before the application's classes on the class path; null for nothing
 * @param behind  behind them, where the engine looks last for models; null for nothing
 */
record Overlay(Path front, Path behind) {

    private static final Path SOURCES = Path.of("src", "main", "java");

    /** One passage of a class, and what stands there instead. */
    record Passage(String className, String shipped, String instead) {}

    static Overlay none() {
        return new Overlay(null, null);
    }

    /** Attempts that fail are repeated so often, each after a second, instead of after ten seconds, a minute and hours. */
    static Overlay quickRetries(int times) {
        Path folder = folder("quick-retries");
        try {
            Path models = Files.createDirectories(folder.resolve("bpmn"));
            for (String name : List.of("recording-ingest.bpmn", "recording-sweep.bpmn")) {
                String shipped = Files.readString(Path.of("bpmn", name));
                String quick = shipped.replaceAll(
                        "(name=\"retry\" value=)\"[^\"]*\"", "$1\"" + "PT1S,".repeat(times - 1) + "PT1S\"");
                if (quick.equals(shipped)) {
                    throw new IllegalStateException("There is no retry property in " + name + ".");
                }
                Files.writeString(models.resolve(name), quick);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Overlay(null, folder);
    }

    /** The same, and these classes without their guards. */
    Overlay without(String name, Passage... passages) {
        Path folder = folder(name);
        try {
            Path changed = Files.createDirectories(folder.resolve("sources"));
            Path classes = Files.createDirectories(folder.resolve("classes"));
            List<Path> sources = new ArrayList<>();
            for (Passage passage : passages) {
                String relative = passage.className().replace('.', '/') + ".java";
                Path source = changed.resolve(relative);
                String text = Files.readString(Files.exists(source) ? source : SOURCES.resolve(relative));
                if (text.split(java.util.regex.Pattern.quote(passage.shipped()), -1).length < 2) {
                    throw new IllegalStateException("The guard “%s” stands no longer in %s: where is it now?"
                            .formatted(passage.shipped(), passage.className()));
                }
                Files.createDirectories(source.getParent());
                Files.writeString(source, text.replace(passage.shipped(), passage.instead()));
                sources.add(source);
            }
            compile(sources.stream().distinct().toList(), classes);
            return new Overlay(classes, behind);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String over(String classPath) {
        return (front == null ? "" : front + File.pathSeparator)
                + classPath
                + (behind == null ? "" : File.pathSeparator + behind);
    }

    private static void compile(List<Path> sources, Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-nowarn", "-parameters", "-cp", Product.classPath(), "-d", classes.toString()));
        sources.forEach(source -> arguments.add(source.toString()));
        if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("The class without its guard does not compile: " + sources);
        }
    }

    private static Path folder(String name) {
        try {
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target", "endtoend").toAbsolutePath()), name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

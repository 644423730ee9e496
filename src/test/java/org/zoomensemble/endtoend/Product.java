package org.zoomensemble.endtoend;

import jakarta.servlet.http.HttpServletRequest;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.zoomensemble.QuietPort;

/** The application in a process of its own, as an operator runs it: settings are environment variables. */
final class Product implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);

    private final Process process;
    private final URI uri;
    private final Path log;
    private volatile boolean isStill;

    private Product(Process process, URI uri, Path log) {
        this.process = process;
        this.uri = uri;
        this.log = log;
    }

    /** Starts it and returns when it is ready. Its log is appended to {@code log}. */
    static Product start(Path log, Map<String, String> settings, String... jvmOptions) {
        return start(log, settings, Overlay.none(), jvmOptions);
    }

    /** Starts it with some of its parts replaced. */
    static Product start(Path log, Map<String, String> settings, Overlay overlay, String... jvmOptions) {
        try {
            Files.createDirectories(log.getParent());
            int port = QuietPort.any();
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
            command.addAll(List.of(jvmOptions));
            command.addAll(List.of("-cp", overlay.over(classPath()), "org.zoomensemble.ZoomEnsembleApplication"));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(settings);
            builder.environment().put("SERVER_PORT", Integer.toString(port));
            Product product = new Product(builder.start(), URI.create("http://127.0.0.1:" + port), log);
            product.awaitReady();
            return product;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the product is made of: everything but the tests themselves. */
    static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes/"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void awaitReady() {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new IllegalStateException("The application ended while it started; see " + log);
            }
            if (isReady()) {
                return;
            }
            pause(100);
        }
        kill();
        throw new IllegalStateException("The application did not become ready; see " + log);
    }

    boolean isReady() {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    uri.resolve("/actuator/health/readiness").toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    URI uri() {
        return uri;
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** SIGSTOP: it stands still, and nothing is told to anybody, until {@link #goOn}. */
    void standStill() {
        Signals.send("STOP", process.pid());
        isStill = true;
    }

    /** SIGCONT. */
    void goOn() {
        isStill = false;
        Signals.send("CONT", process.pid());
    }

    /** Whether it is this process that sent the request. */
    boolean isAsking(HttpServletRequest request) {
        return isAlive() && Signals.owns(process.pid(), request.getRemotePort());
    }

    /** kill -9; returns when the process is gone. */
    void kill() {
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(30));
    }

    /** SIGTERM; returns how long it took to end. */
    Duration terminate() {
        long begun = System.nanoTime();
        process.destroy();
        awaitEnd(Duration.ofSeconds(60));
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private void awaitEnd(Duration atMost) {
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("The application did not end; see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Stops it as an operator does, so that a database of its own stops with it. */
    @Override
    public void close() {
        if (process.isAlive()) {
            if (isStill) {
                goOn();
            }
            try {
                terminate();
            } finally {
                process.destroyForcibly();
            }
        }
    }
}

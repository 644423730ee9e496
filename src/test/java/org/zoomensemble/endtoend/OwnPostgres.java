package org.zoomensemble.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;
import org.zoomensemble.QuietPort;
import org.zoomensemble.TestDatabase;
import org.zoomensemble.operations.postgres.EmbeddedDatabaseException;
import org.zoomensemble.operations.postgres.EmbeddedPostgres;
import org.zoomensemble.operations.postgres.PostgresLaunch;

/** A PostgreSQL of one test's own, that may be stopped at once and started again at the same address. Durable, as a site's is. */
final class OwnPostgres implements AutoCloseable {

    private final Path data;
    private final PostgresLaunch launch;
    private EmbeddedPostgres running;

    OwnPostgres() {
        try {
            // Among the folders of TestDatabase, which removes what killed test runs left behind.
            Path home = Files.createDirectories(Path.of("target", "postgres"));
            Path binaries = Files.createDirectories(home.resolve("programs"));
            data = Files.createTempDirectory(home, "data-own-");
            launch = new PostgresLaunch(data, binaries, QuietPort.any(), PostgresLaunch.DEFAULT_USER_ID, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        running = EmbeddedPostgres.start(launch);
    }

    TestDatabase database() {
        return new TestDatabase(running.jdbcUrl(), running.username(), running.password());
    }

    /** An immediate shutdown: no session ends orderly, nothing is written out; the next start recovers. */
    void stopAtOnce() {
        long process = process();
        Signals.send("QUIT", process);
        ProcessHandle.of(process).ifPresent(handle -> {
            try {
                handle.onExit().get(60, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException("PostgreSQL did not stop at once.", e);
            }
        });
        try {
            running.close();
        } catch (EmbeddedDatabaseException isDown) {
            // That is what was asked for.
        }
        running = null;
    }

    void startAgain() {
        running = EmbeddedPostgres.start(launch);
        if (running.port() != launch.port()) {
            throw new IllegalStateException("Somebody took port " + launch.port() + " meanwhile.");
        }
    }

    private long process() {
        try (var folders = Files.list(data)) {
            Path cluster = folders.filter(folder -> Files.exists(folder.resolve("postmaster.pid")))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("PostgreSQL does not run."));
            return Long.parseLong(
                    Files.readAllLines(cluster.resolve("postmaster.pid")).get(0).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

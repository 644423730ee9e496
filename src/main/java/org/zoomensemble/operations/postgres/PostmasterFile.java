package org.zoomensemble.operations.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a running PostgreSQL writes into its folder: its process, the folder, the second it started, its port (lines 1 to
 * 4 of {@code postmaster.pid}, see PostgreSQL's documentation, "Database File Layout").
 */
record PostmasterFile(long process, Path folder, Instant started) {

    // The system tells a start in its own ticks, PostgreSQL a little later by the clock.
    private static final Duration TOLERANCE = Duration.ofSeconds(30);

    /** Empty where no server left such a file, or one that makes no sense. */
    static Optional<PostmasterFile> read(Path cluster) throws IOException {
        try {
            List<String> lines = Files.readAllLines(path(cluster));
            return Optional.of(new PostmasterFile(
                    Long.parseLong(lines.get(0).strip()),
                    Path.of(lines.get(1).strip()),
                    Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    static Path path(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    /** Whether that process still runs and is the server of this folder, not a later one with the same number. */
    boolean runs(Path cluster) {
        return sameFolder(cluster)
                && ProcessHandle.of(process)
                        .filter(ProcessHandle::isAlive)
                        .flatMap(handle -> handle.info().startInstant())
                        .filter(instant ->
                                Duration.between(instant, started).abs().compareTo(TOLERANCE) <= 0)
                        .isPresent();
    }

    private boolean sameFolder(Path cluster) {
        try {
            return Files.isSameFile(folder, cluster);
        } catch (IOException e) {
            return false;
        }
    }
}

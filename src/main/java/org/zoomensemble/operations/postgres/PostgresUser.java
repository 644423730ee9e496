package org.zoomensemble.operations.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Who runs PostgreSQL, which refuses to run as root: whoever runs the application, or, where that is root, a numeric
 * user of its own that needs no entry in /etc/passwd. {@code setpriv} works where user namespaces are forbidden.
 */
final class PostgresUser {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    private final boolean switched;
    private final long id;

    private PostgresUser(boolean switched, long id) {
        this.switched = switched;
        this.id = id;
    }

    /**
     * @param userId the user to switch to, if the application runs as root
     * @param cluster the database if there is one already: its owner goes on to own it
     */
    static PostgresUser of(long userId, Path cluster) {
        if (!runsAsRoot()) {
            return new PostgresUser(false, -1);
        }
        long owner = Files.isDirectory(cluster) ? owner(cluster) : 0;
        return new PostgresUser(true, owner == 0 ? userId : owner);
    }

    static boolean runsAsRoot() {
        Path self = Path.of("/proc/self");
        return POSIX && Files.exists(self) && owner(self) == 0;
    }

    static long owner(Path path) {
        try {
            return ((Number) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS)).longValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** True where PostgreSQL runs under another user than the application. */
    boolean switched() {
        return switched;
    }

    long id() {
        return id;
    }

    /**
     * Who makes the database: {@code initdb} asks for the name of its user, which a user of our own has not, so an
     * existing one without rights lends it for a second; the files are handed over afterwards.
     */
    PostgresUser named() {
        return switched
                ? NamedUser.withoutRights(id)
                        .map(named -> new PostgresUser(true, named))
                        .orElse(this)
                : this;
    }

    /** As {@link #own}, for a folder and all that is in it; the rights stay as they are. */
    void ownAll(Path folder) throws IOException {
        if (!switched) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                give(path);
            }
        }
    }

    /** Stands before each command line. */
    List<String> prefix() {
        return switched
                ? List.of("setpriv", "--reuid=" + id, "--regid=" + id, "--clear-groups", "--no-new-privs")
                : List.of();
    }

    /** Gives one file or folder to the user of PostgreSQL, with the rights given, and takes all others. */
    void own(Path path, String rights) throws IOException {
        if (!POSIX) {
            return;
        }
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
        if (switched) {
            give(path);
        }
    }

    private void give(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", (int) id, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", (int) id, LinkOption.NOFOLLOW_LINKS);
    }

    /** Asks the system, because rights of parents, mounts and access lists all have a say. */
    void demandAccess(Path folder) {
        if (!switched) {
            return;
        }
        List<String> command = new ArrayList<>(prefix());
        command.addAll(List.of("sh", "-c", "cd \"$1\"", "sh", folder.toString()));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new EmbeddedDatabaseException(
                        ("The application runs as root, PostgreSQL must not, and the user %d that it runs under instead"
                                        + " cannot enter the data folder %s.")
                                .formatted(id, folder),
                        "Set ZOOMENSEMBLE_DATA_FOLDER to a folder whose parents everybody may enter (not below /root),"
                                + " for example /var/lib/zoom-ensemble, or run the application as a user of its own.");
            }
        } catch (IOException e) {
            throw new EmbeddedDatabaseException(
                    "The application runs as root, PostgreSQL must not, and the program setpriv that changes the user"
                            + " cannot be run: " + e.getMessage(),
                    "Install util-linux, run the application as a user of its own, or set SPRING_DATASOURCE_URL.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the data folder was looked at", e);
        }
    }
}

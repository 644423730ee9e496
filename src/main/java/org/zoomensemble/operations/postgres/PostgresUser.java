package org.zoomensemble.operations.postgres;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
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
    private final Passage passage;

    private PostgresUser(boolean switched, long id, Passage passage) {
        this.switched = switched;
        this.id = id;
        this.passage = passage;
    }

    /** @param userId the user to switch to, if the application runs as root */
    static PostgresUser of(long userId) {
        return runsAsRoot()
                ? new PostgresUser(true, userId, Passage.PLAIN)
                : new PostgresUser(false, -1, Passage.PLAIN);
    }

    /** Whoever owns a database goes on to own it. */
    PostgresUser orOwnerOf(Path cluster) {
        if (!switched || !Files.isDirectory(cluster)) {
            return this;
        }
        long owner = owner(cluster);
        return owner == 0 ? this : new PostgresUser(true, owner, passage);
    }

    /** By the effective user (the second of four numbers), on Linux only. */
    static boolean runsAsRoot() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("Uid:"))
                    .anyMatch(line -> line.split("\\s+")[2].equals("0"));
        } catch (IOException e) {
            return false;
        }
    }

    static long owner(Path path) {
        try {
            return ((Number) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS)).longValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws EmbeddedDatabaseException an existing database belongs to somebody else, so PostgreSQL would refuse it */
    void demandOwnership(Path cluster) {
        if (!switched && Files.isDirectory(cluster) && !Files.isReadable(cluster)) {
            throw new EmbeddedDatabaseException(
                    "The database in %s belongs to the user with the number %d, not to %s."
                            .formatted(cluster, owner(cluster), System.getProperty("user.name")),
                    "Run the application as the user that made it (root, where it was made by root), or give the whole"
                            + " data folder to %s with chown -R.".formatted(System.getProperty("user.name")));
        }
    }

    /**
     * Who makes the database: {@code initdb} asks for the name of its user, which a user of our own has not, so an
     * existing one without rights lends it for a second; the files are handed over afterwards.
     */
    PostgresUser named() {
        return switched
                ? NamedUser.withoutRights(id)
                        .map(named -> new PostgresUser(true, named, passage))
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
        if (!switched) {
            return List.of();
        }
        List<String> prefix = new ArrayList<>(
                List.of("setpriv", "--reuid=" + id, "--regid=" + id, "--clear-groups", "--no-new-privs"));
        prefix.addAll(passage.options());
        return prefix;
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

    /**
     * The same user, able to enter a folder. Where only root may enter one of the folder's parents, it gets the one right
     * that it needs for that.
     *
     * @throws EmbeddedDatabaseException it cannot enter
     */
    PostgresUser entering(Path folder) {
        if (!switched) {
            return this;
        }
        // What was needed for another folder stays.
        for (Passage candidate : EnumSet.range(passage, Passage.OVERRIDING)) {
            PostgresUser user = new PostgresUser(true, id, candidate);
            if (user.canEnter(folder)) {
                return user;
            }
        }
        throw new EmbeddedDatabaseException(
                ("The application runs as root, PostgreSQL must not, and the user %d that it runs under instead cannot"
                                + " enter the data folder %s.")
                        .formatted(id, folder),
                "Set ZOOMENSEMBLE_DATA_FOLDER to a folder whose parents everybody may enter (not below /root), for"
                        + " example /var/lib/zoom-ensemble, or run the application as a user of its own.");
    }

    /** Asks the system, because rights of parents, mounts and access lists all have a say. */
    private boolean canEnter(Path folder) {
        List<String> command = new ArrayList<>(prefix());
        command.addAll(List.of("sh", "-c", "cd \"$1\"", "sh", folder.toString()));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(new File("/"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
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

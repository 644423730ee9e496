package org.zoomensemble.operations.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The data folder, locked: no other living instance uses it until it is closed. */
final class DataFolder implements AutoCloseable {

    private static final String SETTING = "ZOOMENSEMBLE_DATA_FOLDER";
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    // A process that closes a locked file loses its lock, whichever of its channels held it: never open it twice.
    private static final Set<Path> LOCKED = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Makes the folder where it is missing, checks its rights and locks it.
     *
     * @throws EmbeddedDatabaseException it cannot be written, others may change it, or another instance uses it
     */
    static DataFolder lock(Path folder) {
        Path path = make(folder.toAbsolutePath().normalize());
        refuseForeignWriters(path);
        return new DataFolder(path, lockFile(path));
    }

    private static Path make(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                if (POSIX) {
                    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
                }
            }
            letPass(folder);
            return folder.toRealPath();
        } catch (FileAlreadyExistsException e) {
            throw new EmbeddedDatabaseException(
                    "The data folder %s cannot be made, because %s is a file.".formatted(folder, e.getFile()),
                    "Set %s to a folder.".formatted(SETTING),
                    e);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    // PostgreSQL's user passes through where that is another than ours.
    private static void letPass(Path folder) throws IOException {
        if (PostgresUser.runsAsRoot() && PostgresUser.owner(folder) == 0) {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(folder);
            if (rights.add(PosixFilePermission.OTHERS_EXECUTE)) {
                Files.setPosixFilePermissions(folder, rights);
            }
        }
    }

    private static EmbeddedDatabaseException unwritable(Path folder, IOException e) {
        String reason = e instanceof AccessDeniedException ? "" : " (" + e.getMessage() + ")";
        return new EmbeddedDatabaseException(
                "The data folder %s cannot be written by the user %s%s."
                        .formatted(folder, System.getProperty("user.name"), reason),
                "Give that user the folder, or set %s to one that it may write.".formatted(SETTING),
                e);
    }

    private static void refuseForeignWriters(Path folder) {
        try {
            Set<PosixFilePermission> rights = POSIX ? Files.getPosixFilePermissions(folder) : Set.of();
            if (rights.contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new EmbeddedDatabaseException(
                        "Everybody on this machine may write in the data folder %s, and so could exchange the database."
                                .formatted(folder),
                        "Take that right away (chmod o-w %s), or set %s to a folder within it."
                                .formatted(folder, SETTING));
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static FileChannel lockFile(Path folder) {
        if (!LOCKED.add(folder)) {
            throw inUse(folder);
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                release(folder, channel);
                throw inUse(folder);
            }
            return channel;
        } catch (IOException e) {
            release(folder, channel);
            throw unwritable(folder, e);
        }
    }

    private static EmbeddedDatabaseException inUse(Path folder) {
        return new EmbeddedDatabaseException(
                "The data folder %s is in use by another running instance.".formatted(folder),
                "Stop that instance, or set %s to another folder. Several nodes share one PostgreSQL server of your own:"
                                .formatted(SETTING)
                        + " set SPRING_DATASOURCE_URL.");
    }

    private static void release(Path folder, FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // The lock ends with the process at the latest.
        } finally {
            LOCKED.remove(folder);
        }
    }

    Path path() {
        return path;
    }

    /** Where the database of one major version stands. */
    Path cluster(int major) {
        return path.resolve("pg" + major);
    }

    Path passwordFile() {
        return path.resolve("database-password");
    }

    Path portFile() {
        return path.resolve("database-port");
    }

    Path log() {
        return path.resolve("postgres.log");
    }

    @Override
    public void close() {
        release(path, channel);
    }
}

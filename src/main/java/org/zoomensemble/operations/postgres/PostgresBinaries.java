package org.zoomensemble.operations.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs for this machine, from the archive that the class path holds. */
final class PostgresBinaries {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final String archive;

    PostgresBinaries() {
        this(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    PostgresBinaries(String system, String processor) {
        this.archive = "postgres-%s-%s.txz".formatted(system(system), processor(processor));
        if (PostgresBinaries.class.getResource("/" + archive) == null) {
            throw new EmbeddedDatabaseException(
                    "This build brings no PostgreSQL for %s on %s.".formatted(system, processor),
                    "Use a PostgreSQL server of your own: set SPRING_DATASOURCE_URL.");
        }
    }

    private static String system(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("windows")) {
            return "windows";
        }
        return lower.startsWith("mac") ? "darwin" : lower;
    }

    private static String processor(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64", "x64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> name;
        };
    }

    /**
     * Unpacks the programs, unless this very version stands there already. Several processes may do this at once; a half
     * unpacked folder is never seen under the final name.
     *
     * @return the folder that holds {@code bin}, {@code lib} and {@code share}
     */
    Path unpackInto(Path folder) {
        try {
            Path target = folder.resolve("postgres-" + fingerprint());
            if (!Files.isDirectory(target)) {
                unpack(folder, target);
            }
            return target;
        } catch (IOException e) {
            throw new EmbeddedDatabaseException(
                    "PostgreSQL's programs could not be unpacked into %s: %s".formatted(folder, e),
                    "Give the folder about 70 MB of room, or set ZOOMENSEMBLE_DATA_FOLDER to another one.",
                    e);
        }
    }

    private void unpack(Path folder, Path target) throws IOException {
        Path temporary = Files.createTempDirectory(folder, "unpacking-");
        try {
            unpack(temporary);
            allowReading(temporary);
            Files.move(temporary, target);
        } catch (IOException e) {
            // Another process may have been faster.
            if (!Files.isDirectory(target)) {
                throw e;
            }
        } finally {
            FolderRemoval.remove(temporary);
        }
    }

    private void unpack(Path folder) throws IOException {
        try (InputStream in = open();
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(in, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, folder);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        Path path = folder.resolve(entry.getName()).normalize();
        if (!path.startsWith(folder)) {
            throw new IOException("the archive names a path outside of its folder: " + entry.getName());
        }
        Files.createDirectories(entry.isDirectory() ? path : path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(tar, path);
            if (POSIX) {
                boolean executable = (entry.getMode() & 0100) != 0;
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    // Only we may write there: these are programs that we run.
    private static void allowReading(Path folder) throws IOException {
        if (!POSIX) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isDirectory)::iterator) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private String fingerprint() throws IOException {
        try (DigestInputStream in = new DigestInputStream(open(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private InputStream open() throws IOException {
        InputStream in = PostgresBinaries.class.getResourceAsStream("/" + archive);
        if (in == null) {
            throw new IOException(archive + " is not on the class path");
        }
        return in;
    }
}

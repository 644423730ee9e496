package org.zoomensemble.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys where none is configured: generated once into a file of the data folder that only its owner may read, in the
 * form of the setting.
 */
final class SealKeyFile {

    private static final Logger LOG = LoggerFactory.getLogger(SealKeyFile.class);

    private final Path file;

    SealKeyFile(Path dataFolder) {
        this.file = dataFolder.toAbsolutePath().normalize().resolve("secret-keys");
    }

    /**
     * The keys of the file, which is made when it is absent.
     *
     * @throws IllegalStateException the file holds no keys
     * @throws UncheckedIOException it cannot be read or written; the sentence names file and setting
     */
    List<SealKey> read() {
        try {
            Files.createDirectories(file.getParent());
            return readOrGenerate();
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "The key that seals secrets cannot be kept in " + file
                            + "; make the folder writable, set ZOOMENSEMBLE_DATA_FOLDER to one that is, or set"
                            + " ZOOMENSEMBLE_SECRET_KEY.",
                    failed);
        }
    }

    private List<SealKey> readOrGenerate() throws IOException {
        // The lock serves two processes that start on one folder at the same moment.
        try (FileChannel channel = FileChannel.open(
                file.resolveSibling("secret-keys.lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.lock();
            if (!Files.exists(file)) {
                generate();
            }
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            return SealKey.parse(new Secret(Files.readString(file).strip()));
        }
    }

    private void generate() throws IOException {
        Path unfinished = file.resolveSibling("secret-keys.new");
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        SealKey key = SealKey.generated("generated-" + LocalDate.now());
        try (FileChannel out = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            out.write(StandardCharsets.US_ASCII.encode(key.setting() + "\n"));
            out.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        LOG.info(
                "ZOOMENSEMBLE_SECRET_KEY is not set: a key that seals secrets at rest was generated into {}; keep a"
                        + " copy of it with the backups of the database.",
                file);
    }
}

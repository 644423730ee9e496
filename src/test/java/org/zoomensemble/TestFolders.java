package org.zoomensemble;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** Where tests put what must stand on a disk. */
public final class TestFolders {

    private TestFolders() {}

    /** {@code target}; the system's folder for temporary files where only root may enter {@code target}'s parents. */
    public static Path enterable() {
        try {
            Path target = Path.of("target").toAbsolutePath();
            for (Path path = target.getParent(); path != null; path = path.getParent()) {
                if (!Files.getPosixFilePermissions(path)
                        .contains(java.nio.file.attribute.PosixFilePermission.OTHERS_EXECUTE)) {
                    return Files.createDirectories(Path.of(
                            System.getProperty("java.io.tmpdir"), "zoom-ensemble-" + System.getProperty("user.name")));
                }
            }
            return Files.createDirectories(target);
        } catch (UnsupportedOperationException e) {
            return Path.of("target").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void remove(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

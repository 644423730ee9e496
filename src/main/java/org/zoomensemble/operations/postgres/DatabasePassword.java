package org.zoomensemble.operations.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;

/** The password that the embedded PostgreSQL demands: 24 random bytes in a file that only its user may read. */
final class DatabasePassword {

    private DatabasePassword() {}

    static String read(Path file) throws IOException {
        return Files.readString(file).strip();
    }

    static String make(Path file, PostgresUser user) throws IOException {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(temporary);
        Files.createFile(temporary);
        user.own(temporary, "rw-------");
        Files.writeString(temporary, password + "\n");
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        return password;
    }
}

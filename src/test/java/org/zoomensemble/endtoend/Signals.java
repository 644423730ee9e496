package org.zoomensemble.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/** Signals to processes, and which process a connection belongs to. Linux only. */
final class Signals {

    private Signals() {}

    /** Sends it and returns when it was delivered. */
    static void send(String name, long pid) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill -%s %d ended with %d".formatted(name, pid, code));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether the process has a socket with this local port. */
    static boolean owns(long pid, int port) {
        Path process = Path.of("/proc", Long.toString(pid));
        String wanted = ":" + HexFormat.of().toHexDigits((short) port).toUpperCase(java.util.Locale.ROOT);
        try {
            for (String table : List.of("tcp", "tcp6")) {
                for (String line : Files.readAllLines(process.resolve("net").resolve(table))) {
                    String[] fields = line.trim().split("\\s+");
                    if (fields.length > 9 && fields[1].endsWith(wanted) && has(process, fields[9])) {
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException processIsGone) {
            return false;
        }
    }

    private static boolean has(Path process, String inode) throws IOException {
        String socket = "socket:[" + inode + "]";
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                try {
                    if (Files.readSymbolicLink(descriptor).toString().equals(socket)) {
                        return true;
                    }
                } catch (IOException closedMeanwhile) {
                    // Another one then.
                }
            }
        }
        return false;
    }
}

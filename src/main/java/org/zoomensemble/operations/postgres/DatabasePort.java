package org.zoomensemble.operations.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Which port PostgreSQL listens on: the one asked for, else the one used last, else any free one. */
final class DatabasePort {

    private final Path file;
    private final int wanted;

    DatabasePort(Path file, int wanted) throws IOException {
        this.file = file;
        this.wanted = wanted > 0 ? wanted : last(file);
    }

    private static int last(Path file) throws IOException {
        try {
            return Integer.parseInt(Files.readString(file).strip());
        } catch (NoSuchFileException | NumberFormatException e) {
            return 0;
        }
    }

    /** A port that is free now. */
    int choose() throws IOException {
        return wanted > 0 && wanted <= 65535 && isFree(wanted) ? wanted : anyFree();
    }

    void remember(int port) throws IOException {
        Files.writeString(file, port + "\n");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int anyFree() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package org.zoomensemble.sandbox.demo;

import java.io.IOException;
import java.net.ServerSocket;

/** Ports that are the same at each start, unless somebody else has them. */
final class FreePort {

    private FreePort() {}

    /** This one, or any free one where it is taken. */
    static int orOther(int wanted) {
        try {
            return listen(wanted);
        } catch (IOException taken) {
            try {
                return listen(0);
            } catch (IOException e) {
                throw new IllegalStateException("There is no free port.", e);
            }
        }
    }

    private static int listen(int port) throws IOException {
        // On every address, as the application does; taken on one of them is taken.
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.getLocalPort();
        }
    }
}

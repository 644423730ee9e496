package org.zoomensemble;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Ports that stay free until somebody who was told of them listens there, now or again after a stop. */
public final class QuietPort {

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private QuietPort() {}

    /** Outside of the range that the system gives to whoever asks for any port or connects; none is given twice. */
    public static int any() {
        Random random = new Random();
        while (true) {
            int port = 20_000 + random.nextInt(10_000);
            if (isFree(port) && GIVEN.add(port)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}

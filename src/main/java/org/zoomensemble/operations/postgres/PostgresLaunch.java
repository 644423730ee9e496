package org.zoomensemble.operations.postgres;

import java.nio.file.Path;
import java.util.Objects;

/**
 * How an embedded PostgreSQL is to be started.
 *
 * @param folder the data folder: keeps the database, its password and its log; made where it is missing
 * @param binaries where PostgreSQL's programs are unpacked, once per version
 * @param port the port asked for, 0 for the one used last, or any free one; another is taken where it is occupied
 * @param userId the numeric user that runs PostgreSQL where the application runs as root
 * @param durable false only for tests: commits are not written to the disk before they are confirmed
 */
public record PostgresLaunch(Path folder, Path binaries, int port, long userId, boolean durable) {

    /** Lies within what containers usually map (below 65536) and outside of Debian's and systemd's own ranges. */
    public static final long DEFAULT_USER_ID = 60789;

    public PostgresLaunch {
        Objects.requireNonNull(folder);
        Objects.requireNonNull(binaries);
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " is not within 0 to 65535");
        }
        if (userId < 1) {
            throw new IllegalArgumentException("user id " + userId + " must be a user other than root");
        }
    }

    /** Durable, programs beside the data, the default user. */
    public static PostgresLaunch in(Path folder) {
        return new PostgresLaunch(folder, folder, 0, DEFAULT_USER_ID, true);
    }
}

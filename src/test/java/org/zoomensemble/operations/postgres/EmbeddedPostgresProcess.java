package org.zoomensemble.operations.postgres;

import java.nio.file.Path;

/** An embedded PostgreSQL in a process of its own, for tests that kill it. Ends when its standard input ends. */
final class EmbeddedPostgresProcess {

    static final String STARTED = "started on port ";

    private EmbeddedPostgresProcess() {}

    public static void main(String[] arguments) throws Exception {
        PostgresLaunch launch = new PostgresLaunch(
                Path.of(arguments[0]), Path.of(arguments[1]), 0, PostgresLaunch.DEFAULT_USER_ID, false);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(launch)) {
            System.out.println(STARTED + postgres.port());
            System.in.read();
        } catch (EmbeddedDatabaseException e) {
            System.out.println(e.getMessage());
        }
    }
}

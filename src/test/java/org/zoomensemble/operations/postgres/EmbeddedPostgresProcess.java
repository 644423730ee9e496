package org.zoomensemble.operations.postgres;

import java.nio.file.Path;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/**
 * An embedded PostgreSQL in a process of its own, for tests that kill it. Ends when its standard input ends. Started by
 * {@code SpringApplication}'s own main method: a second one among the tests would stand in the demonstration's way.
 */
public final class EmbeddedPostgresProcess implements ApplicationRunner {

    static final String STARTED = "started on port ";

    @Override
    public void run(ApplicationArguments arguments) throws Exception {
        PostgresLaunch launch = new PostgresLaunch(
                Path.of(arguments.getNonOptionArgs().get(0)),
                Path.of(arguments.getNonOptionArgs().get(1)),
                0,
                PostgresLaunch.DEFAULT_USER_ID,
                false);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(launch)) {
            System.out.println(STARTED + postgres.port());
            System.in.read();
        } catch (EmbeddedDatabaseException e) {
            System.out.println(e.getMessage());
        }
    }
}

package org.zoomensemble.operations.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Runs PostgreSQL's programs under the user that owns the database. */
final class PostgresPrograms {

    // Nothing else of our environment, which holds the application's secrets, is handed on.
    private static final Set<String> INHERITED = Set.of("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "WINDIR");

    private final Path home;
    private final PostgresUser user;

    PostgresPrograms(Path home, PostgresUser user) {
        this.home = home;
        this.user = user;
    }

    /** The same programs under another user. */
    PostgresPrograms as(PostgresUser other) {
        return new PostgresPrograms(home, other);
    }

    /** The major version, for example 17. */
    int majorVersion() {
        ProgramResult result = run(Duration.ofSeconds(20), "postgres", "--version");
        var version = Pattern.compile("\\(PostgreSQL\\) (\\d+)").matcher(result.output());
        if (!result.succeeded() || !version.find()) {
            throw new EmbeddedDatabaseException(
                    "PostgreSQL's programs in %s do not run here: %s".formatted(home, result.reason()),
                    "Use a PostgreSQL server of your own: set SPRING_DATASOURCE_URL.");
        }
        return Integer.parseInt(version.group(1));
    }

    ProgramResult run(Duration limit, String program, String... arguments) {
        List<String> command = new ArrayList<>(user.prefix());
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            // A pipe would stay open in the server that pg_ctl leaves behind.
            Path output = Files.createTempFile("postgres-program", ".log");
            try {
                ProcessBuilder builder = new ProcessBuilder(command)
                        .directory(home.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
                Map<String, String> environment = builder.environment();
                environment.keySet().removeIf(name -> !INHERITED.contains(name.toUpperCase(Locale.ROOT)));
                environment.put("LC_ALL", "C");
                Process process = builder.start();
                process.getOutputStream().close();
                int status = await(process, limit);
                return new ProgramResult(status, Files.readString(output, StandardCharsets.ISO_8859_1));
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            return new ProgramResult(-1, e.getMessage());
        }
    }

    private static int await(Process process, Duration limit) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroy();
        return -1;
    }
}

package org.zoomensemble.operations;

import java.sql.SQLException;

/** What a PostgreSQL server, or its absence, says by SQLSTATE, in words for an operator. */
public final class DatabaseRefusal {

    private static final String CREDENTIALS =
            "Check SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD, and what the server's pg_hba.conf allows.";

    private DatabaseRefusal() {}

    /** @param url for JDBC; may hold a password, which the sentence does not repeat */
    public static StartRefusedException of(String url, String username, SQLException failure) {
        String database = DatabaseAddress.of(url);
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return switch (state) {
            case "28P01", "28000", "08004" ->
                new StartRefusedException(
                        "The database %s refused the login of %s.".formatted(database, name(username)),
                        CREDENTIALS,
                        failure);
            case "3D000" ->
                new StartRefusedException(
                        "The database %s does not exist.".formatted(database),
                        "Create it (CREATE DATABASE ... OWNER %s), or correct SPRING_DATASOURCE_URL."
                                .formatted(name(username)),
                        failure);
            case "53300" ->
                new StartRefusedException(
                        "The database %s has no connection left.".formatted(database),
                        "Raise max_connections there, or lower SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE.",
                        failure);
            case "42501" ->
                new StartRefusedException(
                        "The role %s lacks a right in the database %s: %s"
                                .formatted(name(username), database, firstLine(failure)),
                        "Make it the owner of the database, or grant it that right.",
                        failure);
            default ->
                state.startsWith("08") || state.equals("57P03")
                        ? new StartRefusedException(
                                "The database %s cannot be reached: %s".formatted(database, firstLine(failure)),
                                "Start that server or let this machine reach it, or correct SPRING_DATASOURCE_URL; leave"
                                        + " it empty to use the embedded database.",
                                failure)
                        : new StartRefusedException(
                                "The database %s cannot be used: %s".formatted(database, firstLine(failure)),
                                "Check SPRING_DATASOURCE_URL and the log of that server.",
                                failure);
        };
    }

    private static String name(String username) {
        return username == null || username.isBlank() ? "nobody (SPRING_DATASOURCE_USERNAME is not set)" : username;
    }

    private static String firstLine(SQLException failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}

package org.zoomensemble.operations;

import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/** How the database is reached; its text form leaves the password out. */
record DatabaseConnection(String url, String username, String password) implements JdbcConnectionDetails {

    @Override
    public String getJdbcUrl() {
        return url;
    }

    @Override
    public String getUsername() {
        return username;
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public String toString() {
        return "DatabaseConnection[" + DatabaseAddress.of(url) + "]";
    }
}

package org.zoomensemble.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * One node at a time creates the engine's tables, deploys models and seeds tables: nodes start together, and the engine itself
 * takes no lock. An advisory lock on a connection of its own; the database frees it when the node dies.
 */
@Component
class EngineLock implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(EngineLock.class);
    private static final long KEY = 0x7a6f6f6d656e67L; // "zoomeng"
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final DataSource dataSource;
    private Connection connection;

    EngineLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    synchronized void take() {
        try {
            connection = dataSource.getConnection();
            if (!isTaken()) {
                LOG.info("Waiting for another node that prepares the database.");
                do {
                    Thread.sleep(PAUSE.toMillis());
                } while (!isTaken());
            }
        } catch (SQLException e) {
            release();
            throw new IllegalStateException("The database could not be locked for the engine's start.", e);
        } catch (InterruptedException e) {
            release();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while another node prepared the database.", e);
        }
    }

    synchronized void release() {
        if (connection == null) {
            return;
        }
        try (Connection closing = connection;
                PreparedStatement unlock = closing.prepareStatement("select pg_advisory_unlock(?)")) {
            unlock.setLong(1, KEY);
            unlock.execute();
        } catch (SQLException e) {
            LOG.warn("The lock of the engine's start was freed only with its connection: {}", e.getMessage());
        } finally {
            connection = null;
        }
    }

    /** Frees the lock where the engine failed to start. */
    @Override
    public void destroy() {
        release();
    }

    private boolean isTaken() throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            lock.setLong(1, KEY);
            try (ResultSet row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}

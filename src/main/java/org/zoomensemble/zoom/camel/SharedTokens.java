package org.zoomensemble.zoom.camel;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.security.SealBrokenException;
import org.zoomensemble.security.Secret;
import org.zoomensemble.security.SecretSeal;
import org.zoomensemble.zoom.ZoomConnection;

/**
 * The Server-to-Server tokens that all nodes share, sealed in {@code zoom_token}. Whoever renews one holds its row's lock
 * meanwhile, so that the others find the new one instead of fetching their own.
 */
@Component
final class SharedTokens {

    private static final Duration STILL_GOOD = Duration.ofSeconds(30);

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final SecretSeal seal;
    private final TokenEndpoint endpoint;
    private final InstantSource clock;

    @Autowired
    SharedTokens(
            JdbcClient database, PlatformTransactionManager transactions, SecretSeal seal, TokenEndpoint endpoint) {
        this(database, transactions, seal, endpoint, InstantSource.system());
    }

    SharedTokens(
            JdbcClient database,
            PlatformTransactionManager transactions,
            SecretSeal seal,
            TokenEndpoint endpoint,
            InstantSource clock) {
        this.database = database;
        this.transactions = new TransactionTemplate(transactions);
        this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.seal = seal;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    private record Row(int revision, String sealed, Instant expiresAt) {}

    /**
     * A token that Zoom has not refused and that lives for {@code margin} at least; the old one where a new one cannot be
     * had yet and the old one still works.
     *
     * @param refused the token that Zoom refused; null where none was
     */
    AccessToken token(ZoomConnection connection, Secret refused, Duration margin) {
        try {
            Optional<AccessToken> there = usable(row(connection.id(), ""), connection, refused, margin);
            return there.orElseGet(() -> transactions.execute(status -> renewed(connection, refused, margin)));
        } catch (DataAccessException | TransactionException e) {
            throw unreachable(e);
        }
    }

    /** Fetches a token in any case and keeps it for all. */
    FetchedToken fetched(ZoomConnection connection) {
        try {
            return transactions.execute(status -> {
                locked(connection);
                FetchedToken fetched = endpoint.fetch(connection);
                keep(connection, fetched.token());
                return fetched;
            });
        } catch (DataAccessException | TransactionException e) {
            throw unreachable(e);
        }
    }

    private AccessToken renewed(ZoomConnection connection, Secret refused, Duration margin) {
        Optional<Row> row = locked(connection);
        Optional<AccessToken> there = usable(row, connection, refused, margin);
        if (there.isPresent()) {
            return there.get();
        }
        AccessToken fetched;
        try {
            fetched = endpoint.fetch(connection).token();
        } catch (WorkFailure failure) {
            return usable(row, connection, refused, STILL_GOOD).orElseThrow(() -> failure);
        }
        keep(connection, fetched);
        return fetched;
    }

    private Optional<Row> locked(ZoomConnection connection) {
        database.sql("set local lock_timeout = '25s'").update();
        database.sql("insert into zoom_token (connection_id, revision, sealed_token, expires_at)"
                        + " values (:id, 0, '', 'epoch') on conflict do nothing")
                .param("id", connection.id())
                .update();
        return row(connection.id(), " for update");
    }

    private Optional<Row> row(UUID connectionId, String lock) {
        return database.sql(
                        "select revision, sealed_token, expires_at from zoom_token where connection_id = :id" + lock)
                .param("id", connectionId)
                .query((result, number) -> new Row(
                        result.getInt("revision"),
                        result.getString("sealed_token"),
                        result.getTimestamp("expires_at").toInstant()))
                .optional();
    }

    private void keep(ZoomConnection connection, AccessToken token) {
        database.sql("update zoom_token set revision = :revision, sealed_token = :sealed, expires_at = :expires"
                        + " where connection_id = :id")
                .param("revision", connection.revision())
                .param("sealed", seal.seal(token.value()))
                .param("expires", Timestamp.from(token.expiresAt()))
                .param("id", connection.id())
                .update();
    }

    private Optional<AccessToken> usable(
            Optional<Row> found, ZoomConnection connection, Secret refused, Duration margin) {
        return found.filter(row -> row.revision() == connection.revision())
                .filter(row -> row.expiresAt().isAfter(clock.instant().plus(margin)))
                .flatMap(this::opened)
                .filter(token -> !token.value().equals(refused));
    }

    private Optional<AccessToken> opened(Row row) {
        try {
            return Optional.of(new AccessToken(seal.open(row.sealed()), row.expiresAt()));
        } catch (SealBrokenException e) {
            // sealed with a key that is gone: fetching another costs one call
            return Optional.empty();
        }
    }

    private static WorkFailure unreachable(RuntimeException cause) {
        return WorkFailure.retry(
                "The database does not give out Zoom's access token; check that it can be reached.", cause);
    }
}

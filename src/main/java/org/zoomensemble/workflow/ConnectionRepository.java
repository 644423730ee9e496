package org.zoomensemble.workflow;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code zoom_connection}. */
@Repository
class ConnectionRepository {

    private final JdbcClient jdbc;

    ConnectionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<StoredConnection> find(UUID id) {
        return jdbc.sql("""
                        select id, revision, api_url, oauth_url, auth, account_id, client_id, sealed_secret,
                               sealed_webhook_secret
                          from zoom_connection where id = :id
                        """).param("id", id).query(StoredConnection.class).optional();
    }

    /** Locks the row; an announcement of a recording of this connection waits. */
    StoredConnection lock(UUID id) {
        jdbc.sql("select 1 from zoom_connection where id = :id for update")
                .param("id", id)
                .query(Integer.class)
                .single();
        return find(id).orElseThrow();
    }

    void add(StoredConnection connection) {
        jdbc.sql("""
                        insert into zoom_connection (id, revision, api_url, oauth_url, auth, account_id, client_id,
                                                     sealed_secret, sealed_webhook_secret)
                        values (:id, :revision, :apiUrl, :oauthUrl, :auth, :accountId, :clientId, :secret, :webhookSecret)
                        """)
                .param("id", connection.id())
                .param("revision", connection.revision())
                .param("apiUrl", connection.apiUrl())
                .param("oauthUrl", connection.oauthUrl())
                .param("auth", connection.auth().name())
                .param("accountId", connection.accountId())
                .param("clientId", connection.clientId())
                .param("secret", connection.sealedSecret())
                .param("webhookSecret", connection.sealedWebhookSecret())
                .update();
    }

    void change(StoredConnection connection) {
        jdbc.sql("""
                        update zoom_connection
                           set revision = :revision, api_url = :apiUrl, oauth_url = :oauthUrl, auth = :auth,
                               account_id = :accountId, client_id = :clientId, sealed_secret = :secret,
                               sealed_webhook_secret = :webhookSecret, changed_at = now()
                         where id = :id
                        """)
                .param("id", connection.id())
                .param("revision", connection.revision())
                .param("apiUrl", connection.apiUrl())
                .param("oauthUrl", connection.oauthUrl())
                .param("auth", connection.auth().name())
                .param("accountId", connection.accountId())
                .param("clientId", connection.clientId())
                .param("secret", connection.sealedSecret())
                .param("webhookSecret", connection.sealedWebhookSecret())
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from zoom_connection where id = :id").param("id", id).update();
    }
}

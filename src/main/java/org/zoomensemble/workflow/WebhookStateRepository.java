package org.zoomensemble.workflow;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code webhook_state} and {@code webhook_day}. */
@Repository
class WebhookStateRepository {

    private final JdbcClient jdbc;

    WebhookStateRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<WebhookState> find(UUID connectionId) {
        return jdbc.sql("""
                        select c.sealed_webhook_secret is not null as has_secret, s.last_event_at, s.last_event,
                               s.validated_at, s.refused_at, s.refused_because
                          from zoom_connection c left join webhook_state s on s.connection_id = c.id
                         where c.id = :connection
                        """)
                .param("connection", connectionId)
                .query(WebhookState.class)
                .optional();
    }

    /** The silence that ends now; before {@link #came}. Days beyond the last 14 are forgotten. */
    void silenceEnds(UUID connectionId) {
        jdbc.sql("""
                        insert into webhook_day as d (connection_id, day, longest_gap)
                        select connection_id, cast(now() at time zone 'UTC' as date),
                               cast(extract(epoch from now() - last_event_at) as bigint)
                          from webhook_state where connection_id = :connection and last_event_at is not null
                        on conflict (connection_id, day) do update set longest_gap = excluded.longest_gap
                         where excluded.longest_gap > d.longest_gap
                        """).param("connection", connectionId).update();
        jdbc.sql("""
                        delete from webhook_day
                         where connection_id = :connection and day < cast(now() at time zone 'UTC' as date) - 14
                        """).param("connection", connectionId).update();
    }

    void came(UUID connectionId, String event) {
        jdbc.sql("""
                        insert into webhook_state (connection_id, last_event_at, last_event)
                        values (:connection, now(), :event)
                        on conflict (connection_id) do update set last_event_at = now(), last_event = excluded.last_event
                        """).param("connection", connectionId).param("event", event).update();
    }

    void validated(UUID connectionId) {
        jdbc.sql("""
                        insert into webhook_state (connection_id, validated_at) values (:connection, now())
                        on conflict (connection_id) do update set validated_at = now()
                        """).param("connection", connectionId).update();
    }

    void refused(UUID connectionId, WebhookState.Refusal because) {
        jdbc.sql("""
                        insert into webhook_state (connection_id, refused_at, refused_because)
                        values (:connection, now(), :because)
                        on conflict (connection_id)
                            do update set refused_at = now(), refused_because = excluded.refused_because
                        """)
                .param("connection", connectionId)
                .param("because", because.name())
                .update();
    }
}

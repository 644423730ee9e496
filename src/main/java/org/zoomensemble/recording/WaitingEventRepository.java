package org.zoomensemble.recording;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code zoom_event}. All times are the database's. */
@Repository
class WaitingEventRepository {

    private final JdbcClient jdbc;

    WaitingEventRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(UUID connectionId, String body) {
        jdbc.sql("insert into zoom_event (connection_id, body) values (:connection, :body) on conflict do nothing")
                .param("connection", connectionId)
                .param("body", body)
                .update();
    }

    /** Takes the eldest that is due, for this long; another node takes it only when that is over. */
    Optional<WaitingEvent> take(Duration lease) {
        return jdbc.sql("""
                        update zoom_event
                           set taken_until = now() + make_interval(secs => :lease), attempts = attempts + 1
                         where id = (select id from zoom_event
                                      where due_at <= now() and (taken_until is null or taken_until < now())
                                      order by due_at, id limit 1 for update skip locked)
                        returning id, connection_id, body, received_at, attempts
                        """)
                .param("lease", lease.toSeconds())
                .query(WaitingEvent.class)
                .optional();
    }

    void done(WaitingEvent event) {
        jdbc.sql("delete from zoom_event where id = :id")
                .param("id", event.id())
                .update();
    }

    void again(WaitingEvent event, Duration after) {
        jdbc.sql(
                        "update zoom_event set taken_until = null, due_at = now() + make_interval(secs => :after) where id = :id")
                .param("id", event.id())
                .param("after", after.toSeconds())
                .update();
    }
}

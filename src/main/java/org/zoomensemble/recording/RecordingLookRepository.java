package org.zoomensemble.recording;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code recording_look}. All times are the database's. */
@Repository
class RecordingLookRepository {

    private final JdbcClient jdbc;

    RecordingLookRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Wants these recordings read, soon; a look that runs already will not be the last. */
    void ask(UUID connectionId, Collection<String> recordingUuids, String because) {
        if (recordingUuids.isEmpty()) {
            return;
        }
        // In one order everywhere, so that two batches do not wait for each other.
        jdbc.sql("""
                        insert into recording_look as l (connection_id, recording_uuid, because)
                        select distinct :connection, uuid, :because from unnest(:uuids) uuid order by uuid
                        on conflict (connection_id, recording_uuid)
                            do update set because = excluded.because, asks = l.asks + 1, asked_at = now(),
                                          due_at = least(l.due_at, now()), attempts = 0
                        """)
                .param("connection", connectionId)
                .param("uuids", recordingUuids.toArray(String[]::new))
                .param("because", because)
                .update();
    }

    /** Takes one that is due, for this long; another node takes it only when that is over. */
    Optional<RecordingLook> take(Duration lease) {
        return jdbc.sql("""
                        update recording_look
                           set taken_until = now() + make_interval(secs => :lease), attempts = attempts + 1
                         where (connection_id, recording_uuid) =
                               (select connection_id, recording_uuid from recording_look
                                 where due_at <= now() and (taken_until is null or taken_until < now())
                                 order by due_at limit 1 for update skip locked)
                        returning connection_id, recording_uuid, because, asks, asked_at, attempts
                        """)
                .param("lease", lease.toSeconds())
                .query(RecordingLook.class)
                .optional();
    }

    /** It was read; where an event came meanwhile, it is to be read again. */
    void done(RecordingLook look) {
        int forgotten = statement(
                        "delete from recording_look where connection_id = :connection and recording_uuid = :uuid"
                                + " and asks = :asks",
                        look)
                .param("asks", look.asks())
                .update();
        if (forgotten == 0) {
            statement(
                            "update recording_look set taken_until = null"
                                    + " where connection_id = :connection and recording_uuid = :uuid",
                            look)
                    .update();
        }
    }

    void again(RecordingLook look, Duration after) {
        statement("""
                        update recording_look set taken_until = null, due_at = now() + make_interval(secs => :after)
                         where connection_id = :connection and recording_uuid = :uuid
                        """, look).param("after", after.toSeconds()).update();
    }

    /** The account is away: none of its looks is due for this long, and this one was no attempt. */
    void paused(RecordingLook look, Duration pause) {
        statement("""
                        update recording_look
                           set due_at = greatest(due_at, now() + make_interval(secs => :after)),
                               taken_until = case when recording_uuid = :uuid then null else taken_until end,
                               attempts = case when recording_uuid = :uuid then greatest(attempts - 1, 0) else attempts end
                         where connection_id = :connection
                        """, look).param("after", pause.toSeconds()).update();
    }

    private JdbcClient.StatementSpec statement(String sql, RecordingLook look) {
        return jdbc.sql(sql).param("connection", look.connectionId()).param("uuid", look.recordingUuid());
    }
}

package org.zoomensemble.recording;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zoomensemble.operations.PagePosition;

/**
 * Sweeps as a media workflow sees them: its own, and those of the whole Zoom account as far as they listed somebody who is
 * active in it. Other people of the account are not counted and not named.
 */
@Repository
class MediaWorkflowSweepRepository {

    private static final String ITS_OWN = """
            (s.media_workflow_id = w.id
             or s.media_workflow_id is null and s.connection_id = t.connection_id
                and exists (select from sweep_user u join active_user a on a.zoom_user_id = u.zoom_user_id
                             where u.sweep_id = s.id and a.media_workflow_id = w.id))
            """;

    /** Users of a sweep of the account count only where they are active here. */
    private static final String COUNTED = """
            from sweep_user u
             where u.sweep_id = s.id
               and (s.media_workflow_id is not null
                    or exists (select from active_user a
                                where a.media_workflow_id = w.id and a.zoom_user_id = u.zoom_user_id))
            """;

    private final JdbcClient jdbc;

    MediaWorkflowSweepRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. */
    List<Sweep> list(UUID mediaWorkflowId, PagePosition behind, int limit) {
        return jdbc.sql("select s.id, s.connection_id, s.media_workflow_id, s.found_by, s.from_day, s.to_day, s.state,"
                        + " s.sentence, s.started_at, s.finished_at, s.recordings_seen, s.recordings_new,"
                        + " (select count(*) " + COUNTED + ") as users,"
                        + " (select count(*) " + COUNTED + " and u.done_at is not null) as users_done"
                        + " from media_workflow w"
                        + " join workflow_template t on t.id = w.template_id"
                        + " join sweep s on s.connection_id = t.connection_id or s.media_workflow_id = w.id"
                        + " where w.id = :workflow and " + ITS_OWN + """
                           and (:isStart or (s.started_at, s.id::text) < (:startedAt, :key))
                         order by s.started_at desc, s.id::text desc limit :limit
                        """)
                .param("workflow", mediaWorkflowId)
                .param("isStart", behind.isStart())
                .param("startedAt", Timestamp.from(behind.isStart() ? Instant.EPOCH : Instant.parse(behind.sortedBy())))
                .param("key", behind.key())
                .param("limit", limit)
                .query((row, number) -> SweepRow.sweep(row, notices(mediaWorkflowId, row.getObject("id", UUID.class))))
                .list();
    }

    /** The newest of each media workflow that ever was swept. */
    List<NewestSweep> newest(Collection<UUID> mediaWorkflowIds) {
        return jdbc.sql("select w.id as media_workflow_id, last.state, last.started_at, last.finished_at"
                        + " from media_workflow w join workflow_template t on t.id = w.template_id"
                        + " join lateral (select s.state, s.started_at, s.finished_at from sweep s"
                        + " where s.connection_id = t.connection_id and " + ITS_OWN
                        + " order by s.started_at desc limit 1) last on true where w.id = any(:workflows)")
                .param("workflows", mediaWorkflowIds.toArray(UUID[]::new))
                .query(NewestSweep.class)
                .list();
    }

    boolean isAnybodyActive(UUID mediaWorkflowId) {
        return jdbc.sql("select exists (select from active_user where media_workflow_id = :workflow)")
                .param("workflow", mediaWorkflowId)
                .query(Boolean.class)
                .single();
    }

    private List<Sweep.Notice> notices(UUID mediaWorkflowId, UUID sweepId) {
        return jdbc.sql("""
                        select coalesce((select min(a.email) from active_user a
                                          where a.zoom_user_id = u.zoom_user_id and a.media_workflow_id = w.id),
                                        u.zoom_user_id) as "user", u.sentence
                          from sweep s join media_workflow w on w.id = :workflow
                          join lateral (select u.zoom_user_id, u.sentence
                        """ + COUNTED + " and u.sentence is not null) u on true where s.id = :sweep order by 1")
                .param("workflow", mediaWorkflowId)
                .param("sweep", sweepId)
                .query(Sweep.Notice.class)
                .list();
    }
}

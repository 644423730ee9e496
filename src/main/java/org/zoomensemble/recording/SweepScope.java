package org.zoomensemble.recording;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which active users a sweep lists, from which day on, and who wants what is found. With *Retrieve recordings 30 days old* a
 * media workflow wants what is at most 30 days old, without it what began after it was enabled and the user added; in either
 * case also what began since then while nobody swept.
 */
@Repository
class SweepScope {

    private static final String SINCE = """
            case when t.retrieve_recordings_30_days_old
                 then least(cast(:now as timestamptz) - interval '30 days', greatest(t.enabled_at, u.added_at))
                 else greatest(t.enabled_at, u.added_at) end
            """;

    /** Zoom lists by the day of the meeting, which may be the one before the recording's. */
    private static final String SINCE_DAY = "cast((" + SINCE + ") at time zone 'UTC' as date) - 1";

    private static final String FROM_DAY =
            "coalesce(greatest(u.swept_to - :overlap, " + SINCE_DAY + "), " + SINCE_DAY + ")";

    private static final String ACTIVE = """
              from active_user u
              join media_workflow w on w.id = u.media_workflow_id
              join workflow_template t on t.id = w.template_id
              join library l on l.id = w.library_id
             where t.connection_id = :connection and t.enabled and l.gone_at is null and u.account_state is null
               and (cast(:workflow as uuid) is null or w.id = :workflow)
            """;

    private final JdbcClient jdbc;
    private final SweepSettings settings;
    private final Clock clock;

    @Autowired
    SweepScope(JdbcClient jdbc, SweepSettings settings) {
        this(jdbc, settings, Clock.systemUTC());
    }

    SweepScope(JdbcClient jdbc, SweepSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** Connections with somebody to list. */
    List<UUID> connections() {
        return jdbc.sql("""
                        select distinct t.connection_id
                          from active_user u
                          join media_workflow w on w.id = u.media_workflow_id
                          join workflow_template t on t.id = w.template_id
                          join library l on l.id = w.library_id
                         where t.enabled and l.gone_at is null and u.account_state is null
                        """).query(UUID.class).list();
    }

    /**
     * Writes each distinct active user into the sweep.
     *
     * @return how many
     */
    int takeIn(RunningSweep sweep) {
        String fromDay = sweep.isBackfill()
                ? "cast(:from as date)"
                : sweep.kind() == Sweep.Kind.REQUEST
                        // Somebody who asks for a sweep wants it thorough, but not back to the beginning. To tomorrow
                        // these
                        // are 30 days, which Zoom lists in one call.
                        ? "min(least(" + FROM_DAY + ", greatest(" + SINCE_DAY + ", :today - 29)))"
                        : "min(" + FROM_DAY + ")";
        return jdbc.sql("insert into sweep_user (sweep_id, zoom_user_id, from_day) select :sweep, u.zoom_user_id, "
                        + fromDay + ACTIVE + " group by u.zoom_user_id")
                .param("sweep", sweep.id())
                .param("connection", sweep.connectionId())
                .param("workflow", sweep.mediaWorkflowId())
                .param("from", sweep.fromDay())
                .param("today", today())
                .param("overlap", settings.overlapDays())
                .param("now", now())
                .update();
    }

    /** Who wants the recordings of a host, as things stand now. */
    List<Wish> wishes(RunningSweep sweep, String hostId) {
        return wishes(sweep.connectionId(), sweep.mediaWorkflowId(), hostId);
    }

    /** As above, of one media workflow, or of all where none is named. */
    List<Wish> wishes(UUID connectionId, UUID mediaWorkflowId, String hostId) {
        return jdbc.sql("select w.id as media_workflow_id, " + SINCE + " as since" + ACTIVE
                        + " and u.zoom_user_id = :host order by w.id")
                .param("connection", connectionId)
                .param("workflow", mediaWorkflowId)
                .param("host", hostId)
                .param("now", now())
                .query(Wish.class)
                .list();
    }

    /** Those of these media workflows that use this connection and are switched on. */
    List<UUID> enabled(UUID connectionId, Collection<UUID> mediaWorkflowIds) {
        if (mediaWorkflowIds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select w.id
                          from media_workflow w
                          join workflow_template t on t.id = w.template_id
                          join library l on l.id = w.library_id
                         where t.connection_id = :connection and t.enabled and l.gone_at is null and w.id in (:ids)
                         order by w.id
                        """)
                .param("connection", connectionId)
                .param("ids", mediaWorkflowIds)
                .query(UUID.class)
                .list();
    }

    /** Where the sweep listed as much as is needed now; somebody may have been added, or a switch set, in the meantime. */
    void swept(RunningSweep sweep, SweptUser user, LocalDate to) {
        jdbc.sql("update active_user set swept_to = greatest(active_user.swept_to, :to)"
                        + " from (select u.media_workflow_id, u.zoom_user_id, " + FROM_DAY + " as needed_from" + ACTIVE
                        + " and u.zoom_user_id = :user) needed"
                        + " where needed.media_workflow_id = active_user.media_workflow_id"
                        + " and needed.zoom_user_id = active_user.zoom_user_id and needed.needed_from >= :from")
                .param("to", to)
                .param("connection", sweep.connectionId())
                .param("workflow", sweep.mediaWorkflowId())
                .param("user", user.zoomUserId())
                .param("from", user.fromDay())
                .param("overlap", settings.overlapDays())
                .param("now", now())
                .update();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}

package org.zoomensemble.recording;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zoomensemble.directory.Reach;

/** Rows of {@code sweep} and {@code sweep_user}. */
@Repository
class SweepRepository {

    private static final String SEEN = """
            select from media_workflow m
                          join workflow_template t on t.id = m.template_id
                          join library l on l.id = m.library_id
                          join organization o on o.id = l.organization_id
                         where""" + " " + Reach.coversLibrary("l.id", "l.organization_id", "o.institution_id");

    private final JdbcClient jdbc;

    SweepRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False where the timer's last sweep of this connection still runs. */
    boolean open(RunningSweep sweep, String requestedBy) {
        return jdbc.sql("""
                        insert into sweep (id, connection_id, media_workflow_id, found_by, from_day, to_day, state,
                                           requested_by)
                        values (:id, :connection, :workflow, :kind, :from, :to, 'RUNNING', :by)
                        on conflict (connection_id) where state = 'RUNNING' and found_by = 'TIMER' do nothing
                        """)
                        .param("id", sweep.id())
                        .param("connection", sweep.connectionId())
                        .param("workflow", sweep.mediaWorkflowId())
                        .param("kind", sweep.kind().name())
                        .param("from", sweep.fromDay())
                        .param("to", sweep.toDay())
                        .param("by", requestedBy)
                        .update()
                == 1;
    }

    Optional<RunningSweep> find(UUID id) {
        return jdbc.sql("""
                        select id, connection_id, media_workflow_id, found_by as kind, from_day, to_day, state
                          from sweep where id = :id
                        """).param("id", id).query(RunningSweep.class).optional();
    }

    /** A sweep of the same kind and days that still runs for the media workflow. */
    Optional<UUID> running(RunningSweep like) {
        return jdbc.sql("""
                        select id from sweep
                         where media_workflow_id = :workflow and state = 'RUNNING' and found_by = :kind
                           and from_day is not distinct from cast(:from as date)
                           and to_day is not distinct from cast(:to as date)
                         order by started_at desc limit 1
                        """)
                .param("workflow", like.mediaWorkflowId())
                .param("kind", like.kind().name())
                .param("from", like.fromDay())
                .param("to", like.toDay())
                .query(UUID.class)
                .optional();
    }

    /**
     * Whether the timer should leave the connection alone: its last sweep stopped less than a day ago and nobody changed the
     * connection since. One incident tells of it; more would not help.
     */
    boolean isHeld(UUID connectionId) {
        return jdbc.sql("""
                        select exists (
                            select from (select state, finished_at from sweep
                                          where connection_id = :connection and found_by = 'TIMER'
                                          order by started_at desc limit 1) last
                              join zoom_connection c on c.id = :connection
                             where last.state = 'STOPPED' and last.finished_at > now() - interval '1 day'
                               and c.changed_at < last.finished_at)
                        """)
                .param("connection", connectionId)
                .query(Boolean.class)
                .single();
    }

    /** Frees connections whose sweep lost its process. Longer than the longest pause between two attempts. */
    void giveUpStanding() {
        jdbc.sql("""
                        update sweep set state = 'STOPPED', sentence = 'The sweep stood still for a day; the next one takes over.',
                               finished_at = now() - interval '1 day'
                         where state = 'RUNNING' and advanced_at < now() - interval '1 day'
                        """).update();
    }

    /** Keeps the last one that succeeded of each connection: how long ago it was is an alarm. */
    void forgetOld() {
        jdbc.sql("""
                        delete from sweep s
                         where s.state <> 'RUNNING'
                           and s.finished_at < now() - case s.found_by when 'TIMER' then interval '3 days'
                                                                       else interval '30 days' end
                           and (s.found_by <> 'TIMER' or s.state <> 'DONE' or s.sentence is not null
                                or exists (select from sweep later
                                            where later.connection_id = s.connection_id and later.found_by = 'TIMER'
                                              and later.state = 'DONE' and later.sentence is null
                                              and later.finished_at > s.finished_at))
                        """).update();
    }

    void advanced(UUID id) {
        jdbc.sql("update sweep set advanced_at = now() where id = :id")
                .param("id", id)
                .update();
    }

    /** A stopped sweep goes on; fails with a duplicate key where a newer one of the timer took over. */
    void resume(UUID id) {
        jdbc.sql("""
                        update sweep set state = 'RUNNING', sentence = null, finished_at = null, advanced_at = now()
                         where id = :id and state = 'STOPPED'
                        """).param("id", id).update();
    }

    void stopped(UUID id, String sentence) {
        jdbc.sql("""
                        update sweep set state = 'STOPPED', sentence = :sentence, finished_at = now()
                         where id = :id and state = 'RUNNING'
                        """).param("id", id).param("sentence", sentence).update();
    }

    void superseded(UUID id) {
        jdbc.sql("""
                        update sweep set state = 'DONE', sentence = 'A newer sweep took over.', finished_at = now()
                         where id = :id and state = 'STOPPED'
                        """).param("id", id).update();
    }

    /** @return whether users are left; a sweep without is done */
    boolean isUserLeft(UUID id) {
        return jdbc.sql("""
                        update sweep set state = 'DONE', finished_at = now()
                         where id = :id and state = 'RUNNING'
                           and not exists (select from sweep_user where sweep_id = :id and done_at is null)
                        """).param("id", id).update() == 0;
    }

    /** Users that failed before come last, so that they do not keep the others waiting. */
    List<SweptUser> next(UUID id, int limit) {
        return jdbc.sql("""
                        select zoom_user_id, from_day, attempts from sweep_user
                         where sweep_id = :id and done_at is null
                         order by attempts, zoom_user_id limit :limit
                        """)
                .param("id", id)
                .param("limit", limit)
                .query(SweptUser.class)
                .list();
    }

    /** Whether Zoom listed anybody in this sweep, so that a failure is not the account's. */
    boolean hasListed(UUID id) {
        return jdbc.sql("""
                        select exists (select from sweep_user
                                        where sweep_id = :id and done_at is not null and sentence is null)
                        """).param("id", id).query(Boolean.class).single();
    }

    void userDone(UUID id, String zoomUserId, String sentence) {
        jdbc.sql("""
                        update sweep_user set done_at = now(), sentence = :sentence
                         where sweep_id = :id and zoom_user_id = :user
                        """)
                .param("id", id)
                .param("user", zoomUserId)
                .param("sentence", sentence)
                .update();
    }

    void userFailed(UUID id, String zoomUserId, String sentence) {
        jdbc.sql("""
                        update sweep_user set attempts = attempts + 1, sentence = :sentence
                         where sweep_id = :id and zoom_user_id = :user
                        """)
                .param("id", id)
                .param("user", zoomUserId)
                .param("sentence", sentence)
                .update();
    }

    void counted(UUID id, int seen, int opened) {
        jdbc.sql("""
                        update sweep
                           set recordings_seen = recordings_seen + :seen, recordings_new = recordings_new + :opened,
                               advanced_at = now()
                         where id = :id
                        """)
                .param("id", id)
                .param("seen", seen)
                .param("opened", opened)
                .update();
    }

    Optional<Sweep> view(UUID id) {
        return jdbc.sql("""
                        select s.id, s.connection_id, s.media_workflow_id, s.found_by, s.from_day, s.to_day, s.state,
                               s.sentence, s.started_at, s.finished_at, s.recordings_seen, s.recordings_new,
                               (select count(*) from sweep_user u where u.sweep_id = s.id) as users,
                               (select count(*) from sweep_user u
                                 where u.sweep_id = s.id and u.done_at is not null) as users_done
                          from sweep s where s.id = :id
                        """)
                .param("id", id)
                .query((row, number) -> SweepRow.sweep(row, notices(id)))
                .optional();
    }

    private List<Sweep.Notice> notices(UUID id) {
        return jdbc.sql("""
                        select coalesce((select min(a.email) from active_user a where a.zoom_user_id = u.zoom_user_id),
                                        u.zoom_user_id) as "user", u.sentence
                          from sweep_user u where u.sweep_id = :id and u.sentence is not null order by 1
                        """).param("id", id).query(Sweep.Notice.class).list();
    }

    /**
     * The sweep of each connection that began last, of those for the whole account and those for libraries of this reach. Who
     * does not see everything is not told how many recordings the account has.
     */
    List<LastSweep> lastOfEachConnection(Reach reach) {
        return jdbc.sql("""
                        select s.id, c.id as connection_id,
                               (select string_agg(distinct t.name, ', ' order by t.name) from workflow_template t
                                 where t.connection_id = c.id) as templates,
                               s.found_by as kind, s.state, s.started_at, s.finished_at, s.sentence as why,
                               (select count(*) from sweep_user u where u.sweep_id = s.id) as users,
                               (select count(*) from sweep_user u
                                 where u.sweep_id = s.id and u.done_at is not null) as users_done,
                               (select count(*) from sweep_user u
                                 where u.sweep_id = s.id and u.sentence is not null) as users_failed,
                               case when :reachAll then s.recordings_seen end as recordings_seen,
                               case when :reachAll then s.recordings_new end as recordings_new
                          from zoom_connection c
                          join lateral (select w.* from sweep w
                                         where w.connection_id = c.id
                                           and (w.media_workflow_id is null or exists (SEEN and m.id = w.media_workflow_id))
                                         order by w.started_at desc limit 1) s on true
                         where :reachAll or exists (SEEN and t.connection_id = c.id)
                         order by s.state = 'STOPPED' desc, s.started_at desc, c.id
                        """.replace("SEEN", SEEN))
                .params(reach.parameters())
                .query(LastSweep.class)
                .list();
    }
}

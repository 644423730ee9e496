package org.zoomensemble.ingest;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code reconciliation} and of the hosts that it lists. */
@Repository
class ReconciliationRepository {

    private final JdbcClient jdbc;

    ReconciliationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False where the timer's last one of this media workflow still runs. */
    boolean open(ReconciliationRow row, String requestedBy) {
        return jdbc.sql("""
                        insert into reconciliation (id, media_workflow_id, connection_id, from_day, to_day, state,
                                                    requested_by)
                        values (:id, :workflow, :connection, :from, :to, 'RUNNING', :by)
                        on conflict (media_workflow_id) where state = 'RUNNING' and requested_by is null do nothing
                        """)
                        .param("id", row.id())
                        .param("workflow", row.mediaWorkflowId())
                        .param("connection", row.connectionId())
                        .param("from", row.fromDay())
                        .param("to", row.toDay())
                        .param("by", requestedBy)
                        .update()
                == 1;
    }

    void takeInHosts(ReconciliationRow row) {
        jdbc.sql("""
                        insert into reconciliation_host (reconciliation_id, zoom_user_id)
                        select :id, zoom_user_id from active_user where media_workflow_id = :workflow
                        """)
                .param("id", row.id())
                .param("workflow", row.mediaWorkflowId())
                .update();
    }

    /** One of these days that still runs for the media workflow. */
    Optional<UUID> running(UUID mediaWorkflowId, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select id from reconciliation
                         where media_workflow_id = :workflow and state = 'RUNNING' and from_day = :from and to_day = :to
                         order by started_at desc limit 1
                        """)
                .param("workflow", mediaWorkflowId)
                .param("from", from)
                .param("to", to)
                .query(UUID.class)
                .optional();
    }

    /** @param oldestMissing day (UTC) of the oldest recording of the last 30 days that is missing; null where none is */
    record Due(UUID mediaWorkflowId, UUID connectionId, LocalDate oldestMissing) {}

    /**
     * Media workflows that the timer has not reconciled since its turn, those of one Zoom account together, so that their
     * common hosts are listed once. What was enabled or added since then waits for the next turn.
     */
    List<Due> due(Instant turn, int limit) {
        return jdbc.sql("select w.id as media_workflow_id, t.connection_id,"
                        + " (select min(cast(d.meeting_start at time zone 'UTC' as date))" + DifferenceRepository.FROM
                        + " where r.media_workflow_id = w.id and d.meeting_start > now() - interval '30 days' and "
                        + DifferenceRepository.IS_MISSING_NOW + ") as oldest_missing" + """
                           from media_workflow w
                          join workflow_template t on t.id = w.template_id
                          join library l on l.id = w.library_id
                         where t.enabled and l.gone_at is null and t.enabled_at < :turn
                           and exists (select from active_user u where u.media_workflow_id = w.id and u.added_at < :turn)
                           and not exists (select from reconciliation r
                                            where r.media_workflow_id = w.id and r.requested_by is null
                                              and (r.started_at >= :turn or r.state = 'RUNNING'))
                         order by t.connection_id, w.id limit :limit
                        """)
                .param("turn", Timestamp.from(turn))
                .param("limit", limit)
                .query(Due.class)
                .list();
    }

    Optional<ReconciliationRow> find(UUID id) {
        return jdbc.sql("""
                        select id, media_workflow_id, connection_id, from_day, to_day, state from reconciliation
                         where id = :id
                        """).param("id", id).query(ReconciliationRow.class).optional();
    }

    /** Frees media workflows whose reconciliation lost its process. */
    void giveUpStanding() {
        jdbc.sql("""
                        update reconciliation
                           set state = 'STOPPED', finished_at = now(),
                               sentence = 'It stood still for a day; the next one takes its place.'
                         where state = 'RUNNING' and advanced_at < now() - interval '1 day'
                        """).update();
    }

    void forgetOld() {
        jdbc.sql("delete from reconciliation where state <> 'RUNNING' and finished_at < now() - interval '30 days'")
                .update();
    }

    void advanced(UUID id) {
        jdbc.sql("update reconciliation set advanced_at = now() where id = :id")
                .param("id", id)
                .update();
    }

    /**
     * One that stopped at an incident goes on; fails with a duplicate key where a newer one of the timer runs.
     *
     * @return false for one that is over
     */
    boolean resume(UUID id) {
        return jdbc.sql("""
                        update reconciliation
                           set state = 'RUNNING', sentence = null, has_incident = false, finished_at = null,
                               advanced_at = now()
                         where id = :id and state = 'STOPPED' and has_incident
                        """).param("id", id).update() == 1;
    }

    /** @param hasIncident whether a person may have it go on */
    void stopped(UUID id, String sentence, boolean hasIncident) {
        jdbc.sql("""
                        update reconciliation
                           set state = 'STOPPED', sentence = :sentence, has_incident = :hasIncident, finished_at = now()
                         where id = :id and state = 'RUNNING'
                        """)
                .param("id", id)
                .param("sentence", sentence)
                .param("hasIncident", hasIncident)
                .update();
    }

    void done(UUID id, Comparison.Counts counts) {
        jdbc.sql("""
                        update reconciliation
                           set state = 'DONE', finished_at = now(), at_zoom = :zoom, here = :here, in_ensemble = :ensemble,
                               removed = :removed, not_wanted = :notWanted
                         where id = :id
                        """)
                .param("id", id)
                .param("zoom", counts.zoom())
                .param("here", counts.here())
                .param("ensemble", counts.ensemble())
                .param("removed", counts.removed())
                .param("notWanted", counts.notWanted())
                .update();
    }

    record Host(String zoomUserId, int attempts) {}

    /** Hosts that failed before come last, so that they do not keep the others waiting. */
    List<Host> nextHosts(UUID id, int limit) {
        return jdbc.sql("""
                        select zoom_user_id, attempts from reconciliation_host
                         where reconciliation_id = :id and done_at is null
                         order by attempts, zoom_user_id limit :limit
                        """)
                .param("id", id)
                .param("limit", limit)
                .query(Host.class)
                .list();
    }

    boolean isHostLeft(UUID id) {
        return jdbc.sql("""
                        select exists (select from reconciliation_host
                                        where reconciliation_id = :id and done_at is null)
                        """).param("id", id).query(Boolean.class).single();
    }

    /** Whether Zoom listed anybody, so that a failure is not the account's. */
    boolean hasListed(UUID id) {
        return jdbc.sql("""
                        select exists (select from reconciliation_host
                                        where reconciliation_id = :id and done_at is not null and sentence is null)
                        """).param("id", id).query(Boolean.class).single();
    }

    /** Running ones of the same account and days that wait for this host as well, this one included. */
    List<ReconciliationRow> waitingFor(ReconciliationRow row, String zoomUserId) {
        return jdbc.sql("""
                        select r.id, r.media_workflow_id, r.connection_id, r.from_day, r.to_day, r.state
                          from reconciliation r
                          join reconciliation_host h on h.reconciliation_id = r.id
                         where r.connection_id = :connection and r.state = 'RUNNING' and r.from_day = :from
                           and r.to_day = :to and h.zoom_user_id = :host and h.done_at is null
                         order by r.id
                        """)
                .param("connection", row.connectionId())
                .param("from", row.fromDay())
                .param("to", row.toDay())
                .param("host", zoomUserId)
                .query(ReconciliationRow.class)
                .list();
    }

    void hostDone(UUID id, String zoomUserId, String sentence) {
        jdbc.sql("""
                        update reconciliation_host set done_at = now(), sentence = :sentence
                         where reconciliation_id = :id and zoom_user_id = :host
                        """)
                .param("id", id)
                .param("host", zoomUserId)
                .param("sentence", sentence)
                .update();
    }

    void hostFailed(UUID id, String zoomUserId, String sentence) {
        jdbc.sql("""
                        update reconciliation_host set attempts = attempts + 1, sentence = :sentence
                         where reconciliation_id = :id and zoom_user_id = :host
                        """)
                .param("id", id)
                .param("host", zoomUserId)
                .param("sentence", sentence)
                .update();
    }

    /** False where that was noted before. */
    boolean listed(UUID id) {
        return jdbc.sql("update reconciliation set listed_at = now() where id = :id and listed_at is null")
                        .param("id", id)
                        .update()
                == 1;
    }
}

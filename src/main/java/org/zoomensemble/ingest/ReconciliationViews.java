package org.zoomensemble.ingest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zoomensemble.directory.Reach;

/** Reads reconciliations for people and for metrics. */
@Repository
class ReconciliationViews {

    private static final String VIEW = """
            select r.id, r.media_workflow_id, r.from_day, r.to_day, r.state, r.sentence, r.requested_by, r.started_at,
                   r.finished_at, r.at_zoom, r.here, r.in_ensemble, r.removed, r.not_wanted,
                   (select count(*) from reconciliation_host h where h.reconciliation_id = r.id) as hosts,
                   (select count(*) from reconciliation_host h
                     where h.reconciliation_id = r.id and h.done_at is not null) as hosts_done,
                   (select count(*) from reconciliation_content c where c.reconciliation_id = r.id) as contents,
                   (select count(*) from reconciliation_content c
                     where c.reconciliation_id = r.id and c.answer is not null) as contents_done
              from reconciliation r
            """;

    private static final String MISSING_IN_REACH = DifferenceRepository.FROM
            + " join media_workflow w on w.id = r.media_workflow_id"
            + " join workflow_template t on t.id = w.template_id"
            + " join library l on l.id = w.library_id join organization o on o.id = l.organization_id"
            + " where t.enabled and " + DifferenceRepository.IS_MISSING_NOW + " and "
            + Reach.coversLibrary("l.id", "l.organization_id", "o.institution_id");

    private final JdbcClient jdbc;
    private final DifferenceRepository differences;

    ReconciliationViews(JdbcClient jdbc, DifferenceRepository differences) {
        this.jdbc = jdbc;
        this.differences = differences;
    }

    Optional<Reconciliation> view(UUID id) {
        return jdbc.sql(VIEW + " where r.id = :id")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    /** The newest of a media workflow, however far it is. */
    Optional<UUID> newest(UUID mediaWorkflowId) {
        return jdbc.sql("""
                        select id from reconciliation where media_workflow_id = :workflow order by started_at desc limit 1
                        """)
                .param("workflow", mediaWorkflowId)
                .query(UUID.class)
                .optional();
    }

    /** The newest that is done and covers these days; null means any. */
    Optional<UUID> newestDone(UUID mediaWorkflowId, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select id from reconciliation
                         where media_workflow_id = :workflow and state = 'DONE'
                           and (cast(:from as date) is null or from_day <= :from)
                           and (cast(:to as date) is null or to_day >= :to)
                         order by started_at desc limit 1
                        """)
                .param("workflow", mediaWorkflowId)
                .param("from", from)
                .param("to", to)
                .query(UUID.class)
                .optional();
    }

    private Reconciliation read(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        DifferenceRepository.Open open = differences.counts(id);
        List<Reconciliation.Notice> notices = notices(id);
        Reconciliation.Counts counts = new Reconciliation.Counts(
                row.getInt("at_zoom"),
                row.getInt("here"),
                row.getObject("in_ensemble", Integer.class),
                row.getInt("removed"),
                row.getInt("not_wanted"),
                open.missing(),
                open.mendable(),
                open.all());
        Reconciliation.State state = Reconciliation.State.valueOf(row.getString("state"));
        return new Reconciliation(
                id,
                row.getObject("media_workflow_id", UUID.class),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                state,
                ReconciliationSentence.of(state, row.getString("sentence"), counts, notices.size()),
                row.getString("requested_by"),
                row.getTimestamp("started_at").toInstant(),
                instant(row.getTimestamp("finished_at")),
                row.getInt("hosts"),
                row.getInt("hosts_done"),
                row.getInt("contents"),
                row.getInt("contents_done"),
                counts,
                notices);
    }

    private static Instant instant(Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private List<Reconciliation.Notice> notices(UUID id) {
        return jdbc.sql("""
                        select coalesce(a.email, h.zoom_user_id) as "user", h.sentence
                          from reconciliation_host h
                          join reconciliation r on r.id = h.reconciliation_id
                          left join active_user a on a.zoom_user_id = h.zoom_user_id
                                                 and a.media_workflow_id = r.media_workflow_id
                         where h.reconciliation_id = :id and h.done_at is not null and h.sentence is not null order by 1
                        """).param("id", id).query(Reconciliation.Notice.class).list();
    }

    /** Media workflows of this reach, whose template is enabled, where something is missing; those with the most first. */
    List<MissingThere> missing(Reach reach, int limit) {
        return jdbc.sql("select w.id as media_workflow_id, w.name as media_workflow_name, l.name as library_name,"
                        + " count(*) as missing" + MISSING_IN_REACH
                        + " group by 1, 2, 3 order by 4 desc, 2, 1 limit :limit")
                .params(reach.parameters())
                .param("limit", limit)
                .query(MissingThere.class)
                .list();
    }

    /** How many recordings are missing in all media workflows of this reach whose template is enabled. */
    int countMissing(Reach reach) {
        return jdbc.sql("select count(*)" + MISSING_IN_REACH)
                .params(reach.parameters())
                .query(Integer.class)
                .single();
    }

    long missing() {
        return jdbc.sql("select count(*)" + DifferenceRepository.FROM
                        + " join media_workflow w on w.id = r.media_workflow_id"
                        + " join workflow_template t on t.id = w.template_id"
                        + " where t.enabled and " + DifferenceRepository.IS_MISSING_NOW)
                .query(Long.class)
                .single();
    }

    /** Those of a media workflow by which something is missing now, newest first. */
    List<UUID> withMissing(UUID mediaWorkflowId) {
        return jdbc.sql("select r.id" + DifferenceRepository.FROM + " where r.media_workflow_id = :workflow and "
                        + DifferenceRepository.IS_MISSING_NOW + " group by r.id order by r.started_at desc limit 10")
                .param("workflow", mediaWorkflowId)
                .query(UUID.class)
                .list();
    }

    /**
     * Since when no reconciliation ended well, of the enabled media workflow with active users for which it is longest ago;
     * for one that never had any, since it has been enabled with somebody active.
     */
    Optional<Instant> longestAgo() {
        return jdbc.sql("""
                        select min(coalesce((select max(r.finished_at) from reconciliation r
                                              where r.media_workflow_id = w.id and r.state = 'DONE'),
                                            greatest(t.enabled_at, u.since))) as at
                          from media_workflow w
                          join workflow_template t on t.id = w.template_id
                          join library l on l.id = w.library_id
                          join (select media_workflow_id, min(added_at) as since from active_user group by 1) u
                               on u.media_workflow_id = w.id
                         where t.enabled and l.gone_at is null
                        """)
                .query((row, number) -> Optional.ofNullable(instant(row.getTimestamp("at"))))
                .single();
    }
}

package org.zoomensemble.ingest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code reconciliation_difference}. */
@Repository
class DifferenceRepository {

    /** What was announced, or tried again, since then by whomever is settled without mending. */
    static final String SETTLED_BY_ITSELF = """
            left join lateral (select i.id, coalesce(i.finished_at, i.announced_at) as at from ingest i
                                where i.media_workflow_id = r.media_workflow_id and i.recording_uuid = d.recording_uuid
                                  and (d.kind in ('MISSING', 'AWAITED') or d.kind = 'FAILED' and i.state <> 'FAILED')
                                order by i.run desc limit 1) since on true
            """;

    static final String FROM = """
             from reconciliation_difference d
             join reconciliation r on r.id = d.reconciliation_id
            """ + SETTLED_BY_ITSELF;

    private static final String OPEN = "d.settled_at is null and since.id is null";

    /** Of rows of {@link #FROM}. */
    static final String IS_MISSING = OPEN + " and d.kind in ("
            + Arrays.stream(DifferenceKind.values())
                    .filter(DifferenceKind::isMissing)
                    .map(kind -> "'" + kind + "'")
                    .collect(Collectors.joining(", "))
            + ")";

    /** Of rows of {@link #FROM}: missing, and no later reconciliation that is done looked at its host and its day. */
    static final String IS_MISSING_NOW = IS_MISSING + """
             and r.state = 'DONE'
             and not exists (select from reconciliation n
                              where n.media_workflow_id = r.media_workflow_id and n.state = 'DONE'
                                and n.started_at > r.started_at
                                and not exists (select from reconciliation_host h
                                                 where h.reconciliation_id = n.id and h.zoom_user_id = d.host_id
                                                   and h.sentence is not null)
                                and (d.meeting_start is null
                                     or cast(d.meeting_start at time zone 'UTC' as date) between n.from_day and n.to_day))
            """;

    private static final String IS_MENDABLE = OPEN + " and d.kind in ("
            + Arrays.stream(DifferenceKind.values())
                    .filter(DifferenceKind::isMended)
                    .map(kind -> "'" + kind + "'")
                    .collect(Collectors.joining(", "))
            + ") and (d.is_at_zoom or d.kind not in ('CONTENT_GONE', 'GONE'))";

    private static final String VIEW =
            "select d.id, d.kind, d.sentence, " + IS_MISSING + " as is_missing, " + IS_MENDABLE + """
             as is_mendable, d.recording_uuid, d.topic, d.host_email, d.meeting_start,
             coalesce(d.ingest_id, since.id) as ingest_id, d.is_at_zoom, coalesce(d.settled_at, since.at) as settled_at,
             d.settled_by, d.is_left,
             coalesce(d.outcome, case when since.id is null then null when d.kind = 'FAILED' then 'It went on since.'
                                    else 'It was announced here since.' end) as outcome, d.position
            """ + FROM;

    private final JdbcClient jdbc;

    DifferenceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes a difference; one that somebody left as it is in an earlier reconciliation stays left. */
    void add(UUID reconciliationId, int position, Comparison.Found found) {
        Comparison.Subject subject = found.subject();
        jdbc.sql("""
                        insert into reconciliation_difference (id, reconciliation_id, position, recording_uuid, kind, sentence,
                               ingest_id, is_at_zoom, host_id, host_email, meeting_id, topic, meeting_start,
                               duration_minutes, settled_at, settled_by, is_left, outcome)
                        select :id, r.id, :position, :uuid, :kind, :sentence, :ingest, :isAtZoom, :hostId, :hostEmail,
                               :meetingId, :topic, :start, :duration, earlier.settled_at, earlier.settled_by,
                               earlier.settled_at is not null, earlier.outcome
                          from reconciliation r
                          left join lateral (
                                select d.settled_at, d.settled_by, d.outcome
                                  from reconciliation_difference d
                                  join reconciliation e on e.id = d.reconciliation_id
                                 where e.media_workflow_id = r.media_workflow_id and d.recording_uuid = :uuid
                                   and d.kind = :kind and d.is_left and d.ingest_id is not distinct from cast(:ingest as uuid)
                                 order by d.settled_at desc limit 1) earlier on true
                         where r.id = :reconciliation
                        """)
                .param("id", UUID.randomUUID())
                .param("reconciliation", reconciliationId)
                .param("position", position)
                .param("uuid", subject.recordingUuid())
                .param("kind", found.kind().name())
                .param("sentence", found.sentence())
                .param("ingest", found.ingestId())
                .param("isAtZoom", found.isAtZoom())
                .param("hostId", subject.hostId())
                .param("hostEmail", subject.hostEmail())
                .param("meetingId", subject.meetingId())
                .param("topic", subject.topic())
                .param("start", subject.meetingStart() == null ? null : Timestamp.from(subject.meetingStart()))
                .param("duration", subject.durationMinutes())
                .update();
    }

    record Positioned(int position, Difference difference) {}

    List<Positioned> list(UUID reconciliationId, int behind, int limit) {
        return jdbc.sql(VIEW
                        + " where d.reconciliation_id = :id and d.position > :behind order by d.position limit :limit")
                .param("id", reconciliationId)
                .param("behind", behind)
                .param("limit", limit)
                .query((row, number) -> new Positioned(row.getInt("position"), difference(row)))
                .list();
    }

    private static Difference difference(ResultSet row) throws SQLException {
        return new Difference(
                row.getObject("id", UUID.class),
                DifferenceKind.valueOf(row.getString("kind")),
                row.getString("sentence"),
                row.getBoolean("is_missing"),
                row.getBoolean("is_mendable"),
                row.getString("recording_uuid"),
                row.getString("topic"),
                row.getString("host_email"),
                instant(row, "meeting_start"),
                row.getObject("ingest_id", UUID.class),
                row.getBoolean("is_at_zoom"),
                instant(row, "settled_at"),
                row.getString("settled_by"),
                row.getBoolean("is_left"),
                row.getString("outcome"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    record Open(int missing, int mendable, int all) {}

    Open counts(UUID reconciliationId) {
        return jdbc.sql("select count(*) filter (where " + IS_MISSING + ") as missing, count(*) filter (where "
                        + IS_MENDABLE + ") as mendable, count(*) as all" + FROM + " where d.reconciliation_id = :id")
                .param("id", reconciliationId)
                .query(Open.class)
                .single();
    }

    /** Those of this reconciliation that can be mended now, the worst first. */
    List<UUID> mendable(UUID reconciliationId, int limit) {
        return jdbc.sql("select d.id" + FROM + " where d.reconciliation_id = :id and " + IS_MENDABLE
                        + " order by d.position limit :limit")
                .param("id", reconciliationId)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    /** What mending needs to know. */
    record ToMend(
            UUID id,
            UUID mediaWorkflowId,
            UUID connectionId,
            DifferenceKind kind,
            String recordingUuid,
            UUID ingestId,
            boolean isAtZoom,
            String hostId,
            String hostEmail,
            String meetingId,
            String topic,
            Instant meetingStart,
            int durationMinutes,
            String outcome) {}

    /** Of these, those that belong to this reconciliation. */
    List<ToMend> find(UUID reconciliationId, Collection<UUID> ids) {
        return jdbc.sql("""
                        select d.id, r.media_workflow_id, r.connection_id, d.kind, d.recording_uuid, d.ingest_id, d.is_at_zoom,
                               d.host_id, d.host_email, d.meeting_id, d.topic, d.meeting_start, d.duration_minutes, d.outcome
                          from reconciliation_difference d
                          join reconciliation r on r.id = d.reconciliation_id
                         where d.reconciliation_id = :reconciliation and d.id = any(:ids) order by d.position
                        """)
                .param("reconciliation", reconciliationId)
                .param("ids", ids.toArray(UUID[]::new))
                .query(ToMend.class)
                .list();
    }

    /** Settles an open difference; false where it was settled before. The row stays locked until the transaction ends. */
    boolean settle(UUID id, String by, boolean isLeft, String outcome) {
        return jdbc.sql("""
                        update reconciliation_difference
                           set settled_at = now(), settled_by = :by, is_left = :isLeft, outcome = :outcome
                         where id = :id and settled_at is null
                        """)
                        .param("id", id)
                        .param("by", by)
                        .param("isLeft", isLeft)
                        .param("outcome", outcome)
                        .update()
                == 1;
    }

    void outcome(UUID id, UUID ingestId, String outcome) {
        jdbc.sql("""
                        update reconciliation_difference set ingest_id = coalesce(:ingest, ingest_id), outcome = :outcome
                         where id = :id
                        """)
                .param("id", id)
                .param("ingest", ingestId)
                .param("outcome", outcome)
                .update();
    }

    Optional<String> outcomeOf(UUID id) {
        return jdbc.sql("select coalesce(outcome, '') from reconciliation_difference where id = :id")
                .param("id", id)
                .query(String.class)
                .optional();
    }
}

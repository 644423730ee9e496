package org.zoomensemble.ingest;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zoomensemble.recording.Announcement;
import org.zoomensemble.zoom.ZoomRecording;

/** The runs of recordings: which there are, what they know, and the opening of the next one. */
@Repository
class RunRepository {

    private static final String STANDING = """
            select i.id as ingest_id, i.media_workflow_id, i.recording_uuid, i.run, i.state, i.skipped_as,
                   coalesce(i.finished_at, i.announced_at) as since, i.topic, i.is_settled,
                   i.removal is not distinct from 'REMOVED' as is_removed,
                   i.is_caption_allowed is distinct from false as is_caption_allowed,
                   array(select distinct (extract(epoch from m.recording_start) * 1000000)::bigint
                           from item m join ingest x on x.id = m.ingest_id
                          where x.media_workflow_id = i.media_workflow_id and x.recording_uuid = i.recording_uuid) as segments,
                   array(select k from ingest x cross join unnest(x.opened_for) k
                          where x.media_workflow_id = i.media_workflow_id and x.recording_uuid = i.recording_uuid) as opened_for,
                   array(select t.type || ':' || (extract(epoch from n.recording_start) * 1000000)::bigint
                           from (select distinct on (m.recording_start) m.id, m.recording_start, m.caption_source
                                   from item m join ingest x on x.id = m.ingest_id
                                  where x.media_workflow_id = i.media_workflow_id and x.recording_uuid = i.recording_uuid
                                    and m.content_id is not null
                                  order by m.recording_start, x.run desc) n
                          cross join (values ('CC'), ('TRANSCRIPT')) t (type)
                          where n.caption_source = 'NONE'
                            and not exists (select from recording_file f
                                             where f.item_id = n.id and f.file_type = t.type and f.status <> 'processing'
                                               and f.source_url is not null)) as captions_missing
              from unnest(:workflows::uuid[], :uuids::text[]) a (workflow, uuid)
              join lateral (select * from ingest
                             where media_workflow_id = a.workflow and recording_uuid = a.uuid
                             order by run desc limit 1) i on true
            """;

    private final JdbcClient jdbc;

    RunRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of those recordings that have a run; one statement, however many are announced. */
    List<Standing> standings(Collection<Announcement> announcements) {
        return jdbc.sql(STANDING)
                .param(
                        "workflows",
                        announcements.stream()
                                .map(Announcement::mediaWorkflowId)
                                .toArray(UUID[]::new))
                .param(
                        "uuids",
                        announcements.stream()
                                .map(announcement -> announcement.recording().uuid())
                                .toArray(String[]::new))
                .query(RunRepository::standing)
                .list();
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        String skippedAs = row.getString("skipped_as");
        return new Standing(
                row.getObject("ingest_id", UUID.class),
                row.getObject("media_workflow_id", UUID.class),
                row.getString("recording_uuid"),
                row.getInt("run"),
                IngestState.valueOf(row.getString("state")),
                skippedAs == null ? null : SkippedAs.valueOf(skippedAs),
                row.getTimestamp("since").toInstant(),
                row.getString("topic"),
                row.getBoolean("is_settled"),
                row.getBoolean("is_removed"),
                row.getBoolean("is_caption_allowed"),
                Set.of((Long[]) elements(row.getArray("segments"))),
                Set.of((String[]) elements(row.getArray("captions_missing"))),
                Arrays.asList((String[]) elements(row.getArray("opened_for"))));
    }

    private static Object elements(Array array) throws SQLException {
        return array.getArray();
    }

    /** Opens a run; nothing happens where it is there already. */
    boolean open(UUID id, Announcement announcement, int run, String because, List<String> newsKeys) {
        ZoomRecording recording = announcement.recording();
        return jdbc.sql("""
                        insert into ingest (id, media_workflow_id, connection_id, zoom_account, recording_uuid, run, state,
                                            meeting_id, host_id, host_email, topic, meeting_start, duration_minutes,
                                            found_by, opened_because, opened_for)
                        values (:id, :workflow, :connection, :account, :uuid, :run, 'RUNNING', :meetingId, :hostId,
                                :hostEmail, :topic, :start, :duration, :foundBy, :because, :newsKeys)
                        on conflict do nothing
                        """)
                        .param("id", id)
                        .param("workflow", announcement.mediaWorkflowId())
                        .param("connection", announcement.connectionId())
                        .param("account", announcement.zoomAccount())
                        .param("uuid", recording.uuid())
                        .param("run", run)
                        .param("meetingId", recording.meetingId())
                        .param("hostId", recording.hostId())
                        .param("hostEmail", recording.hostEmail())
                        .param("topic", PlainText.line(recording.topic()))
                        .param("start", recording.startTime() == null ? null : Timestamp.from(recording.startTime()))
                        .param("duration", recording.duration())
                        .param("foundBy", announcement.foundBy().name())
                        .param("because", because)
                        .param("newsKeys", newsKeys.toArray(String[]::new))
                        .update()
                == 1;
    }

    /**
     * Opens the run after this one, for the same recording as it is known.
     *
     * @param isForced whether it makes every segment anew, instead of what is missing
     */
    void openNext(UUID id, UUID newest, String because, boolean isForced) {
        jdbc.sql("""
                        insert into ingest (id, media_workflow_id, connection_id, zoom_account, recording_uuid, run, state,
                                            meeting_id, host_id, host_email, topic, meeting_start, duration_minutes,
                                            found_by, opened_because, is_forced)
                        select :id, media_workflow_id, connection_id, zoom_account, recording_uuid, run + 1, 'RUNNING',
                               meeting_id, host_id, host_email, topic, meeting_start, duration_minutes,
                               'REQUEST', :because, :isForced
                          from ingest where id = :newest
                        """)
                .param("id", id)
                .param("newest", newest)
                .param("because", because)
                .param("isForced", isForced)
                .update();
    }

    /** Whether something new would need another run; see {@link Standing#isDone}. */
    boolean isDone(UUID ingestId) {
        return jdbc.sql("select state in ('INGESTED', 'SKIPPED') or is_settled from ingest where id = :id")
                .param("id", ingestId)
                .query(Boolean.class)
                .single();
    }

    /** What is in Ensemble. */
    record Made(String name, String contentId) {}

    /** The contents that the runs before this one made of the recording. */
    List<Made> contents(UUID ingestId) {
        return jdbc.sql("""
                        select m.name, m.content_id
                          from ingest i
                          join ingest x on x.media_workflow_id = i.media_workflow_id
                                       and x.recording_uuid = i.recording_uuid and x.run < i.run
                          join item m on m.ingest_id = x.id
                         where i.id = :id and m.content_id is not null
                         group by m.name, m.content_id
                         order by min(m.recording_start), min(x.run), m.content_id
                        """).param("id", ingestId).query(Made.class).list();
    }

    /** The newest run of the recording to which this ingest belongs. */
    Optional<UUID> newest(UUID ingestId) {
        return jdbc.sql("""
                        select n.id from ingest i
                          join ingest n on n.media_workflow_id = i.media_workflow_id and n.recording_uuid = i.recording_uuid
                         where i.id = :id order by n.run desc limit 1
                        """).param("id", ingestId).query(UUID.class).optional();
    }

    /**
     * Zoom has a recording again that was removed from it. A list that was read before a removal may come after it, so what
     * was removed just now stays noted as removed.
     */
    void backInZoom(String zoomAccount, String recordingUuid) {
        jdbc.sql("""
                        update ingest i
                           set removal = 'KEPT', removal_at = now(),
                               removal_sentence = 'Stays in Zoom: somebody recovered it from Zoom''s trash, so it is not removed again.'
                         where zoom_account = :account and recording_uuid = :uuid and is_removed
                           and not exists (select from ingest x
                                            where x.zoom_account = :account and x.recording_uuid = :uuid
                                              and x.removed_at > now() - interval '1 hour')
                        """).param("account", zoomAccount).param("uuid", recordingUuid).update();
    }
}

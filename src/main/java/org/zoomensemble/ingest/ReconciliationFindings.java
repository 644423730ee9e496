package org.zoomensemble.ingest;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zoomensemble.zoom.ZoomFile;
import org.zoomensemble.zoom.ZoomRecording;

/** What a running reconciliation found so far at Zoom, here and in Ensemble. */
@Repository
class ReconciliationFindings {

    /** Of this media workflow, and of the period or listed by Zoom. */
    private static final String OURS = """
              from ingest i
              join reconciliation r on r.id = :id
             where i.media_workflow_id = r.media_workflow_id
               and (cast(coalesce(i.meeting_start, i.announced_at) at time zone 'UTC' as date) between r.from_day and r.to_day
                    or exists (select from reconciliation_recording z
                                where z.reconciliation_id = r.id and z.recording_uuid = i.recording_uuid))
            """;

    private static final String IS_REMOVED = "i.is_removed";

    private final JdbcClient jdbc;

    ReconciliationFindings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void atZoom(UUID id, ZoomRecording recording, boolean isWanted) {
        jdbc.sql("""
                        insert into reconciliation_recording (reconciliation_id, recording_uuid, host_id, host_email,
                               meeting_id, topic, meeting_start, duration_minutes, ends_at, segments, is_wanted)
                        values (:id, :uuid, :hostId, :hostEmail, :meetingId, :topic, :start, :duration, :ends,
                                cast(:segments as timestamptz[]), :wanted)
                        on conflict do nothing
                        """)
                .param("id", id)
                .param("uuid", recording.uuid())
                .param("hostId", recording.hostId())
                .param("hostEmail", recording.hostEmail())
                .param("meetingId", recording.meetingId())
                .param("topic", PlainText.line(recording.topic()))
                .param("start", timestamp(recording.startTime()))
                .param("duration", recording.duration())
                .param("ends", timestamp(end(recording)))
                .param(
                        "segments",
                        Segments.of(recording).stream()
                                .map(segment -> segment.start().toString())
                                .toArray(String[]::new))
                .param("wanted", isWanted)
                .update();
    }

    private static Instant end(ZoomRecording recording) {
        Instant end = recording.startTime() == null
                ? null
                : recording.startTime().plus(Duration.ofMinutes(recording.duration()));
        for (ZoomFile file : recording.files()) {
            Instant last = file.recordingEnd() == null ? file.recordingStart() : file.recordingEnd();
            end = end == null || last.isAfter(end) ? last : end;
        }
        return end;
    }

    private static Timestamp timestamp(Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    /** What Ensemble is to be asked for: the newest content of each segment of what was ingested. */
    void takeInContents(UUID id) {
        jdbc.sql("""
                        insert into reconciliation_content (reconciliation_id, item_id)
                        select :id, newest.id
                          from (select distinct on (i.recording_uuid, m.recording_start) m.id
                        """ + OURS.replace("from ingest i", "from item m join ingest i on i.id = m.ingest_id") + """
                                   and m.content_id is not null and i.state = 'INGESTED'
                                 order by i.recording_uuid, m.recording_start, i.run desc) newest
                        on conflict do nothing
                        """)
                .param("id", id)
                .update();
    }

    record Asked(UUID itemId, String contentId) {}

    List<Asked> nextContents(UUID id, int limit) {
        return jdbc.sql("""
                        select c.item_id, m.content_id
                          from reconciliation_content c join item m on m.id = c.item_id
                         where c.reconciliation_id = :id and c.answer is null order by c.item_id limit :limit
                        """)
                .param("id", id)
                .param("limit", limit)
                .query(Asked.class)
                .list();
    }

    boolean hasContents(UUID id) {
        return jdbc.sql("select exists (select from reconciliation_content where reconciliation_id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    void answered(UUID id, UUID itemId, ContentAnswer answer) {
        jdbc.sql("""
                        update reconciliation_content set answer = :answer
                         where reconciliation_id = :id and item_id = :item
                        """)
                .param("id", id)
                .param("item", itemId)
                .param("answer", answer.name())
                .update();
    }

    List<Comparison.AtZoom> atZoom(UUID id) {
        return jdbc.sql("""
                        select z.recording_uuid, z.host_id, z.host_email, z.meeting_id, z.topic, z.meeting_start,
                               z.duration_minutes, z.ends_at, z.is_wanted,
                               (select count(*) from unnest(z.segments) s
                                 where not exists (select from item m join ingest i on i.id = m.ingest_id
                                                    where i.media_workflow_id = r.media_workflow_id
                                                      and i.recording_uuid = z.recording_uuid
                                                      and m.recording_start = s)) as segments_missing
                          from reconciliation_recording z
                          join reconciliation r on r.id = z.reconciliation_id
                         where r.id = :id
                        """).param("id", id).query(Comparison.AtZoom.class).list();
    }

    /** The newest run of each recording; one that was skipped counts only where there is no other. */
    List<Comparison.Here> here(UUID id) {
        return jdbc.sql("""
                        select distinct on (i.recording_uuid) i.id as ingest_id, i.recording_uuid, i.state, i.reason,
                               i.host_id, i.host_email, i.meeting_id, i.topic, i.meeting_start, i.duration_minutes,
                               i.announced_at, IS_REMOVED as is_removed,
                               coalesce(i.skipped_as = 'GONE', false) as is_gone
                        """.replace("IS_REMOVED", IS_REMOVED) + OURS
                        + " order by i.recording_uuid, i.state = 'SKIPPED', i.run desc")
                .param("id", id)
                .query(Comparison.Here.class)
                .list();
    }

    List<Comparison.InEnsemble> inEnsemble(UUID id) {
        return jdbc.sql("""
                        select i.recording_uuid, m.name, m.content_id, c.answer
                          from reconciliation_content c
                          join item m on m.id = c.item_id
                          join ingest i on i.id = m.ingest_id
                         where c.reconciliation_id = :id and c.answer is not null order by m.segment
                        """).param("id", id).query(Comparison.InEnsemble.class).list();
    }

    /** Zoom ids of those whose recordings Zoom listed. */
    Set<String> hostsListed(UUID id) {
        return new HashSet<>(jdbc.sql("""
                        select zoom_user_id from reconciliation_host
                         where reconciliation_id = :id and done_at is not null and sentence is null
                        """).param("id", id).query(String.class).list());
    }

    /** What was only needed for comparing. */
    void forget(UUID id) {
        jdbc.sql("delete from reconciliation_recording where reconciliation_id = :id")
                .param("id", id)
                .update();
    }
}

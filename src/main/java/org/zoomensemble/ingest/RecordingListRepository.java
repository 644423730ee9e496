package org.zoomensemble.ingest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code recording_list}, {@code recording_list_line} and {@code recording_list_user}. */
@Repository
class RecordingListRepository {

    private static final String VIEW = """
            select r.id, r.media_workflow_id, r.state, r.sentence, r.requested_by, r.requested_at, r.finished_at,
                   l.lines, l.done, l.found, l.already_there, l.unknown_at_zoom, l.not_understood, l.refused, u.users, u.users_done
              from recording_list r
              cross join lateral (select count(*) as lines, count(verdict) as done,
                                         count(*) filter (where verdict = 'FOUND') as found,
                                         count(*) filter (where verdict = 'ALREADY_THERE') as already_there,
                                         count(*) filter (where verdict = 'UNKNOWN_AT_ZOOM') as unknown_at_zoom,
                                         count(*) filter (where verdict = 'NOT_UNDERSTOOD') as not_understood,
                                         count(*) filter (where verdict = 'REFUSED') as refused
                                    from recording_list_line where list_id = r.id) l
              cross join lateral (select count(*) as users, count(*) filter (where is_done) as users_done
                                    from recording_list_user where list_id = r.id) u
            """;

    private final JdbcClient jdbc;

    RecordingListRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What working on a list needs to know. */
    record Running(UUID id, UUID mediaWorkflowId, String requestedBy, Instant requestedAt) {}

    /** A line without a verdict. */
    record OpenLine(
            long line,
            String shown,
            String meetingUuid,
            String meetingNumber,
            String meetingStart,
            String link,
            int attempts) {

        WantedRecording wanted() {
            if (meetingUuid != null) {
                return new WantedRecording.ByUuid(meetingUuid);
            }
            return link != null
                    ? new WantedRecording.ByLink(link, shown)
                    : new WantedRecording.ByNumber(meetingNumber, MeetingStart.of(meetingStart));
        }
    }

    void open(UUID id, UUID mediaWorkflowId, String by) {
        jdbc.sql("delete from recording_list where finished_at < now() - interval '30 days'")
                .update();
        jdbc.sql(
                        "insert into recording_list (id, media_workflow_id, state, requested_by) values (:id, :workflow, 'RUNNING', :by)")
                .param("id", id)
                .param("workflow", mediaWorkflowId)
                .param("by", by)
                .update();
    }

    void add(UUID listId, List<ListedRecording> lines) {
        int size = lines.size();
        Long[] numbers = new Long[size];
        String[][] texts = new String[6][size];
        for (int i = 0; i < size; i++) {
            ListedRecording line = lines.get(i);
            numbers[i] = line.line();
            texts[0][i] = line.shown().replace("\0", "");
            texts[1][i] = line.wanted() instanceof WantedRecording.ByUuid by ? by.uuid() : null;
            texts[2][i] = line.wanted() instanceof WantedRecording.ByNumber by ? by.number() : null;
            texts[3][i] = line.wanted() instanceof WantedRecording.ByNumber by
                    ? by.start().toString()
                    : null;
            texts[4][i] = line.wanted() instanceof WantedRecording.ByLink by ? by.key() : null;
            texts[5][i] = line.refusal();
        }
        jdbc.sql("""
                        insert into recording_list_line (list_id, line, shown, meeting_uuid, meeting_number, meeting_start, link,
                                                         verdict, sentence)
                        select :list, l.line, l.shown, l.uuid, l.number, l.start, l.link,
                               case when l.refusal is not null then 'NOT_UNDERSTOOD' end, l.refusal
                          from unnest(:lines, :shown, :uuids, :numbers, :starts, :links, :refusals)
                               as l(line, shown, uuid, number, start, link, refusal)
                        """)
                .param("list", listId)
                .param("lines", numbers)
                .param("shown", texts[0])
                .param("uuids", texts[1])
                .param("numbers", texts[2])
                .param("starts", texts[3])
                .param("links", texts[4])
                .param("refusals", texts[5])
                .update();
    }

    /** The list where it has to go on; one that stopped goes on, too. */
    Optional<Running> begin(UUID id) {
        jdbc.sql("update recording_list set state = 'RUNNING', sentence = null, finished_at = null"
                        + " where id = :id and state = 'STOPPED'")
                .param("id", id)
                .update();
        return jdbc.sql("select id, media_workflow_id, requested_by, requested_at from recording_list"
                        + " where id = :id and state = 'RUNNING'")
                .param("id", id)
                .query(Running.class)
                .optional();
    }

    /** Lines that failed before come last, so that they do not keep the others waiting. */
    List<OpenLine> next(UUID id, int limit) {
        return jdbc.sql("""
                        select line, shown, meeting_uuid, meeting_number, meeting_start, link, attempts from recording_list_line
                         where list_id = :id and verdict is null and not is_waiting order by attempts, line limit :limit
                        """)
                .param("id", id)
                .param("limit", limit)
                .query(OpenLine.class)
                .list();
    }

    void answered(UUID id, long line, RecordingList.Verdict verdict, String sentence, UUID ingestId) {
        jdbc.sql("""
                        update recording_list_line set verdict = :verdict, sentence = :sentence, ingest_id = :ingest
                         where list_id = :id and line = :line
                        """)
                .param("id", id)
                .param("line", line)
                .param("verdict", verdict.name())
                .param("sentence", sentence)
                .param("ingest", ingestId)
                .update();
    }

    void failed(UUID id, long line) {
        jdbc.sql("update recording_list_line set attempts = attempts + 1 where list_id = :id and line = :line")
                .param("id", id)
                .param("line", line)
                .update();
    }

    void waits(UUID id, long line) {
        jdbc.sql("update recording_list_line set is_waiting = true where list_id = :id and line = :line")
                .param("id", id)
                .param("line", line)
                .update();
    }

    /** Whether the ingest was opened after the list was taken; holds also when the same line is worked on again. */
    boolean isOpenedSince(UUID ingestId, UUID listId) {
        return jdbc.sql("""
                        select i.announced_at >= r.requested_at from ingest i, recording_list r
                         where i.id = :ingest and r.id = :list
                        """)
                .param("ingest", ingestId)
                .param("list", listId)
                .query(Boolean.class)
                .single();
    }

    List<OpenLine> waiting(UUID id) {
        return jdbc.sql("""
                        select line, shown, meeting_uuid, meeting_number, meeting_start, link, attempts from recording_list_line
                         where list_id = :id and verdict is null and is_waiting order by line
                        """).param("id", id).query(OpenLine.class).list();
    }

    /** What the lists of users showed meanwhile can be found now. */
    void wake(UUID id, List<Long> lines) {
        jdbc.sql("update recording_list_line set is_waiting = false where list_id = :id and line = any(:lines)")
                .param("id", id)
                .param("lines", lines.toArray(Long[]::new))
                .update();
    }

    /** Writes everybody who is active now into the list; once. */
    void takeInUsers(UUID id, List<String> zoomUserIds) {
        jdbc.sql("""
                        insert into recording_list_user (list_id, zoom_user_id)
                        select :id, u from unnest(:users) u
                         where not exists (select from recording_list_user where list_id = :id)
                        on conflict do nothing
                        """)
                .param("id", id)
                .param("users", zoomUserIds.toArray(String[]::new))
                .update();
    }

    /** An active user who is still to be listed. */
    record OpenUser(String zoomUserId, int attempts) {}

    List<OpenUser> nextUsers(UUID id, int limit) {
        return jdbc.sql("""
                        select zoom_user_id, attempts from recording_list_user
                         where list_id = :id and not is_done order by attempts, zoom_user_id limit :limit
                        """)
                .param("id", id)
                .param("limit", limit)
                .query(OpenUser.class)
                .list();
    }

    void userDone(UUID id, String zoomUserId) {
        jdbc.sql("update recording_list_user set is_done = true where list_id = :id and zoom_user_id = :user")
                .param("id", id)
                .param("user", zoomUserId)
                .update();
    }

    void userFailed(UUID id, String zoomUserId) {
        jdbc.sql("update recording_list_user set attempts = attempts + 1 where list_id = :id and zoom_user_id = :user")
                .param("id", id)
                .param("user", zoomUserId)
                .update();
    }

    /** Whether Zoom listed anybody for this list, so that a refusal is not the account's. */
    boolean hasListed(UUID id) {
        return jdbc.sql("""
                        select exists (select from recording_list_user
                                        where list_id = :id and is_done and attempts = 0)
                        """).param("id", id).query(Boolean.class).single();
    }

    /** @return whether lines are left; a list without is done */
    boolean isLineLeft(UUID id) {
        return jdbc.sql("""
                        update recording_list set state = 'DONE', finished_at = now()
                         where id = :id and state = 'RUNNING'
                           and not exists (select from recording_list_line where list_id = :id and verdict is null)
                        """).param("id", id).update() == 0;
    }

    void stopped(UUID id, String sentence) {
        jdbc.sql("""
                        update recording_list set state = 'STOPPED', sentence = :sentence, finished_at = now()
                         where id = :id and state = 'RUNNING'
                        """).param("id", id).param("sentence", sentence).update();
    }

    Optional<RecordingList> view(UUID id) {
        return jdbc.sql(VIEW + " where r.id = :id")
                .param("id", id)
                .query(RecordingList.class)
                .optional();
    }

    List<RecordingList> newest(UUID mediaWorkflowId, int limit) {
        return jdbc.sql(VIEW + " where r.media_workflow_id = :workflow order by r.requested_at desc limit :limit")
                .param("workflow", mediaWorkflowId)
                .param("limit", limit)
                .query(RecordingList.class)
                .list();
    }

    List<RecordingList.Line> lines(UUID id, RecordingList.Verdict verdict, long behind, int limit) {
        return jdbc.sql("""
                        select line, shown as named, verdict, sentence, ingest_id from recording_list_line
                         where list_id = :id and line > :behind and (cast(:verdict as text) is null or verdict = :verdict)
                         order by line limit :limit
                        """)
                .param("id", id)
                .param("behind", behind)
                .param("verdict", verdict == null ? null : verdict.name())
                .param("limit", limit)
                .query(RecordingList.Line.class)
                .list();
    }
}

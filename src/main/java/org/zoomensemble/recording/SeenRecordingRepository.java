package org.zoomensemble.recording;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zoomensemble.zoom.ZoomRecording;

/** Rows of {@code seen_recording}. */
@Repository
class SeenRecordingRepository {

    private final JdbcClient jdbc;

    SeenRecordingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes down what a list showed; what is known already costs nothing. */
    void seen(String zoomAccount, List<ZoomRecording> recordings) {
        if (recordings.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into seen_recording (zoom_account, recording_uuid, host_id, meeting_id, links)
                        select distinct on (r.uuid) :account, r.uuid, r.host, r.meeting, string_to_array(r.links, ' ')
                          from unnest(:uuids, :hosts, :meetings, :links) as r(uuid, host, meeting, links)
                        on conflict (zoom_account, recording_uuid) do update set links = excluded.links
                         where seen_recording.links <> excluded.links
                        """)
                .param("account", zoomAccount)
                .param("uuids", texts(recordings, ZoomRecording::uuid))
                .param("hosts", texts(recordings, ZoomRecording::hostId))
                .param("meetings", texts(recordings, ZoomRecording::meetingId))
                .param("links", texts(recordings, recording -> String.join(" ", recording.links())))
                .update();
    }

    Optional<SeenRecording> byLink(String zoomAccount, String link) {
        return jdbc.sql("""
                        select recording_uuid, host_id from seen_recording
                         where zoom_account = :account and links @> array[cast(:link as text)]
                         order by seen_at desc limit 1
                        """)
                .param("account", zoomAccount)
                .param("link", link)
                .query(SeenRecording.class)
                .optional();
    }

    /** Which of these links lists showed. */
    List<String> knownLinks(String zoomAccount, Collection<String> links) {
        return jdbc.sql("""
                        select l from unnest(:links) l
                         where exists (select from seen_recording where zoom_account = :account and links @> array[cast(l as text)])
                        """)
                .param("account", zoomAccount)
                .param("links", links.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** Which of these meeting numbers lists showed. */
    List<String> knownNumbers(String zoomAccount, Collection<String> meetingNumbers) {
        return jdbc.sql("""
                        select distinct meeting_id from seen_recording
                         where zoom_account = :account and meeting_id = any(:numbers)
                        """)
                .param("account", zoomAccount)
                .param("numbers", meetingNumbers.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    List<String> hosts(String zoomAccount, String meetingNumber) {
        return jdbc.sql("""
                        select distinct host_id from seen_recording
                         where zoom_account = :account and meeting_id = :number
                        """)
                .param("account", zoomAccount)
                .param("number", meetingNumber)
                .query(String.class)
                .list();
    }

    /** Long enough for whoever comes with a link; a recording that is still listed is seen again. */
    void forgetOld() {
        jdbc.sql("delete from seen_recording where seen_at < now() - interval '1 year'")
                .update();
    }

    boolean isActive(UUID mediaWorkflowId, String zoomUserId) {
        return jdbc.sql("""
                        select exists (select from active_user
                                        where media_workflow_id = :workflow and zoom_user_id = :user)
                        """)
                .param("workflow", mediaWorkflowId)
                .param("user", zoomUserId)
                .query(Boolean.class)
                .single();
    }

    List<String> activeUsers(UUID mediaWorkflowId) {
        return jdbc.sql(
                        "select zoom_user_id from active_user where media_workflow_id = :workflow order by zoom_user_id")
                .param("workflow", mediaWorkflowId)
                .query(String.class)
                .list();
    }

    private static String[] texts(List<ZoomRecording> recordings, Function<ZoomRecording, String> text) {
        return recordings.stream().map(text).toArray(String[]::new);
    }
}

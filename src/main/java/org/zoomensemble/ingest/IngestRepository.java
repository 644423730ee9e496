package org.zoomensemble.ingest;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.zoom.ZoomRecording;

/** Rows of {@code ingest}. */
@Repository
class IngestRepository {

    private static final String COLUMNS = """
            id, media_workflow_id, connection_id, zoom_account, recording_uuid, run, state, changes, host_id, host_email,
            topic, meeting_start, duration_minutes, announced_at, is_caption_allowed, is_forced
            """;

    private final JdbcClient jdbc;

    IngestRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Ingest find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from ingest where id = :id")
                .param("id", id)
                .query(Ingest.class)
                .single();
    }

    /** The row at the beginning of a step: one that failed runs again, whoever asked for it. */
    Ingest begin(UUID id) {
        Ingest ingest = find(id);
        if (ingest.state() == IngestState.FAILED) {
            says(id, IngestState.RUNNING, "Tried again.");
        }
        return ingest;
    }

    /** A step reached its result: what it waited for, or failed for, holds no more. */
    void goesOn(UUID id) {
        jdbc.sql("update ingest set reason = null where id = :id and state = 'RUNNING' and reason is not null")
                .param("id", id)
                .update();
    }

    Optional<Ingest> lookUp(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from ingest where id = :id")
                .param("id", id)
                .query(Ingest.class)
                .optional();
    }

    /** A meeting of a Zoom account. */
    record Met(UUID id, String meetingId) {}

    /** The newest one of the last 90 days that the reach covers; the account is the one that the connection names now. */
    Optional<Met> newestOfAccount(UUID connectionId, Reach reach) {
        return jdbc.sql("""
                        select i.id, i.meeting_id
                          from ingest i
                          join media_workflow w on w.id = i.media_workflow_id
                          join library l on l.id = w.library_id
                          join organization o on o.id = l.organization_id
                         where i.zoom_account = (select coalesce(account_id, client_id) from zoom_connection
                                                  where id = :connection)
                           and i.announced_at > now() - interval '90 days' and
                        """ + Reach.coversLibrary("l.id", "l.organization_id", "o.institution_id")
                        + " order by i.announced_at desc, i.id desc limit 1")
                .params(reach.parameters())
                .param("connection", connectionId)
                .query(Met.class)
                .optional();
    }

    Optional<UUID> idOf(UUID mediaWorkflowId, String recordingUuid) {
        return jdbc.sql("""
                        select id from ingest
                         where media_workflow_id = :workflow and recording_uuid = :uuid
                         order by run desc limit 1
                        """)
                .param("workflow", mediaWorkflowId)
                .param("uuid", recordingUuid)
                .query(UUID.class)
                .optional();
    }

    /** One lock for everything that announces, or removes, this recording; held until the transaction ends. */
    void lockRecording(String zoomAccount, String recordingUuid) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:account || '/' || :uuid, 0))")
                .param("account", zoomAccount)
                .param("uuid", recordingUuid)
                .query(rs -> {});
    }

    void processStarted(UUID id, String processInstanceId) {
        jdbc.sql("update ingest set process_instance_id = :process where id = :id")
                .param("process", processInstanceId)
                .param("id", id)
                .update();
    }

    /** What Zoom told when the recording was read may be newer than what was announced. */
    void learned(UUID id, ZoomRecording recording, String hostEmail) {
        jdbc.sql("""
                        update ingest set topic = :topic, duration_minutes = :duration, host_email = :hostEmail
                         where id = :id
                           and (topic <> :topic or duration_minutes <> :duration or host_email <> :hostEmail)
                        """)
                .param("id", id)
                .param("topic", PlainText.line(recording.topic()))
                .param("duration", recording.duration())
                .param("hostEmail", hostEmail)
                .update();
    }

    /** Notes that something was announced about a running ingest. */
    void changed(UUID id) {
        jdbc.sql("update ingest set changes = changes + 1 where id = :id and state in ('RUNNING', 'FAILED')")
                .param("id", id)
                .update();
    }

    /** Locks the row and reads how often something was announced about it. */
    long lockChanges(UUID id) {
        return jdbc.sql("select changes from ingest where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    void captionsAllowed(UUID id, boolean allowed) {
        jdbc.sql("update ingest set is_caption_allowed = :allowed where id = :id")
                .param("id", id)
                .param("allowed", allowed)
                .update();
    }

    /** Says what an ingest waits for, or why it stands; an outcome is never overwritten by it. */
    void says(UUID id, IngestState state, String reason) {
        jdbc.sql("""
                        update ingest set state = :state, reason = :reason
                         where id = :id and state in ('RUNNING', 'FAILED')
                           and (state <> :state or reason is distinct from :reason)
                        """)
                .param("id", id)
                .param("state", state.name())
                .param("reason", reason)
                .update();
    }

    /**
     * Writes down that everything is in Ensemble; nothing happens to an outcome.
     *
     * @param isRemovalWanted whether the removal from Zoom is next
     * @param nothingMissing  the reason of a next run that found nothing to do
     * @return false where it had its outcome before
     */
    boolean ingested(UUID id, boolean isRemovalWanted, String nothingMissing) {
        return jdbc.sql("""
                        update ingest i set state = 'INGESTED', finished_at = now(), removal = :removal,
                               removal_sentence = case when :isWanted then 'Is about to be removed from Zoom.' end,
                               removal_at = case when :isWanted then now() end,
                               reason = case when run > 1
                                              and not exists (select from ingest_step s
                                                               where s.ingest_id = i.id
                                                                 and s.step in ('created', 'transferred', 'captioned',
                                                                                'renamed', 'kept-name'))
                                             then :nothing end
                         where id = :id and state in ('RUNNING', 'FAILED')
                        """)
                        .param("id", id)
                        .param("nothing", nothingMissing)
                        .param("removal", isRemovalWanted ? RemovalState.WAITING.name() : null)
                        .param("isWanted", isRemovalWanted)
                        .update()
                == 1;
    }

    /** Writes down an outcome without ingest; one that is there stays. */
    void skipped(UUID id, SkippedAs as, String reason) {
        jdbc.sql("""
                        update ingest set state = 'SKIPPED', skipped_as = :as, reason = :reason, finished_at = now()
                         where id = :id and state in ('RUNNING', 'FAILED')
                        """)
                .param("as", as.name())
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    /** From here on nothing about this ingest speaks against removing the recording from Zoom. */
    void settled(UUID id) {
        jdbc.sql("update ingest set is_settled = true where id = :id")
                .param("id", id)
                .update();
    }

    /** How many ingests of this account have no outcome yet. */
    int unfinished(UUID connectionId, String zoomAccount) {
        return jdbc.sql("""
                        select count(*) from ingest
                         where connection_id = :connection and zoom_account = :account and state in ('RUNNING', 'FAILED')
                        """)
                .param("connection", connectionId)
                .param("account", zoomAccount)
                .query(Integer.class)
                .single();
    }

    /** Ingests of these recordings that have no outcome yet. */
    List<UUID> running(String zoomAccount, Collection<String> recordingUuids) {
        if (recordingUuids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select id from ingest
                         where zoom_account = :account and recording_uuid in (:uuids) and state in ('RUNNING', 'FAILED')
                        """)
                .param("account", zoomAccount)
                .param("uuids", recordingUuids)
                .query(UUID.class)
                .list();
    }

    /** Running ingests that were announced before {@code before}, with their process instances. */
    List<RunningInstance> running(Instant before) {
        return jdbc.sql("""
                        select id, process_instance_id from ingest
                         where state = 'RUNNING' and announced_at < :before and process_instance_id is not null
                        """)
                .param("before", Timestamp.from(before))
                .query(RunningInstance.class)
                .list();
    }

    record RunningInstance(UUID id, String processInstanceId) {}
}

package org.zoomensemble.ingest;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What becomes of the removal of each ingest; none of it touches the outcome. */
@Repository
class RemovalRepository {

    private final JdbcClient jdbc;

    RemovalRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty where removal was never asked for. */
    Optional<RemovalState> state(UUID ingestId) {
        return jdbc.sql("select removal from ingest where id = :id and removal is not null")
                .param("id", ingestId)
                .query(RemovalState.class)
                .optional();
    }

    /**
     * The beginning of the step. An instance of the process as it was before the outcome came first has none yet: its
     * recording is ingested from here on.
     *
     * @return false where the recording is in Zoom's trash already
     */
    boolean begin(UUID ingestId) {
        jdbc.sql("""
                        update ingest set state = 'INGESTED', reason = null, finished_at = now()
                         where id = :id and is_settled and state in ('RUNNING', 'FAILED')
                        """).param("id", ingestId).update();
        RemovalState state = state(ingestId).orElse(null);
        if (state == null || state == RemovalState.FAILED) {
            says(ingestId, RemovalState.WAITING, state == null ? "Is about to be removed from Zoom." : "Tried again.");
        }
        return state != RemovalState.REMOVED;
    }

    /**
     * Writes down how the removal stands; what is in the trash is there, whatever is said later.
     *
     * @return false where it stood so before
     */
    boolean says(UUID ingestId, RemovalState state, String sentence) {
        return jdbc.sql("""
                        update ingest
                           set removal_at = case when removal is distinct from :state then now() else removal_at end,
                               removal = :state, removal_sentence = :sentence
                         where id = :id and removal is distinct from 'REMOVED'
                           and (removal is distinct from :state or removal_sentence is distinct from :sentence)
                        """)
                        .param("id", ingestId)
                        .param("state", state.name())
                        .param("sentence", sentence)
                        .update()
                == 1;
    }

    /**
     * The recording left Zoom: for every ingest of it that has its outcome.
     *
     * @return the ingests whose own removal had failed, with an incident that is over now
     */
    List<UUID> removed(Ingest ingest, String sentence) {
        return jdbc.sql("""
                        with before as (select id, removal from ingest
                                         where zoom_account = :account and recording_uuid = :uuid and state <> 'RUNNING'
                                           for update),
                             now_removed as (update ingest i
                                                set removal = 'REMOVED', removal_sentence = :sentence, removal_at = now(),
                                                    removed_at = now()
                                               from before b where b.id = i.id)
                        select id from before where removal = 'FAILED' and id <> :ingest
                        """)
                .param("account", ingest.zoomAccount())
                .param("uuid", ingest.recordingUuid())
                .param("sentence", sentence)
                .param("ingest", ingest.id())
                .query(UUID.class)
                .list();
    }

    /** Whether this application saw the recording leave Zoom once; who has it there now has recovered it. */
    boolean wasRemoved(Ingest ingest) {
        return jdbc.sql("""
                        select exists (select from ingest where zoom_account = :account and recording_uuid = :uuid
                                                            and removed_at is not null)
                        """)
                .param("account", ingest.zoomAccount())
                .param("uuid", ingest.recordingUuid())
                .query(Boolean.class)
                .single();
    }

    /** Whether an ingest of this recording is removing it from Zoom at this moment. */
    boolean isClaimed(String zoomAccount, String recordingUuid) {
        return jdbc.sql("""
                        select exists (select from removal_claim
                                        where zoom_account = :account and recording_uuid = :uuid)
                        """)
                .param("account", zoomAccount)
                .param("uuid", recordingUuid)
                .query(Boolean.class)
                .single();
    }

    /** Whether this application moved it to the trash, so lately that Zoom still keeps it there. */
    boolean isInTrash(String zoomAccount, String recordingUuid) {
        return jdbc.sql("""
                        select exists (select from ingest
                                        where zoom_account = :account and recording_uuid = :uuid and removal = 'REMOVED'
                                          and removed_at > now() - interval '30 days')
                        """)
                .param("account", zoomAccount)
                .param("uuid", recordingUuid)
                .query(Boolean.class)
                .single();
    }

    /** It was taken back out of the trash by this application, so it may be moved there again when all are done. */
    void recovered(String zoomAccount, String recordingUuid) {
        jdbc.sql("""
                        update ingest
                           set removal = 'KEPT', removal_at = now(), removed_at = null,
                               removal_sentence = 'Taken back out of Zoom''s trash, because another media workflow wants it.'
                         where zoom_account = :account and recording_uuid = :uuid and removal = 'REMOVED'
                        """).param("account", zoomAccount).param("uuid", recordingUuid).update();
    }

    /** Removals that wait, of ingests that were announced before {@code before}, with their process instances. */
    List<IngestRepository.RunningInstance> waiting(Instant before) {
        return jdbc.sql("""
                        select id, process_instance_id from ingest
                         where removal = 'WAITING' and announced_at < :before and process_instance_id is not null
                        """)
                .param("before", Timestamp.from(before))
                .query(IngestRepository.RunningInstance.class)
                .list();
    }

    /** The process instance is no more; false where the removal goes on in another one, or is settled. */
    boolean vanished(IngestRepository.RunningInstance instance, String sentence) {
        return jdbc.sql("""
                        update ingest set removal = 'FAILED', removal_sentence = :sentence, removal_at = now()
                         where id = :id and process_instance_id = :process and removal = 'WAITING'
                        """)
                        .param("id", instance.id())
                        .param("process", instance.processInstanceId())
                        .param("sentence", sentence)
                        .update()
                == 1;
    }
}

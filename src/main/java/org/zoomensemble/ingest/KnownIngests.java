package org.zoomensemble.ingest;

import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zoomensemble.recording.KnownRecordings;

/** Every run of an ingest counts, whatever its outcome. */
@Repository
class KnownIngests implements KnownRecordings {

    private final JdbcClient jdbc;

    KnownIngests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<UUID> having(String zoomAccount, String recordingUuid) {
        return jdbc.sql("""
                        select distinct media_workflow_id from ingest
                         where zoom_account = :account and recording_uuid = :uuid
                        """)
                .param("account", zoomAccount)
                .param("uuid", recordingUuid)
                .query(UUID.class)
                .set();
    }

    @Override
    public boolean isAnyDone(String zoomAccount, String recordingUuid) {
        return jdbc.sql("""
                        select exists (select from ingest
                                        where zoom_account = :account and recording_uuid = :uuid
                                          and state in ('INGESTED', 'SKIPPED'))
                        """)
                .param("account", zoomAccount)
                .param("uuid", recordingUuid)
                .query(Boolean.class)
                .single();
    }
}

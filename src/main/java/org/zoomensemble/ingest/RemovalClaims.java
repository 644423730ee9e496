package org.zoomensemble.ingest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who moves a recording to Zoom's trash, and what speaks against it. All under the lock that announcements take. */
@Repository
class RemovalClaims {

    private final JdbcClient jdbc;

    RemovalClaims(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What forbids the removal at this moment, in words; empty when nothing does. */
    Optional<String> objection(Ingest ingest) {
        return jdbc.sql("""
                        select case
                                 when not (t.enabled and t.remove_recordings)
                                   then 'the media workflow “' || w.name || '” does not remove recordings'
                                 when i.id is null
                                   then 'the media workflow “' || w.name || '” has not ingested it yet'
                                 when i.state = 'SKIPPED'
                                   then 'the media workflow “' || w.name || '” skipped it'
                                 when i.state = 'FAILED' and i.id <> :ingest
                                   then 'the ingest of the media workflow “' || w.name || '” failed'
                                 when not i.is_settled
                                   then 'the media workflow “' || w.name || '” is not done with it yet'
                                 else 'an item of the media workflow “' || w.name || '” is not confirmed by Ensemble'
                               end
                          from media_workflow w
                          join workflow_template t on t.id = w.template_id
                          left join lateral (select x.id, x.state, x.is_settled from ingest x
                                              where x.media_workflow_id = w.id and x.recording_uuid = :uuid
                                              order by x.run desc limit 1) i on true
                         where (exists (select 1 from active_user u
                                         where u.media_workflow_id = w.id and u.zoom_user_id = :host)
                                or i.id is not null)
                           and (not (t.enabled and t.remove_recordings) or i.id is null or i.state = 'SKIPPED'
                                or (i.state = 'FAILED' and i.id <> :ingest) or not i.is_settled
                                or exists (select 1 from item m join ingest x on x.id = m.ingest_id
                                            where x.media_workflow_id = w.id and x.recording_uuid = :uuid
                                              and m.confirmed_at is null)
                                or not exists (select 1 from item m join ingest x on x.id = m.ingest_id
                                            where x.media_workflow_id = w.id and x.recording_uuid = :uuid))
                         limit 1
                        """)
                .param("ingest", ingest.id())
                .param("uuid", ingest.recordingUuid())
                .param("host", ingest.hostId())
                .query(String.class)
                .optional();
    }

    /** False when another ingest of the recording holds the claim. */
    boolean claim(Ingest ingest) {
        return jdbc.sql("""
                        insert into removal_claim (zoom_account, recording_uuid, ingest_id)
                        values (:account, :uuid, :ingest)
                        on conflict (zoom_account, recording_uuid) do update set claimed_at = now()
                         where removal_claim.ingest_id = excluded.ingest_id
                        """)
                        .param("account", ingest.zoomAccount())
                        .param("uuid", ingest.recordingUuid())
                        .param("ingest", ingest.id())
                        .update()
                == 1;
    }

    void release(Ingest ingest) {
        jdbc.sql("""
                        delete from removal_claim
                         where zoom_account = :account and recording_uuid = :uuid and ingest_id = :ingest
                        """)
                .param("account", ingest.zoomAccount())
                .param("uuid", ingest.recordingUuid())
                .param("ingest", ingest.id())
                .update();
    }

    /** Items of every media workflow that has this recording, with where they lie in Ensemble. */
    List<SafeItem> items(Ingest ingest) {
        return jdbc.sql("""
                        select m.content_id, m.name, m.recording_start, i.ensemble_id as institution_ensemble_id
                          from item m
                          join ingest x on x.id = m.ingest_id
                          join media_workflow w on w.id = x.media_workflow_id
                          join library l on l.id = w.library_id
                          join organization o on o.id = l.organization_id
                          join institution i on i.id = o.institution_id
                         where x.zoom_account = :account and x.recording_uuid = :uuid
                        """)
                .param("account", ingest.zoomAccount())
                .param("uuid", ingest.recordingUuid())
                .query(SafeItem.class)
                .list();
    }

    record SafeItem(String contentId, String name, Instant recordingStart, String institutionEnsembleId) {}
}

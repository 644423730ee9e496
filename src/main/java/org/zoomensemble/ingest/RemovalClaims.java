package org.zoomensemble.ingest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who moves a recording to Zoom's trash, what speaks against it, and when it is due. All under the lock that announcements
 * take. Where a media workflow had several runs, its newest item of each segment counts.
 */
@Repository
class RemovalClaims {

    /** Every media workflow that has or wants the recording, with its newest run; null where it has none. */
    private static final String CONCERNED = """
            select w.id, w.name, t.enabled and t.remove_recordings as is_remove_on, t.remove_after_days,
                   i.id as ingest_id, i.state, i.is_settled, i.finished_at
              from media_workflow w
              join workflow_template t on t.id = w.template_id
              left join lateral (select x.id, x.state, x.is_settled, x.finished_at from ingest x
                                  where x.media_workflow_id = w.id and x.recording_uuid = :uuid
                                  order by x.run desc limit 1) i on true
             where w.id in (select u.media_workflow_id from active_user u where u.zoom_user_id = :host
                            union
                            select x.media_workflow_id from ingest x
                             where x.zoom_account = :account and x.recording_uuid = :uuid)
            """;

    private static final String NEWEST_ITEMS = """
            select distinct on (x.media_workflow_id, m.recording_start)
                   m.id, x.media_workflow_id, m.recording_start, m.content_id, m.name, m.confirmed_at, m.caption_at,
                   m.caption_source
              from item m join ingest x on x.id = m.ingest_id
             where x.zoom_account = :account and x.recording_uuid = :uuid
             order by x.media_workflow_id, m.recording_start, x.run desc
            """;

    private final JdbcClient jdbc;

    RemovalClaims(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What forbids the removal at this moment, in words; empty when nothing does. */
    Optional<String> objection(Ingest ingest) {
        return jdbc.sql("""
                        with concerned as (CONCERNED), newest as (NEWEST)
                        select said from (
                          select case
                                   when not c.is_remove_on
                                     then 'the media workflow “' || c.name || '” does not remove recordings'
                                   when c.ingest_id is null
                                     then 'the media workflow “' || c.name || '” has not ingested it yet'
                                   when c.state = 'SKIPPED'
                                     then 'the media workflow “' || c.name || '” skipped it'
                                   when c.state = 'FAILED'
                                     then 'the ingest of the media workflow “' || c.name || '” failed'
                                   when not c.is_settled
                                     then 'the media workflow “' || c.name || '” is not done with it yet'
                                   when not exists (select from newest n where n.media_workflow_id = c.id)
                                     then 'the media workflow “' || c.name || '” made no item of it'
                                   when exists (select from newest n where n.media_workflow_id = c.id
                                                                       and n.confirmed_at is null)
                                     then 'an item of the media workflow “' || c.name || '” is not confirmed by Ensemble'
                                   when exists (select from newest n where n.media_workflow_id = c.id
                                                                       and n.caption_at is null)
                                     then 'the captions of an item of the media workflow “' || c.name
                                          || '” are not settled'
                                   when exists (select from newest n
                                                  join recording_file f on f.item_id = n.id
                                                 where n.media_workflow_id = c.id and n.caption_source = 'NONE'
                                                   and f.is_left and f.file_type in ('CC', 'TRANSCRIPT'))
                                     then 'the captions of an item of the media workflow “' || c.name
                                          || '” could not be brought and are only there'
                                 end as said
                            from concerned c) o
                         where said is not null limit 1
                        """.replace("CONCERNED", CONCERNED).replace("NEWEST", NEWEST_ITEMS))
                .param("account", ingest.zoomAccount())
                .param("uuid", ingest.recordingUuid())
                .param("host", ingest.hostId())
                .query(String.class)
                .optional();
    }

    /** The moment from which no media workflow wants the recording in Zoom any longer; to be asked without an objection. */
    Due due(Ingest ingest) {
        return jdbc.sql("""
                        with concerned as (CONCERNED)
                        select coalesce(finished_at, now()) + make_interval(days => remove_after_days) as at,
                               remove_after_days as days, name as media_workflow
                          from concerned order by 1 desc limit 1
                        """.replace("CONCERNED", CONCERNED))
                .param("account", ingest.zoomAccount())
                .param("uuid", ingest.recordingUuid())
                .param("host", ingest.hostId())
                .query(Due.class)
                .single();
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

    /** The newest items of every media workflow that has this recording, with where they lie in Ensemble. */
    List<SafeItem> items(Ingest ingest) {
        return jdbc.sql("""
                        with newest as (NEWEST)
                        select n.media_workflow_id, n.content_id, n.name, n.recording_start, n.caption_source,
                               (select x.is_caption_allowed from ingest x
                                 where x.media_workflow_id = n.media_workflow_id and x.recording_uuid = :uuid
                                 order by x.run desc limit 1) is distinct from false as is_caption_allowed,
                               i.ensemble_id as institution_ensemble_id,
                               coalesce((select string_agg(distinct f.file_type, ' ')
                                           from recording_file f
                                           join item m on m.id = f.item_id
                                           join ingest x on x.id = m.ingest_id
                                          where x.media_workflow_id = n.media_workflow_id and x.recording_uuid = :uuid
                                            and m.recording_start = n.recording_start
                                            and f.file_type in ('CC', 'TRANSCRIPT') and f.status <> 'processing'
                                            and f.source_url is not null), '') as known_captions
                          from newest n
                          join media_workflow w on w.id = n.media_workflow_id
                          join library l on l.id = w.library_id
                          join organization o on o.id = l.organization_id
                          join institution i on i.id = o.institution_id
                        """.replace("NEWEST", NEWEST_ITEMS))
                .param("account", ingest.zoomAccount())
                .param("uuid", ingest.recordingUuid())
                .query(SafeItem.class)
                .list();
    }

    /** The media workflows that have this recording, with the connection of the newest run of each. */
    List<Holder> holders(Ingest ingest) {
        return jdbc.sql("""
                        select distinct on (media_workflow_id) media_workflow_id, connection_id from ingest
                         where zoom_account = :account and recording_uuid = :uuid
                         order by media_workflow_id, run desc
                        """)
                .param("account", ingest.zoomAccount())
                .param("uuid", ingest.recordingUuid())
                .query(Holder.class)
                .list();
    }

    /** When a recording may be removed, and the media workflow that wants it to stay the longest. */
    record Due(Instant at, int days, String mediaWorkflow) {}

    record Holder(UUID mediaWorkflowId, UUID connectionId) {}

    /** @param knownCaptions the kinds of usable caption files that were known when the captions were settled */
    record SafeItem(
            UUID mediaWorkflowId,
            String contentId,
            String name,
            Instant recordingStart,
            String captionSource,
            boolean isCaptionAllowed,
            String institutionEnsembleId,
            String knownCaptions) {

        /** Captions were given up although they are allowed, because there was no such file. */
        boolean wouldTake(String captionFileType) {
            return "NONE".equals(captionSource) && isCaptionAllowed && !knownCaptions.contains(captionFileType);
        }
    }
}

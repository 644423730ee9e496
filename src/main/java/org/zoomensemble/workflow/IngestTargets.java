package org.zoomensemble.workflow;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Tells an ingest what its media workflow says at this moment. Thread-safe. */
@Service
public class IngestTargets {

    private final JdbcClient jdbc;

    IngestTargets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the media workflow says now about recordings of this Zoom user. */
    public IngestTarget target(UUID mediaWorkflowId, String zoomUserId) {
        return jdbc.sql("""
                        select w.id as media_workflow_id, t.connection_id, l.ensemble_id as library_ensemble_id,
                               l.name as library_name, i.ensemble_id as institution_ensemble_id, w.ensemble_workflow_id,
                               w.publish, w.title, w.description, t.enabled as is_enabled,
                               t.enabled and t.remove_recordings as is_remove_on,
                               coalesce(u.display_name, '') as host_name, coalesce(u.email, '') as host_email,
                               coalesce(u.is_transcript_on, true) as is_transcript_expected,
                               coalesce(u.is_host_only, false) as is_host_only_download
                          from media_workflow w
                          join workflow_template t on t.id = w.template_id
                          join library l on l.id = w.library_id
                          join organization o on o.id = l.organization_id
                          join institution i on i.id = o.institution_id
                          left join active_user u on u.media_workflow_id = w.id and u.zoom_user_id = :zoomUser
                         where w.id = :workflow
                        """)
                .param("workflow", mediaWorkflowId)
                .param("zoomUser", zoomUserId)
                .query(IngestTarget.class)
                .single();
    }
}

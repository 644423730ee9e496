package org.zoomensemble.ingest;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zoomensemble.directory.Reach;

/** Looks for the first of each thing that the way to the first recording needs. */
@Repository
class FirstStepsReading {

    /** One of each, the best one; null where there is none. */
    record Known(
            UUID institution,
            UUID syncedInstitution,
            boolean isAnswered,
            String failedSync,
            UUID template,
            UUID enabledTemplate,
            UUID mediaWorkflow,
            UUID servedMediaWorkflow,
            UUID ingest) {}

    private static final String WORKFLOWS =
            """
            select m.id from media_workflow m
              join library l on l.id = m.library_id
              join organization o on o.id = l.organization_id
             where""" + " " + Reach.coversLibrary("l.id", "l.organization_id", "o.institution_id");

    private static final String TEMPLATES = """
            select t.id from workflow_template t left join organization o on o.id = t.organization_id
             where (t.organization_id is null and INSTITUTION or t.organization_id is not null and ORGANIZATION)
            """.replace("INSTITUTION", Reach.seesInstitution("t.institution_id"))
            .replace("ORGANIZATION", Reach.seesOrganization("o.id", "o.institution_id"));

    private final JdbcClient jdbc;

    FirstStepsReading(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Known known(Reach reach) {
        return jdbc.sql("""
                        select (select i.id from institution i where SEEN order by i.created_at limit 1) as institution,
                               (select i.id from institution i
                                 where SEEN and exists (select from organization o where o.institution_id = i.id)
                                 order by i.created_at limit 1) as synced_institution,
                               exists (select from directory_sync s join institution i on i.id = s.institution_id
                                        where SEEN and s.state = 'DONE') as is_answered,
                               (select case s.state when 'FAILED' then s.sentence end
                                  from directory_sync s join institution i on i.id = s.institution_id
                                 where SEEN and s.state <> 'RUNNING' order by s.started_at desc limit 1) as failed_sync,
                               (TEMPLATES order by t.created_at limit 1) as template,
                               (TEMPLATES and t.enabled order by t.created_at limit 1) as enabled_template,
                               (WORKFLOWS order by m.created_at limit 1) as media_workflow,
                               (WORKFLOWS and exists (select from active_user a where a.media_workflow_id = m.id)
                                 order by m.created_at limit 1) as served_media_workflow,
                               (select i.id from ingest i where i.media_workflow_id in (WORKFLOWS) limit 1) as ingest
                        """.replace("SEEN", Reach.seesInstitution("i.id"))
                        .replace("TEMPLATES", TEMPLATES)
                        .replace("WORKFLOWS", WORKFLOWS))
                .params(reach.parameters())
                .query(Known.class)
                .single();
    }
}

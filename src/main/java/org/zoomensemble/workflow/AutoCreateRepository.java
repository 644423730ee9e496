package org.zoomensemble.workflow;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code auto_created}, and the libraries that wait for one. */
@Repository
class AutoCreateRepository {

    private final JdbcClient jdbc;

    AutoCreateRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A library that a template with *Auto create* waits for. */
    record Waiting(UUID templateId, UUID libraryId, String libraryName) {}

    List<Waiting> next(int limit) {
        return jdbc.sql("""
                        select t.id as template_id, l.id as library_id, l.name as library_name
                          from workflow_template t
                          join library l on l.organization_id = t.organization_id
                         where t.auto_create and l.gone_at is null and l.first_seen_at > t.auto_create_since
                           and not exists (select from auto_created a
                                            where a.template_id = t.id and a.library_id = l.id)
                           and not exists (select from media_workflow w
                                            where w.template_id = t.id and w.library_id = l.id)
                         order by t.id, l.id limit :limit
                        """).param("limit", limit).query(Waiting.class).list();
    }

    /** Others who look wait until the transaction ends. */
    void lockLook() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('zoomensemble.auto_create'))")
                .query((row, number) -> number)
                .list();
    }

    /** False where somebody else was first. */
    boolean made(UUID templateId, UUID libraryId, UUID mediaWorkflowId) {
        return jdbc.sql("""
                        insert into auto_created (template_id, library_id, media_workflow_id)
                        values (:template, :library, :workflow) on conflict do nothing
                        """)
                        .param("template", templateId)
                        .param("library", libraryId)
                        .param("workflow", mediaWorkflowId)
                        .update()
                == 1;
    }
}

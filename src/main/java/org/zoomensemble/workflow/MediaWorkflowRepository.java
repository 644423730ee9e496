package org.zoomensemble.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.operations.PagePosition;

/** Rows of {@code media_workflow}. */
@Repository
class MediaWorkflowRepository {

    private static final String SELECT = """
            select w.id, w.library_id, l.name as library_name, w.template_id, t.name as template_name, t.connection_id,
                   t.enabled, w.revision, w.ensemble_workflow_id, w.publish, w.name, w.title, w.description,
                   w.customized, w.created_at, w.changed_at, t.title as template_title,
                   t.description as template_description, t.publish as template_publish
              from media_workflow w
              join library l on l.id = w.library_id
              join organization o on o.id = l.organization_id
              join workflow_template t on t.id = w.template_id
            """;

    private final JdbcClient jdbc;

    MediaWorkflowRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<MediaWorkflow> find(UUID id) {
        return jdbc.sql(SELECT + " where w.id = :id")
                .param("id", id)
                .query((row, number) -> mediaWorkflow(row))
                .optional();
    }

    Optional<MediaWorkflow> lock(UUID id) {
        return jdbc.sql(SELECT + " where w.id = :id for update of w")
                .param("id", id)
                .query((row, number) -> mediaWorkflow(row))
                .optional();
    }

    List<MediaWorkflow> list(Reach reach, UUID libraryId, UUID templateId, PagePosition behind, int limit) {
        return jdbc.sql(SELECT + " where " + Reach.coversLibrary("l.id", "l.organization_id", "o.institution_id") + """
                           and (cast(:library as uuid) is null or w.library_id = :library)
                           and (cast(:template as uuid) is null or w.template_id = :template)
                           and (:isStart or (w.name, w.id::text) > (:name, :key))
                         order by w.name, w.id::text limit :limit
                        """)
                .params(reach.parameters())
                .param("library", libraryId)
                .param("template", templateId)
                .param("isStart", behind.isStart())
                .param("name", behind.sortedBy())
                .param("key", behind.key())
                .param("limit", limit)
                .query((row, number) -> mediaWorkflow(row))
                .list();
    }

    void add(UUID id, UUID libraryId, UUID templateId, String ensembleWorkflowId, InheritedTexts texts) {
        jdbc.sql("""
                        insert into media_workflow (id, library_id, template_id, ensemble_workflow_id, publish, name, title,
                                                    description, customized)
                        values (:id, :library, :template, :ensembleWorkflow, :publish, :name, :title, :description,
                                :customized)
                        """)
                .param("id", id)
                .param("library", libraryId)
                .param("template", templateId)
                .param("ensembleWorkflow", ensembleWorkflowId)
                .param("publish", texts.publish())
                .param("name", texts.name())
                .param("title", texts.title())
                .param("description", texts.description())
                .param("customized", texts.customized().toArray(String[]::new))
                .update();
    }

    void change(UUID id, String ensembleWorkflowId, InheritedTexts texts) {
        jdbc.sql("""
                        update media_workflow
                           set ensemble_workflow_id = :ensembleWorkflow, publish = :publish, name = :name, title = :title,
                               description = :description, customized = :customized, revision = revision + 1,
                               changed_at = now()
                         where id = :id
                        """)
                .param("id", id)
                .param("ensembleWorkflow", ensembleWorkflowId)
                .param("publish", texts.publish())
                .param("name", texts.name())
                .param("title", texts.title())
                .param("description", texts.description())
                .param("customized", texts.customized().toArray(String[]::new))
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from media_workflow where id = :id").param("id", id).update();
    }

    /** Ensemble's ids of the library's institution and of the library. */
    record LibraryInEnsemble(String institutionEnsembleId, String libraryEnsembleId) {}

    LibraryInEnsemble inEnsemble(UUID libraryId) {
        return jdbc.sql("""
                        select i.ensemble_id as institution_ensemble_id, l.ensemble_id as library_ensemble_id
                          from library l
                          join organization o on o.id = l.organization_id
                          join institution i on i.id = o.institution_id
                         where l.id = :id
                        """)
                .param("id", libraryId)
                .query(LibraryInEnsemble.class)
                .single();
    }

    private static MediaWorkflow mediaWorkflow(ResultSet row) throws SQLException {
        InheritedTexts texts = new InheritedTexts(
                row.getString("name"),
                row.getString("title"),
                row.getString("description"),
                row.getBoolean("publish"),
                List.of((String[]) row.getArray("customized").getArray()));
        InheritedTexts above = new InheritedTexts(
                row.getString("template_name"),
                row.getString("template_title"),
                row.getString("template_description"),
                row.getBoolean("template_publish"),
                List.of());
        return new MediaWorkflow(
                row.getObject("id", UUID.class),
                row.getObject("library_id", UUID.class),
                row.getString("library_name"),
                row.getObject("template_id", UUID.class),
                row.getString("template_name"),
                row.getObject("connection_id", UUID.class),
                row.getBoolean("enabled"),
                row.getInt("revision"),
                row.getString("ensemble_workflow_id"),
                texts.publish(),
                texts.name(),
                texts.title(),
                texts.description(),
                texts.customized(),
                texts.behind(above.handedDown(row.getString("library_name"))),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }
}

package org.zoomensemble.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zoomensemble.security.Change;

/** What a push-down is to change, as rows of {@code push_down_target}, and the changing of it. */
@Repository
class PushDownPlan {

    /** Whether something below is to be changed: a push-down touches nothing else. */
    static final String WOULD_CHANGE = """
            case when is_overwrite then cardinality(other) > 0 or cardinality(customized) > 0
                                   else not other <@ customized end
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    PushDownPlan(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Something that a push-down is about to change, what it has, and what stands above it; locked. */
    record Target(
            Change.Kind kind,
            UUID id,
            Change.Place place,
            int revision,
            String label,
            InheritedTexts texts,
            InheritedTexts above) {

        /** For the record of changes. */
        Change changedTo(InheritedTexts changed) {
            return new Change(
                    kind, id.toString(), changed.name(), place, revision + 1, texts.fields(), changed.fields());
        }
    }

    void planTemplates(UUID id) {
        jdbc.sql("""
                        with below as materialized (
                            select t.id, t.customized, p.mode = 'OVERWRITE_ALL' as is_overwrite,
                                   other_fields(t.name, t.title, t.description, t.publish,
                                                p.name, p.title, p.description, p.publish) as other
                              from push_down p
                              join workflow_template t on t.based_on = p.template_id and t.created_at < p.requested_at
                             where p.id = :id),
                        planned as (
                            insert into push_down_target (push_down_id, kind, target_id)
                            select :id, 'TEMPLATE', id from below where %1$s),
                        counted as (
                            select count(*) as total, count(*) filter (where cardinality(other) = 0) as same,
                                   count(*) filter (where cardinality(other) > 0) as kept
                              from below where not (%1$s))
                        update push_down p
                           set planned_at = now(), unchanged = c.same, left_as_customized = c.kept,
                               templates = (select count(*) from below),
                               total = (select count(*) from below)
                                       + (select count(*)
                                            from workflow_template t join media_workflow w on w.template_id = t.id
                                           where p.template_id in (t.id, t.based_on))
                          from counted c where p.id = :id
                        """.formatted(WOULD_CHANGE)).param("id", id).update();
    }

    /** The templates are locked, so that what each hands down stays the same while media workflows are compared with it. */
    void listMediaWorkflows(UUID id, UUID templateId) {
        jdbc.sql("select id from workflow_template where id = :id or based_on = :id order by id for update")
                .param("id", templateId)
                .query(UUID.class)
                .list();
        jdbc.sql("""
                        insert into push_down_source (push_down_id, template_id, name, title, description, publish)
                        select id, template_id, name, title, description, publish from push_down where id = :id
                        union all
                        select p.id, t.id, t.name, t.title, t.description, t.publish
                          from push_down p
                          join workflow_template t on t.based_on = p.template_id and t.created_at < p.requested_at
                         where p.id = :id
                        """).param("id", id).update();
        jdbc.sql("""
                        with below as materialized (
                            select w.id, w.customized, p.mode = 'OVERWRITE_ALL' as is_overwrite,
                                   other_fields(w.name, w.title, w.description, w.publish,
                                                name_in_library(s.name, l.name), s.title, s.description,
                                                s.publish) as other
                              from push_down p
                              join push_down_source s on s.push_down_id = p.id
                              join media_workflow w on w.template_id = s.template_id
                              join library l on l.id = w.library_id
                             where p.id = :id and (w.template_id <> p.template_id or w.created_at < p.requested_at)),
                        planned as (
                            insert into push_down_target (push_down_id, kind, target_id)
                            select :id, 'MEDIA_WORKFLOW', id from below where %1$s),
                        counted as (
                            select count(*) filter (where cardinality(other) = 0) as same,
                                   count(*) filter (where cardinality(other) > 0) as kept
                              from below where not (%1$s))
                        update push_down p
                           set listed_at = now(), unchanged = unchanged + c.same,
                               left_as_customized = left_as_customized + c.kept,
                               total = templates + (select count(*) from below)
                          from counted c where p.id = :id
                        """.formatted(WOULD_CHANGE)).param("id", id).update();
    }

    List<UUID> nextTemplates(UUID id, int limit) {
        return next(id, "TEMPLATE", limit);
    }

    List<UUID> nextMediaWorkflows(UUID id, int limit) {
        return next(id, "MEDIA_WORKFLOW", limit);
    }

    private List<UUID> next(UUID id, String kind, int limit) {
        return jdbc.sql("""
                        select target_id from push_down_target
                         where push_down_id = :id and kind = :kind and sentence is null
                         order by target_id limit :limit
                        """)
                .param("id", id)
                .param("kind", kind)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    List<Target> lockTemplates(UUID id, List<UUID> ids) {
        return jdbc.sql("""
                        select t.id, t.institution_id, t.organization_id, cast(null as uuid) as library_id, t.revision, t.name,
                               t.title, t.description, t.publish, t.customized, p.name as above_name,
                               p.title as above_title, p.description as above_description, p.publish as above_publish
                          from workflow_template t join push_down p on p.id = :id
                         where t.id = any (cast(:ids as uuid[])) order by t.id for update of t
                        """)
                .param("id", id)
                .param("ids", array(ids))
                .query((row, number) -> target(Change.Kind.TEMPLATE, row, row.getString("name"), above(row)))
                .list();
    }

    List<Target> lockMediaWorkflows(UUID id, List<UUID> ids) {
        return jdbc.sql("""
                        select w.id, o.institution_id, l.organization_id, w.library_id, w.revision, w.name, w.title,
                               w.description, w.publish, w.customized, l.name as library_name,
                               s.name as above_name, s.title as above_title, s.description as above_description,
                               s.publish as above_publish
                          from media_workflow w
                          join library l on l.id = w.library_id
                          join organization o on o.id = l.organization_id
                          join push_down_source s on s.push_down_id = :id and s.template_id = w.template_id
                         where w.id = any (cast(:ids as uuid[])) order by w.id for update of w
                        """)
                .param("id", id)
                .param("ids", array(ids))
                .query((row, number) -> target(
                        Change.Kind.MEDIA_WORKFLOW,
                        row,
                        row.getString("name") + " of the library " + row.getString("library_name"),
                        above(row).handedDown(row.getString("library_name"))))
                .list();
    }

    void changeTemplates(Map<UUID, InheritedTexts> changes) {
        change("workflow_template", changes);
    }

    void changeMediaWorkflows(Map<UUID, InheritedTexts> changes) {
        change("media_workflow", changes);
    }

    private void change(String table, Map<UUID, InheritedTexts> changes) {
        batches.batchUpdate(
                "update " + table + """
                         set name = ?, title = ?, description = ?, publish = ?, customized = ?, revision = revision + 1,
                             changed_at = now()
                       where id = ?
                      """, changes.entrySet(), Math.max(1, changes.size()), (statement, change) -> {
                    InheritedTexts texts = change.getValue();
                    statement.setString(1, texts.name());
                    statement.setString(2, texts.title());
                    statement.setString(3, texts.description());
                    statement.setBoolean(4, texts.publish());
                    statement.setObject(5, texts.customized().toArray(String[]::new));
                    statement.setObject(6, change.getKey());
                });
    }

    /** Takes targets out of the plan, whatever became of them. */
    void targetsDone(UUID id, Collection<UUID> ids) {
        jdbc.sql("""
                        delete from push_down_target
                         where push_down_id = :id and target_id = any (cast(:ids as uuid[])) and sentence is null
                        """).param("id", id).param("ids", array(ids)).update();
    }

    void targetFailed(UUID id, Target target, String sentence) {
        jdbc.sql("""
                        update push_down_target set name = :name, sentence = :sentence
                         where push_down_id = :id and target_id = :target
                        """)
                .param("id", id)
                .param("target", target.id())
                .param("name", target.label())
                .param("sentence", sentence)
                .update();
    }

    private static Target target(Change.Kind kind, ResultSet row, String label, InheritedTexts above)
            throws SQLException {
        return new Target(
                kind,
                row.getObject("id", UUID.class),
                new Change.Place(
                        row.getObject("institution_id", UUID.class),
                        row.getObject("organization_id", UUID.class),
                        row.getObject("library_id", UUID.class)),
                row.getInt("revision"),
                label,
                texts(row),
                above);
    }

    private static InheritedTexts texts(ResultSet row) throws SQLException {
        return new InheritedTexts(
                row.getString("name"),
                row.getString("title"),
                row.getString("description"),
                row.getBoolean("publish"),
                List.of((String[]) row.getArray("customized").getArray()));
    }

    private static InheritedTexts above(ResultSet row) throws SQLException {
        return new InheritedTexts(
                row.getString("above_name"),
                row.getString("above_title"),
                row.getString("above_description"),
                row.getBoolean("above_publish"),
                List.of());
    }

    private static String[] array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}

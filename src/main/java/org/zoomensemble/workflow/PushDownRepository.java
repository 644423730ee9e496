package org.zoomensemble.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code push_down} and of what a push-down plans. */
@Repository
class PushDownRepository {

    /** Whether something below is to be changed: a push-down touches nothing else. */
    private static final String IS_PLANNED = """
            case when is_overwrite then cardinality(other) > 0 or cardinality(customized) > 0
                                   else not other <@ customized end
            """;

    private static final String VIEW = """
            select p.id, p.template_id, t.name as template_name, p.revision, p.mode, p.state, p.total, p.changed,
                   p.unchanged, p.left_as_customized, p.failed, p.requested_by, p.requested_at, p.finished_at,
                   p.planned_at, p.sentence
              from push_down p join workflow_template t on t.id = p.template_id
            """;

    private static final int FAILURES_SHOWN = 20;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    PushDownRepository(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** One that runs, and what it is about. */
    record Running(UUID id, UUID templateId, PushDownMode mode, boolean isPlanned, boolean isListed) {}

    /** Something that a push-down is about to change, what it has, and what stands above it; locked. */
    record Target(UUID id, String name, InheritedTexts texts, InheritedTexts above) {}

    void add(UUID id, WorkflowTemplate template, UUID rootId, PushDownMode mode, String requestedBy) {
        jdbc.sql("""
                        insert into push_down (id, template_id, root_id, revision, mode, state, name, title, description,
                                               publish, requested_by)
                        values (:id, :template, :root, :revision, :mode, 'WAITING', :name, :title, :description, :publish,
                                :by)
                        """)
                .param("id", id)
                .param("template", template.id())
                .param("root", rootId)
                .param("revision", template.revision())
                .param("mode", mode.name())
                .param("name", template.name())
                .param("title", template.title())
                .param("description", template.description())
                .param("publish", template.publish())
                .param("by", requestedBy)
                .update();
    }

    Optional<UUID> root(UUID id) {
        return jdbc.sql("select root_id from push_down where id = :id")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /** Templates whose push-downs are not all done. */
    List<UUID> busyRoots() {
        return jdbc.sql("select distinct root_id from push_down where state <> 'DONE'")
                .query(UUID.class)
                .list();
    }

    Optional<UUID> running(UUID rootId) {
        return jdbc.sql("select id from push_down where root_id = :root and state = 'RUNNING'")
                .param("root", rootId)
                .query(UUID.class)
                .optional();
    }

    Optional<UUID> firstWaiting(UUID rootId) {
        return jdbc.sql("""
                        select id from push_down where root_id = :root and state = 'WAITING' order by position limit 1
                        """).param("root", rootId).query(UUID.class).optional();
    }

    void begin(UUID id) {
        jdbc.sql("update push_down set state = 'RUNNING' where id = :id")
                .param("id", id)
                .update();
    }

    /** Empty where it is not there or does not run any more. */
    Optional<Running> lock(UUID id) {
        return jdbc.sql("""
                        select id, template_id, mode, planned_at is not null as is_planned,
                               listed_at is not null as is_listed
                          from push_down where id = :id and state = 'RUNNING' for update
                        """)
                .param("id", id)
                .query((row, number) -> new Running(
                        id,
                        row.getObject("template_id", UUID.class),
                        PushDownMode.valueOf(row.getString("mode")),
                        row.getBoolean("is_planned"),
                        row.getBoolean("is_listed")))
                .optional();
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
                        """.formatted(IS_PLANNED)).param("id", id).update();
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
                        """.formatted(IS_PLANNED)).param("id", id).update();
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
                        select t.id, t.name, t.title, t.description, t.publish, t.customized, p.name as above_name,
                               p.title as above_title, p.description as above_description, p.publish as above_publish
                          from workflow_template t join push_down p on p.id = :id
                         where t.id = any (cast(:ids as uuid[])) order by t.id for update of t
                        """)
                .param("id", id)
                .param("ids", array(ids))
                .query((row, number) ->
                        new Target(row.getObject("id", UUID.class), row.getString("name"), texts(row), above(row)))
                .list();
    }

    List<Target> lockMediaWorkflows(UUID id, List<UUID> ids) {
        return jdbc.sql("""
                        select w.id, w.name, w.title, w.description, w.publish, w.customized, l.name as library_name,
                               s.name as above_name, s.title as above_title, s.description as above_description,
                               s.publish as above_publish
                          from media_workflow w
                          join library l on l.id = w.library_id
                          join push_down_source s on s.push_down_id = :id and s.template_id = w.template_id
                         where w.id = any (cast(:ids as uuid[])) order by w.id for update of w
                        """)
                .param("id", id)
                .param("ids", array(ids))
                .query((row, number) -> new Target(
                        row.getObject("id", UUID.class),
                        row.getString("name") + " of the library " + row.getString("library_name"),
                        texts(row),
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
                .param("name", target.name())
                .param("sentence", sentence)
                .update();
    }

    /** @param gone deleted since they were planned, so that they do not count any more */
    void counted(UUID id, int changed, int unchanged, int leftAsCustomized, int failed, int gone) {
        jdbc.sql("""
                        update push_down
                           set changed = changed + :changed, unchanged = unchanged + :unchanged,
                               left_as_customized = left_as_customized + :left, failed = failed + :failed,
                               total = total - :gone,
                               templates = templates - case when listed_at is null then :gone else 0 end
                         where id = :id
                        """)
                .param("id", id)
                .param("changed", changed)
                .param("unchanged", unchanged)
                .param("left", leftAsCustomized)
                .param("failed", failed)
                .param("gone", gone)
                .update();
    }

    /** @param sentence why it ended early; null where everything was done */
    void finished(UUID id, String sentence) {
        jdbc.sql("update push_down set state = 'DONE', finished_at = now(), sentence = :sentence where id = :id")
                .param("id", id)
                .param("sentence", sentence)
                .update();
        jdbc.sql("delete from push_down_source where push_down_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("delete from push_down_target where push_down_id = :id and sentence is null")
                .param("id", id)
                .update();
    }

    void forgetOld() {
        jdbc.sql("delete from push_down where state = 'DONE' and finished_at < now() - interval '180 days'")
                .update();
    }

    Optional<PushDown> view(UUID id) {
        return jdbc.sql(VIEW + " where p.id = :id")
                .param("id", id)
                .query((row, number) -> pushDown(row))
                .optional();
    }

    Optional<PushDown> newest(UUID templateId) {
        return jdbc.sql(VIEW + " where p.template_id = :template order by p.position desc limit 1")
                .param("template", templateId)
                .query((row, number) -> pushDown(row))
                .optional();
    }

    /** What carrying these texts of a template down would do now. */
    PushDownPreview preview(UUID templateId, InheritedTexts texts, PushDownMode mode) {
        return jdbc.sql("""
                        with source as (
                            select cast(:template as uuid) as template_id, cast(:name as text) as name,
                                   cast(:title as text) as title, cast(:description as text) as description,
                                   cast(:publish as boolean) as publish
                            union all
                            select t.id, case when :isOverwrite or not 'name' = any (t.customized)
                                              then :name else t.name end,
                                   case when :isOverwrite or not 'title' = any (t.customized)
                                        then :title else t.title end,
                                   case when :isOverwrite or not 'description' = any (t.customized)
                                        then :description else t.description end,
                                   case when :isOverwrite or not 'publish' = any (t.customized)
                                        then :publish else t.publish end
                              from workflow_template t where t.based_on = :template),
                        below as (
                            select t.customized, cast(:isOverwrite as boolean) as is_overwrite,
                                   other_fields(t.name, t.title, t.description, t.publish,
                                                :name, :title, :description, :publish) as other
                              from workflow_template t where t.based_on = :template
                            union all
                            select w.customized, cast(:isOverwrite as boolean),
                                   other_fields(w.name, w.title, w.description, w.publish,
                                                name_in_library(s.name, l.name), s.title, s.description, s.publish)
                              from source s
                              join media_workflow w on w.template_id = s.template_id
                              join library l on l.id = w.library_id)
                        select count(*) as total, count(*) filter (where %1$s) as changed,
                               count(*) filter (where not (%1$s) and cardinality(other) = 0) as unchanged,
                               count(*) filter (where not (%1$s) and cardinality(other) > 0) as kept, %2$s
                          from below
                        """.formatted(
                                IS_PLANNED,
                                InheritedTexts.FIELDS.stream()
                                        .map(
                                                "count(*) filter (where '%1$s' = any (other) and (is_overwrite or not '%1$s' = any (customized))) as %1$s"
                                                        ::formatted)
                                        .collect(Collectors.joining(", "))))
                .param("template", templateId)
                .param("name", texts.name())
                .param("title", texts.title())
                .param("description", texts.description())
                .param("publish", texts.publish())
                .param("isOverwrite", mode == PushDownMode.OVERWRITE_ALL)
                .query((row, number) -> preview(row, mode))
                .single();
    }

    private static PushDownPreview preview(ResultSet row, PushDownMode mode) throws SQLException {
        Map<String, Integer> fields = new LinkedHashMap<>();
        for (String field : InheritedTexts.FIELDS) {
            fields.put(field, row.getInt(field));
        }
        return new PushDownPreview(
                mode, row.getInt("total"), row.getInt("changed"), row.getInt("unchanged"), row.getInt("kept"), fields);
    }

    private PushDown pushDown(ResultSet row) throws SQLException {
        PushDown.State state = PushDown.State.valueOf(row.getString("state"));
        UUID id = row.getObject("id", UUID.class);
        return new PushDown(
                id,
                row.getObject("template_id", UUID.class),
                row.getString("template_name"),
                row.getInt("revision"),
                PushDownMode.valueOf(row.getString("mode")),
                state,
                row.getInt("total"),
                row.getInt("changed"),
                row.getInt("unchanged"),
                row.getInt("left_as_customized"),
                row.getInt("failed"),
                row.getString("requested_by"),
                row.getTimestamp("requested_at").toInstant(),
                row.getTimestamp("finished_at") == null
                        ? null
                        : row.getTimestamp("finished_at").toInstant(),
                row.getString("sentence") == null ? sentence(row, state) : row.getString("sentence"),
                row.getInt("failed") == 0 ? List.of() : failures(id));
    }

    private static String sentence(ResultSet row, PushDown.State state) throws SQLException {
        int total = row.getInt("total");
        int changed = row.getInt("changed");
        int unchanged = row.getInt("unchanged");
        int kept = row.getInt("left_as_customized");
        int failed = row.getInt("failed");
        return switch (state) {
            case WAITING -> "An earlier push-down of these templates goes first; this one begins by itself.";
            case RUNNING ->
                row.getTimestamp("planned_at") == null
                        ? "It is being planned."
                        : String.format(Locale.ROOT, "%,d of %,d done", changed + unchanged + kept + failed, total);
            case DONE ->
                total == 0
                        ? "There was nothing below the template."
                        : String.format(
                                Locale.ROOT,
                                "All %,d done: %,d changed, %,d had everything already, %,d left as customized, %,d failed.",
                                total,
                                changed,
                                unchanged,
                                kept,
                                failed);
        };
    }

    private List<PushDown.Failure> failures(UUID id) {
        return jdbc.sql("""
                        select name, sentence from push_down_target
                         where push_down_id = :id and sentence is not null order by name, target_id limit :limit
                        """)
                .param("id", id)
                .param("limit", FAILURES_SHOWN)
                .query(PushDown.Failure.class)
                .list();
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

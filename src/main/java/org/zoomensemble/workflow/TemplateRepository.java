package org.zoomensemble.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.operations.PagePosition;

/** Rows of {@code workflow_template}. */
@Repository
class TemplateRepository {

    private static final String SELECT = """
            select t.id, t.level, t.institution_id, t.organization_id, t.based_on, t.revision, t.name, t.title,
                   t.description, t.publish, t.retrieve_recordings_30_days_old, t.remove_recordings, t.remove_after_days, t.auto_create,
                   t.enabled, t.enabled_at, t.created_at, t.changed_at, t.customized, b.name as base_name,
                   b.title as base_title, b.description as base_description, b.publish as base_publish,
                   c.id as connection_id,
                   c.revision as connection_revision, c.api_url, c.oauth_url, c.auth, c.account_id, c.client_id,
                   c.sealed_webhook_secret is not null as has_webhook_secret
              from workflow_template t
              join zoom_connection c on c.id = t.connection_id
              left join workflow_template b on b.id = t.based_on
            """;

    private final JdbcClient jdbc;

    TemplateRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<WorkflowTemplate> find(UUID id) {
        return jdbc.sql(SELECT + " where t.id = :id")
                .param("id", id)
                .query((row, number) -> template(row))
                .optional();
    }

    /** Locks the row, and with it the templates based on it against a change from above. */
    Optional<WorkflowTemplate> lock(UUID id) {
        return jdbc.sql(SELECT + " where t.id = :id for update of t")
                .param("id", id)
                .query((row, number) -> template(row))
                .optional();
    }

    /** Locks the template that this one is based on, then this one: the order that everybody keeps. */
    Optional<WorkflowTemplate> lockWithBase(UUID id) {
        jdbc.sql("""
                        select b.id from workflow_template t join workflow_template b on b.id = t.based_on
                         where t.id = :id for update of b
                        """).param("id", id).query(UUID.class).optional();
        return lock(id);
    }

    /** Locks a template that is based on no other against whatever concerns those based on it; false where it is gone. */
    boolean lockTree(UUID rootId) {
        return jdbc.sql("select id from workflow_template where id = :id for update")
                .param("id", rootId)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    List<WorkflowTemplate> list(
            Reach reach,
            TemplateLevel level,
            UUID institutionId,
            UUID organizationId,
            String search,
            PagePosition behind,
            int limit) {
        return jdbc.sql(SELECT + " where (t.organization_id is null and " + Reach.seesInstitution("t.institution_id")
                        + " or t.organization_id is not null and "
                        + Reach.seesOrganization("t.organization_id", "t.institution_id") + ")" + """
                           and (cast(:level as text) is null or t.level = :level)
                           and (cast(:institution as uuid) is null or t.institution_id = :institution)
                           and (cast(:organization as uuid) is null or t.organization_id = :organization)
                           and strpos(lower(t.name), lower(:search)) > 0
                           and (:isStart or (t.name, t.id::text) > (:name, :key))
                         order by t.name, t.id::text limit :limit
                        """)
                .params(reach.parameters())
                .param("level", level == null ? null : level.name())
                .param("institution", institutionId)
                .param("organization", organizationId)
                .param("search", search == null ? "" : search.strip())
                .param("isStart", behind.isStart())
                .param("name", behind.sortedBy())
                .param("key", behind.key())
                .param("limit", limit)
                .query((row, number) -> template(row))
                .list();
    }

    void add(WorkflowTemplate template, UUID connectionId) {
        jdbc.sql("""
                        insert into workflow_template (id, level, institution_id, organization_id, based_on,
                                connection_id, name, title, description, publish, retrieve_recordings_30_days_old,
                                remove_recordings, remove_after_days, auto_create, auto_create_since, enabled, enabled_at,
                                customized)
                        values (:id, :level, :institution, :organization, :basedOn, :connection, :name, :title,
                                :description, :publish, :retrieve, :remove, :removeAfterDays, :autoCreate,
                                case when :autoCreate then now() end, :enabled, :enabledAt,
                                :customized)
                        """)
                .param("id", template.id())
                .param("level", template.level().name())
                .param("institution", template.institutionId())
                .param("organization", template.organizationId())
                .param("basedOn", template.basedOn())
                .param("connection", connectionId)
                .param("name", template.name())
                .param("title", template.title())
                .param("description", template.description())
                .param("publish", template.publish())
                .param("retrieve", template.switches().retrieveRecordings30DaysOld())
                .param("remove", template.switches().removeRecordings())
                .param("removeAfterDays", template.switches().removeAfterDays())
                .param("autoCreate", template.switches().autoCreate())
                .param("enabled", template.switches().enabled())
                .param("enabledAt", template.enabledAt() == null ? null : Timestamp.from(template.enabledAt()))
                .param("customized", template.customized().toArray(String[]::new))
                .update();
    }

    void changeTexts(UUID id, InheritedTexts texts) {
        jdbc.sql("""
                        update workflow_template
                           set name = :name, title = :title, description = :description, publish = :publish,
                               customized = :customized, revision = revision + 1, changed_at = now()
                         where id = :id
                        """)
                .param("id", id)
                .param("name", texts.name())
                .param("title", texts.title())
                .param("description", texts.description())
                .param("publish", texts.publish())
                .param("customized", texts.customized().toArray(String[]::new))
                .update();
    }

    /** At the template that defines them and at all that are based on it; those have another revision then. */
    void changeSwitches(UUID id, Switches switches) {
        jdbc.sql("""
                        update workflow_template
                           set retrieve_recordings_30_days_old = :retrieve, remove_recordings = :remove,
                               remove_after_days = :removeAfterDays,
                               auto_create = :autoCreate, enabled = :enabled,
                               enabled_at = case when :enabled and not enabled then now() else enabled_at end,
                               auto_create_since = case when :autoCreate and not auto_create then now()
                                                        when :autoCreate then auto_create_since end,
                               revision = case when id = :id then revision else revision + 1 end,
                               changed_at = now()
                         where id = :id or based_on = :id
                        """)
                .param("id", id)
                .param("retrieve", switches.retrieveRecordings30DaysOld())
                .param("remove", switches.removeRecordings())
                .param("removeAfterDays", switches.removeAfterDays())
                .param("autoCreate", switches.autoCreate())
                .param("enabled", switches.enabled())
                .update();
    }

    /** The next sweep looks again at everything that the switches let it see. */
    void forgetSwept(UUID id) {
        jdbc.sql("""
                        update active_user u set swept_to = null
                          from media_workflow w join workflow_template t on t.id = w.template_id
                         where w.id = u.media_workflow_id and (t.id = :id or t.based_on = :id)
                        """).param("id", id).update();
    }

    /** Who uses the template, in words. */
    List<String> users(UUID id) {
        return jdbc.sql("""
                        select 'the template ' || name from workflow_template where based_on = :id
                        union all
                        select 'the media workflow ' || w.name || ' of the library ' || l.name
                          from media_workflow w join library l on l.id = w.library_id where w.template_id = :id
                        order by 1
                        """).param("id", id).query(String.class).list();
    }

    void delete(UUID id) {
        jdbc.sql("delete from workflow_template where id = :id").param("id", id).update();
    }

    private static WorkflowTemplate template(ResultSet row) throws SQLException {
        InheritedTexts texts = new InheritedTexts(
                row.getString("name"),
                row.getString("title"),
                row.getString("description"),
                row.getBoolean("publish"),
                List.of((String[]) row.getArray("customized").getArray()));
        return new WorkflowTemplate(
                row.getObject("id", UUID.class),
                TemplateLevel.valueOf(row.getString("level")),
                row.getObject("institution_id", UUID.class),
                row.getObject("organization_id", UUID.class),
                row.getObject("based_on", UUID.class),
                row.getInt("revision"),
                texts.name(),
                texts.title(),
                texts.description(),
                texts.publish(),
                connection(row),
                new Switches(
                        row.getBoolean("retrieve_recordings_30_days_old"),
                        row.getBoolean("remove_recordings"),
                        row.getBoolean("auto_create"),
                        row.getBoolean("enabled"),
                        row.getInt("remove_after_days")),
                instant(row, "enabled_at"),
                texts.customized(),
                behind(row, texts),
                instant(row, "created_at"),
                instant(row, "changed_at"));
    }

    private static List<String> behind(ResultSet row, InheritedTexts texts) throws SQLException {
        if (row.getString("base_name") == null) {
            return List.of();
        }
        return texts.behind(new InheritedTexts(
                row.getString("base_name"),
                row.getString("base_title"),
                row.getString("base_description"),
                row.getBoolean("base_publish"),
                List.of()));
    }

    private static ConnectionSummary connection(ResultSet row) throws SQLException {
        return new ConnectionSummary(
                row.getObject("connection_id", UUID.class),
                row.getInt("connection_revision"),
                row.getString("api_url"),
                row.getString("oauth_url"),
                ConnectionAuth.valueOf(row.getString("auth")),
                row.getString("account_id"),
                row.getString("client_id"),
                row.getBoolean("has_webhook_secret"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}

package org.zoomensemble.workflow;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.operations.PagePosition;

/** Reads {@code workflow_template} and {@code media_workflow} from the side of what they are based on. */
@Repository
class TemplateUserRepository {

    private final JdbcClient jdbc;

    TemplateUserRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<TemplateUser> list(Reach reach, UUID templateId, PagePosition behind, int limit) {
        return jdbc.sql("""
                        select * from (
                            select 'TEMPLATE' as kind, t.id, t.name, o.name as place
                              from workflow_template t join organization o on o.id = t.organization_id
                             where t.based_on = :template and
                        """ + Reach.seesOrganization("o.id", "o.institution_id") + """

                             union all
                            select 'MEDIA_WORKFLOW', w.id, w.name, l.name
                              from media_workflow w
                              join library l on l.id = w.library_id
                              join organization o on o.id = l.organization_id
                             where w.template_id = :template and
                        """
                        + Reach.coversLibrary("l.id", "l.organization_id", "o.institution_id") + """
                               ) u
                         where :isStart or (u.name, u.id::text) > (:name, :key)
                         order by u.name, u.id::text limit :limit
                        """)
                .params(reach.parameters())
                .param("template", templateId)
                .param("isStart", behind.isStart())
                .param("name", behind.sortedBy())
                .param("key", behind.key())
                .param("limit", limit)
                .query(TemplateUser.class)
                .list();
    }

    Map<UUID, Integer> counts(Collection<UUID> templateIds) {
        return jdbc
                .sql("""
                        select id, count(*) as users from (
                            select based_on as id from workflow_template where based_on in (:ids)
                             union all
                            select template_id from media_workflow where template_id in (:ids)) u
                         group by id
                        """)
                .param("ids", templateIds)
                .query((row, number) -> Map.entry(row.getObject("id", UUID.class), row.getInt("users")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}

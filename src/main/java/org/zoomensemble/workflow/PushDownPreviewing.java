package org.zoomensemble.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts what a push-down would change. */
@Repository
class PushDownPreviewing {

    private final JdbcClient jdbc;

    PushDownPreviewing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What carrying these texts of a template down would do now. */
    PushDownPreview of(UUID templateId, InheritedTexts texts, PushDownMode mode) {
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
                                PushDownPlan.WOULD_CHANGE,
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
}

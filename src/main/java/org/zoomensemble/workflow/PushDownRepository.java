package org.zoomensemble.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code push_down}. */
@Repository
class PushDownRepository {

    private static final String VIEW = """
            select p.id, p.template_id, t.name as template_name, p.revision, p.mode, p.state, p.total, p.changed,
                   p.unchanged, p.left_as_customized, p.failed, p.requested_by, p.requested_at, p.finished_at,
                   p.planned_at, p.listed_at, p.sentence, p.name, p.title, p.description, p.publish,
                   extract(epoch from clock_timestamp() - p.planned_at) as seconds
              from push_down p join workflow_template t on t.id = p.template_id
            """;

    private static final int FAILURES_SHOWN = 20;

    private final JdbcClient jdbc;

    PushDownRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One that runs, and what it is about. */
    record Running(
            UUID id, UUID templateId, PushDownMode mode, String requestedBy, boolean isPlanned, boolean isListed) {}

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
                        select id, template_id, mode, requested_by, planned_at is not null as is_planned,
                               listed_at is not null as is_listed
                          from push_down where id = :id and state = 'RUNNING' for update
                        """)
                .param("id", id)
                .query((row, number) -> new Running(
                        id,
                        row.getObject("template_id", UUID.class),
                        PushDownMode.valueOf(row.getString("mode")),
                        row.getString("requested_by"),
                        row.getBoolean("is_planned"),
                        row.getBoolean("is_listed")))
                .optional();
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
                false,
                row.getString("sentence") == null ? sentence(row, state) : row.getString("sentence"),
                new PushDown.Texts(
                        row.getString("name"),
                        row.getString("title"),
                        row.getString("description"),
                        row.getBoolean("publish")),
                row.getInt("failed") == 0 ? List.of() : failures(id));
    }

    private static String sentence(ResultSet row, PushDown.State state) throws SQLException {
        int changed = row.getInt("changed");
        int unchanged = row.getInt("unchanged");
        int kept = row.getInt("left_as_customized");
        int failed = row.getInt("failed");
        return switch (state) {
            case WAITING -> PushDownWords.waits();
            case RUNNING -> {
                if (row.getTimestamp("planned_at") == null) {
                    yield PushDownWords.isPlanned();
                }
                // Until the media workflows are listed nobody knows how many of them there is anything to do with.
                int worked = row.getTimestamp("listed_at") == null ? 0 : changed + failed;
                yield PushDownWords.runs(
                        changed + unchanged + kept + failed, row.getInt("total"), worked, row.getDouble("seconds"));
            }
            case DONE -> PushDownWords.isDone(changed, unchanged, kept, failed);
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
}

package org.zoomensemble.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zoomensemble.sandbox.Administrator;
import org.zoomensemble.sandbox.ensemble.Options;

/**
 * kill -9 in the middle of a push-down, with half of a batch written and not committed: a lock in the database holds one
 * media workflow's update until the application is dead.
 */
class PushDownKillIT {

    private static final int MEDIA_WORKFLOWS = 3000;
    private static final int FULLY_CUSTOMIZED = 100;
    private static final int TOO_LONG = 3;
    private static final int CHANGED = MEDIA_WORKFLOWS - FULLY_CUSTOMIZED - TOO_LONG;
    private static final int BATCH = 500;
    private static final int BATCHES_BEFORE = 2;
    /** Held by the test until the application is dead. */
    private static final int LOCK = 471_147;

    /** What is in the rows, read from outside. */
    private record Rows(int fullyOld, int fullyNew, int revised, int recorded, int recordedTwice) {}

    @Test
    void everyMediaWorkflowIsChangedOnceOrNotYet() throws Exception {
        try (World world = new World("kill-push-down", Options.defaults())) {
            // A dead node's job is taken over when its lock ends; a test has no five minutes.
            world.settings.put("CAMUNDA_BPM_JOBEXECUTION_LOCKTIMEINMILLIS", "8000");
            world.startProduct();
            String template = world.template("Zoom {{Library}}", false);
            JdbcClient jdbc = JdbcClient.create(world.database.dataSource());
            fill(jdbc, template);

            String pushDown = killedInTheMiddle(world, jdbc, template);
            Rows atTheKill = rows(jdbc);
            assertThat(atTheKill.fullyOld() + atTheKill.fullyNew())
                    .as("wholly old or wholly new")
                    .isEqualTo(MEDIA_WORKFLOWS);
            assertThat(atTheKill.revised()).isBetween(BATCHES_BEFORE * BATCH - TOO_LONG, BATCHES_BEFORE * BATCH);
            assertAgree(jdbc, atTheKill);

            world.startProduct();
            world.await(
                    "the push-down's end",
                    Duration.ofMinutes(2),
                    () -> state(told(world.administrator, pushDown)).equals("DONE"));
            assertTold(told(world.administrator, pushDown));
            Rows inTheEnd = rows(jdbc);
            assertThat(inTheEnd.revised()).isEqualTo(CHANGED);
            assertThat(inTheEnd.fullyNew()).isEqualTo(CHANGED);
            assertThat(inTheEnd.fullyOld()).isEqualTo(FULLY_CUSTOMIZED + TOO_LONG);
            assertAgree(jdbc, inTheEnd);
            assertShown(world.administrator.items("/api/v1/media-workflows?limit=200"));
        }
    }

    /** Saves the template and kills the application while the third batch is half written; answers the push-down's address. */
    private static String killedInTheMiddle(World world, JdbcClient jdbc, String template) throws SQLException {
        String pushDown;
        try (Connection holding = world.database.dataSource().getConnection();
                Statement statement = holding.createStatement()) {
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            hold(jdbc);
            Administrator.Answer saved = world.administrator.put(
                    "/api/v1/workflow-templates/" + template,
                    Map.of(
                            "name", "Meetings of {{Library}}",
                            "title", "New title",
                            "description", "New description",
                            "pushDown", "EXCEPT_CUSTOMIZED"));
            assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
            pushDown = saved.location();
            world.await("half of a batch is written", Duration.ofMinutes(1), () -> waitsForTheLock(jdbc));
            JsonNode told = told(world.administrator, pushDown);
            assertThat(state(told)).isEqualTo("RUNNING");
            assertThat(told.path("total").asInt()).isEqualTo(MEDIA_WORKFLOWS);
            assertThat(told.path("changed").asInt() + told.path("failed").asInt())
                    .as("partly done: %s", told)
                    .isEqualTo(BATCHES_BEFORE * BATCH);
            world.product.kill();
        }
        world.await("the dead one's transaction is over", Duration.ofMinutes(1), () -> !isAnybodyConnected(jdbc));
        jdbc.sql("drop trigger held on zoomensemble.media_workflow").update();
        return pushDown;
    }

    /** The update of one media workflow in the middle of the third batch waits. */
    private static void hold(JdbcClient jdbc) {
        String held = jdbc.sql("""
                        select id::text from media_workflow where cardinality(customized) < 4
                         order by id offset :before limit 1
                        """)
                .param("before", BATCHES_BEFORE * BATCH + BATCH / 2)
                .query(String.class)
                .single();
        jdbc.sql("""
                        create function zoomensemble.held() returns trigger language plpgsql as $$
                        begin
                            perform pg_advisory_xact_lock_shared(%d);
                            return new;
                        end $$
                        """.formatted(LOCK)).update();
        jdbc.sql("""
                        create trigger held before update on zoomensemble.media_workflow for each row
                        when (new.id = '%s') execute function zoomensemble.held()
                        """.formatted(held)).update();
    }

    private static boolean waitsForTheLock(JdbcClient jdbc) {
        return jdbc.sql(
                        "select exists (select from pg_locks where locktype = 'advisory' and objid = ? and not granted)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }

    private static boolean isAnybodyConnected(JdbcClient jdbc) {
        return jdbc.sql("""
                        select exists (select from pg_stat_activity
                                        where datname = current_database() and pid <> pg_backend_pid())
                        """).query(Boolean.class).single();
    }

    /** The counts, the rows and the record of changes tell the same, and nobody is told of twice. */
    private static void assertAgree(JdbcClient jdbc, Rows rows) {
        assertThat(jdbc.sql("select changed from push_down")
                        .query(Integer.class)
                        .single())
                .isEqualTo(rows.revised());
        assertThat(rows.recorded()).isEqualTo(rows.revised());
        assertThat(rows.recordedTwice()).isZero();
        assertThat(jdbc.sql("select count(*) from media_workflow where revision > 2")
                        .query(Integer.class)
                        .single())
                .as("changed twice")
                .isZero();
    }

    private static void assertTold(JsonNode pushDown) {
        assertThat(pushDown.path("total").asInt()).isEqualTo(MEDIA_WORKFLOWS);
        assertThat(pushDown.path("changed").asInt()).as(pushDown.toString()).isEqualTo(CHANGED);
        assertThat(pushDown.path("leftAsCustomized").asInt()).isEqualTo(FULLY_CUSTOMIZED);
        assertThat(pushDown.path("failed").asInt()).isEqualTo(TOO_LONG);
        assertThat(pushDown.path("unchanged").asInt()).isZero();
    }

    private static void assertShown(List<JsonNode> mediaWorkflows) {
        assertThat(mediaWorkflows).hasSize(MEDIA_WORKFLOWS);
        assertThat(mediaWorkflows.stream()
                        .filter(workflow -> workflow.path("revision").asInt() == 2)
                        .filter(workflow ->
                                workflow.path("description").asText().equals("New description"))
                        .filter(workflow -> workflow.path("name")
                                .asText()
                                .equals("Meetings of "
                                        + workflow.path("libraryName").asText()))
                        .filter(workflow -> workflow.path("title")
                                .asText()
                                .equals(workflow.path("customized").isEmpty() ? "New title" : "Own title"))
                        .count())
                .isEqualTo(CHANGED);
    }

    private static JsonNode told(Administrator administrator, String pushDown) {
        return administrator.get(pushDown).body();
    }

    private static String state(JsonNode pushDown) {
        return pushDown.path("state").asText();
    }

    /** Every tenth has a title of its own, which is neither old nor new. */
    private static Rows rows(JdbcClient jdbc) {
        return jdbc.sql("""
                        select count(*) filter (where w.revision = 1 and w.name = 'Zoom ' || l.name
                                                  and w.title in ('{{MeetingTopic}}', 'Own title')
                                                  and w.description <> 'New description') as fully_old,
                               count(*) filter (where w.revision = 2 and w.name = 'Meetings of ' || l.name
                                                  and w.title = case when w.customized = '{}' then 'New title'
                                                                     else 'Own title' end
                                                  and w.description = 'New description') as fully_new,
                               count(*) filter (where w.revision = 2) as revised,
                               (select count(*) from change_record
                                 where kind = 'MEDIA_WORKFLOW' and action = 'CHANGED' and revision = 2) as recorded,
                               (select count(*) - count(distinct subject_id) from change_record
                                 where kind = 'MEDIA_WORKFLOW') as recorded_twice
                          from media_workflow w join library l on l.id = w.library_id
                        """).query(Rows.class).single();
    }

    /** Some keep every field for themselves, every tenth its title, and some libraries' names leave no room for the new one. */
    private static void fill(JdbcClient jdbc, String template) {
        jdbc.sql("""
                        insert into library (id, organization_id, ensemble_id, name)
                        select gen_random_uuid(), o.id, 'kill-' || n,
                               case when n <= :long then rpad('Library ' || n, 195, 'x') else 'Library ' || n end
                          from organization o, generate_series(1, :count) n
                        """).param("long", TOO_LONG).param("count", MEDIA_WORKFLOWS).update();
        jdbc.sql("""
                        insert into media_workflow (id, library_id, template_id, name, title, description, customized)
                        select gen_random_uuid(), l.id, t.id, 'Zoom ' || l.name,
                               case when n % 10 = 0 then 'Own title' else t.title end, t.description,
                               case when n > :some then array ['name', 'title', 'description', 'publish']
                                    when n % 10 = 0 then array ['title'] else '{}' end
                          from library l, workflow_template t, cast(substr(l.ensemble_id, 6) as int) n
                         where t.id = cast(:template as uuid) and l.ensemble_id like 'kill-%'
                        """)
                .param("some", MEDIA_WORKFLOWS - FULLY_CUSTOMIZED)
                .param("template", template)
                .update();
    }
}

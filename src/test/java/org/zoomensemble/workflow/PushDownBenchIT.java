package org.zoomensemble.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zoomensemble.FeatureRooms;
import org.zoomensemble.endtoend.Report;
import org.zoomensemble.security.Secret;

/**
 * How long a push-down to 10,000 media workflows below 20 organization templates takes, from the save to the recorded result,
 * with the real engine, its job executor and PostgreSQL.
 */
@Tag("bench")
class PushDownBenchIT {

    private static final int MEDIA_WORKFLOWS = Integer.getInteger("bench.mediaWorkflows", 10_000);
    private static final int TEMPLATES = 20;
    private static final int ROUNDS = 3;

    /** No stereotype, so that the demonstration's component scan passes it over. */
    @Import(FeatureRooms.Outside.class)
    @ImportAutoConfiguration(CamundaBpmAutoConfiguration.class)
    @ConfigurationPropertiesScan({"org.zoomensemble.directory", "org.zoomensemble.workflow", "org.zoomensemble.engine"})
    @ComponentScan({"org.zoomensemble.directory", "org.zoomensemble.workflow"})
    @ComponentScan(
            basePackages = "org.zoomensemble.engine",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    ".*\\.(CamundaPushDownProcess|TemplatePushDown|DecisionSeeder|EngineBegins|EngineLock"
                                            + "|EngineReady|LastDecisions|ModelDeployment|ShippedFiles|SweepSchedule|TablesPlugin)"))
    static class House {}

    private ConfigurableApplicationContext context;
    private WorkflowTemplates templates;
    private PushDowns pushDowns;
    private JdbcClient jdbc;
    private UUID base;
    private int saves;

    @Test
    void tenThousandMediaWorkflows() throws Exception {
        context = new SpringApplicationBuilder(House.class)
                .web(WebApplicationType.NONE)
                .initializers(starting -> starting.addBeanFactoryPostProcessor(beans ->
                        beans.getBeanDefinition("camundaPushDownProcess").setPrimary(true)))
                .run();
        try {
            templates = context.getBean(WorkflowTemplates.class);
            pushDowns = context.getBean(PushDowns.class);
            jdbc = context.getBean(JdbcClient.class);
            fill();
            measure("warm-up", MEDIA_WORKFLOWS, PushDownMode.EXCEPT_CUSTOMIZED);
            for (int round = 0; round < ROUNDS; round++) {
                measure("all change", MEDIA_WORKFLOWS, PushDownMode.EXCEPT_CUSTOMIZED);
                measure("all change, overwritten", MEDIA_WORKFLOWS, PushDownMode.OVERWRITE_ALL);
                measure("100 change", 100, PushDownMode.EXCEPT_CUSTOMIZED);
                measure("none changes", 0, PushDownMode.EXCEPT_CUSTOMIZED);
                long begun = System.nanoTime();
                pushDowns.preview(base, title("Preview"));
                Report.line("  preview of both modes: %.2f s".formatted((System.nanoTime() - begun) / 1e9));
            }
            assertThat(context.getBean(RuntimeService.class)
                            .createProcessInstanceQuery()
                            .processDefinitionKey("template-push-down")
                            .count())
                    .isZero();
        } finally {
            context.close();
        }
    }

    private void measure(String what, int changes, PushDownMode mode) throws InterruptedException {
        if (changes > 0 && changes < MEDIA_WORKFLOWS) {
            assertThat(jdbc.sql("""
                            update media_workflow set title = 'left behind'
                             where id in (select id from media_workflow order by id limit ?)
                            """).param(changes).update()).isEqualTo(changes);
        }
        TemplateDraft draft = changes == MEDIA_WORKFLOWS ? title("{{MeetingTopic}} " + ++saves) : title(null);
        long begun = System.nanoTime();
        UUID id = templates.change(base, draft, mode, null).pushDownId();
        PushDown pushDown;
        do {
            Thread.sleep(5);
            pushDown = pushDowns.pushDown(id);
        } while (pushDown.state() != PushDown.State.DONE);
        double seconds = (System.nanoTime() - begun) / 1e9;
        assertThat(pushDown.total()).isEqualTo(MEDIA_WORKFLOWS + TEMPLATES);
        assertThat(pushDown.changed()).isEqualTo(changes == MEDIA_WORKFLOWS ? changes + TEMPLATES : changes);
        Report.line("push-down to %,d media workflows, %s: %.2f s".formatted(MEDIA_WORKFLOWS, what, seconds));
    }

    private void fill() {
        UUID institution = UUID.randomUUID();
        jdbc.sql("insert into institution (id, name, ensemble_id) values (?, 'North', 'bench')")
                .param(institution)
                .update();
        jdbc.sql("insert into directory_sync (id, institution_id, state, finished_at) values (?, ?, 'DONE', now())")
                .param(UUID.randomUUID())
                .param(institution)
                .update();
        base = templates
                .make(new TemplateDraft(
                        null,
                        institution,
                        null,
                        null,
                        "Zoom {{Library}}",
                        null,
                        "Recorded by Zoom. ".repeat(20),
                        null,
                        new ConnectionDraft(null, null, null, "acc", "client", new Secret("s"), null),
                        null,
                        null))
                .template()
                .id();
        for (int i = 0; i < TEMPLATES; i++) {
            UUID organization = UUID.randomUUID();
            jdbc.sql("insert into organization (id, institution_id, ensemble_id, name) values (?, ?, ?, ?)")
                    .param(organization)
                    .param(institution)
                    .param("bench-" + i)
                    .param("Organization " + i)
                    .update();
            UUID below = templates
                    .make(new TemplateDraft(null, null, organization, base, null, null, null, null, null, null, null))
                    .template()
                    .id();
            jdbc.sql("""
                            with made as (
                                insert into library (id, organization_id, ensemble_id, name)
                                select gen_random_uuid(), :organization, 'lib-' || n, 'Library ' || n
                                  from generate_series(1, :count) n returning id, name)
                            insert into media_workflow (id, library_id, template_id, name, title, description, publish)
                            select gen_random_uuid(), made.id, t.id, 'Zoom ' || made.name, t.title, t.description, t.publish
                              from made, workflow_template t where t.id = :template
                            """)
                    .param("organization", organization)
                    .param("count", MEDIA_WORKFLOWS / TEMPLATES)
                    .param("template", below)
                    .update();
        }
        jdbc.sql("analyze").update();
    }

    private static TemplateDraft title(String title) {
        return new TemplateDraft(null, null, null, null, null, title, null, null, null, null, null);
    }
}

package org.zoomensemble.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zoomensemble.FeatureRooms;
import org.zoomensemble.endtoend.LiveHeap;
import org.zoomensemble.endtoend.Report;
import org.zoomensemble.ingest.ReconciliationSettings;
import org.zoomensemble.security.Secret;

/**
 * How long a push-down to 10,000 media workflows below 20 organization templates takes, from the save to the recorded result,
 * with the real engine, its job executor and PostgreSQL; and how much memory, beside 1,000. Run by {@code mvn -Pbench verify}.
 * The gate runs the same with a few, so that it can still be run when somebody wants the figures.
 */
class PushDownBenchIT {

    private static final int MANY = Integer.getInteger("bench.mediaWorkflows", 10_000);
    private static final int TEMPLATES = 20;
    private static final int ROUNDS = 3;

    /** No stereotype, so that the demonstration's component scan passes it over. */
    @Import(FeatureRooms.Outside.class)
    @ImportAutoConfiguration(CamundaBpmAutoConfiguration.class)
    @EnableConfigurationProperties(ReconciliationSettings.class)
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
                                            + "|EngineReady|LastDecisions|ModelDeployment"
                                            + "|ReconciliationSchedule|ShippedFiles|SweepSchedule|TablesPlugin)"))
    static class House {

        @Bean
        FeatureRooms.Unfinished unfinished() {
            return new FeatureRooms.Unfinished();
        }
    }

    /** An institution template and what stands below it. */
    private record Tree(UUID base, int mediaWorkflows) {}

    private ConfigurableApplicationContext context;
    private WorkflowTemplates templates;
    private PushDowns pushDowns;
    private JdbcClient jdbc;
    private int saves;

    @BeforeEach
    void start() {
        context = new SpringApplicationBuilder(House.class)
                .web(WebApplicationType.NONE)
                .initializers(starting -> starting.addBeanFactoryPostProcessor(beans ->
                        beans.getBeanDefinition("camundaPushDownProcess").setPrimary(true)))
                .run();
        templates = context.getBean(WorkflowTemplates.class);
        pushDowns = context.getBean(PushDowns.class);
        jdbc = context.getBean(JdbcClient.class);
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void aFewMediaWorkflows() throws Exception {
        rounds(tree(2 * TEMPLATES), TEMPLATES, line -> {});
        assertNothingRuns();
    }

    @Test
    @Tag("bench")
    void timeOfManyMediaWorkflows() throws Exception {
        Tree tree = tree(MANY);
        measure(tree, "warm-up", MANY, PushDownMode.EXCEPT_CUSTOMIZED, Report::line);
        for (int round = 0; round < ROUNDS; round++) {
            rounds(tree, 100, Report::line);
        }
        assertNothingRuns();
    }

    @Test
    @Tag("bench")
    void memoryOfManyMediaWorkflows() throws Exception {
        Tree few = tree(MANY / 10);
        Tree many = tree(MANY);
        // What is loaded and cached once is there afterwards.
        change(few, PushDownMode.OVERWRITE_ALL);
        change(many, PushDownMode.OVERWRITE_ALL);
        for (int round = 0; round < ROUNDS; round++) {
            for (Tree tree : List.of(few, many)) {
                long before = LiveHeap.now();
                long most;
                try (LiveHeap heap = new LiveHeap()) {
                    change(tree, PushDownMode.OVERWRITE_ALL);
                    most = heap.most();
                }
                Report.line("push-down to %,d media workflows: live heap %.1f MB before, at most %.1f MB meanwhile"
                        .formatted(tree.mediaWorkflows(), before / 1e6, most / 1e6));
            }
        }
        assertNothingRuns();
    }

    private void rounds(Tree tree, int few, Consumer<String> report) throws InterruptedException {
        measure(tree, "all change", tree.mediaWorkflows(), PushDownMode.EXCEPT_CUSTOMIZED, report);
        measure(tree, "all change, overwritten", tree.mediaWorkflows(), PushDownMode.OVERWRITE_ALL, report);
        measure(tree, few + " change", few, PushDownMode.EXCEPT_CUSTOMIZED, report);
        measure(tree, "none changes", 0, PushDownMode.EXCEPT_CUSTOMIZED, report);
        long begun = System.nanoTime();
        pushDowns.preview(tree.base(), title("Preview"));
        report.accept("  preview of both modes: %.2f s".formatted((System.nanoTime() - begun) / 1e9));
    }

    private void measure(Tree tree, String what, int changes, PushDownMode mode, Consumer<String> report)
            throws InterruptedException {
        boolean isEverything = changes == tree.mediaWorkflows();
        if (changes > 0 && !isEverything) {
            assertThat(jdbc.sql("""
                            update media_workflow set title = 'left behind'
                             where id in (select w.id
                                            from media_workflow w join workflow_template t on t.id = w.template_id
                                           where t.based_on = ? order by w.id limit ?)
                            """).params(tree.base(), changes).update()).isEqualTo(changes);
        }
        long begun = System.nanoTime();
        PushDown pushDown = save(tree, isEverything ? title("{{MeetingTopic}} " + ++saves) : title(null), mode);
        double seconds = (System.nanoTime() - begun) / 1e9;
        assertThat(pushDown.changed()).isEqualTo(isEverything ? changes + TEMPLATES : changes);
        report.accept("push-down to %,d media workflows, %s: %.2f s".formatted(tree.mediaWorkflows(), what, seconds));
    }

    private void change(Tree tree, PushDownMode mode) throws InterruptedException {
        PushDown pushDown = save(tree, title("{{MeetingTopic}} " + ++saves), mode);
        assertThat(pushDown.changed()).isEqualTo(tree.mediaWorkflows() + TEMPLATES);
    }

    private PushDown save(Tree tree, TemplateDraft draft, PushDownMode mode) throws InterruptedException {
        UUID id = templates.change(tree.base(), draft, mode, null).pushDownId();
        PushDown pushDown;
        do {
            Thread.sleep(5);
            pushDown = pushDowns.pushDown(id);
        } while (pushDown.state() != PushDown.State.DONE);
        assertThat(pushDown.total()).isEqualTo(tree.mediaWorkflows() + TEMPLATES);
        return pushDown;
    }

    private void assertNothingRuns() {
        // The result is there a moment before its process instance has ended.
        await().untilAsserted(() -> assertThat(context.getBean(RuntimeService.class)
                        .createProcessInstanceQuery()
                        .processDefinitionKey("template-push-down")
                        .count())
                .isZero());
    }

    private Tree tree(int mediaWorkflows) {
        UUID institution = UUID.randomUUID();
        jdbc.sql("insert into institution (id, name, ensemble_id) values (?, 'North', ?)")
                .params(institution, "bench-" + institution)
                .update();
        jdbc.sql("insert into directory_sync (id, institution_id, state, finished_at) values (?, ?, 'DONE', now())")
                .params(UUID.randomUUID(), institution)
                .update();
        UUID base = templates
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
                    .param("bench-" + organization)
                    .param("Organization " + i)
                    .update();
            UUID below = templates
                    .make(new TemplateDraft(null, null, organization, base, null, null, null, null, null, null, null))
                    .template()
                    .id();
            jdbc.sql("""
                            with made as (
                                insert into library (id, organization_id, ensemble_id, name)
                                select gen_random_uuid(), :organization, 'lib-' || gen_random_uuid(), 'Library ' || n
                                  from generate_series(1, :count) n returning id, name)
                            insert into media_workflow (id, library_id, template_id, name, title, description, publish)
                            select gen_random_uuid(), made.id, t.id, 'Zoom ' || made.name, t.title, t.description, t.publish
                              from made, workflow_template t where t.id = :template
                            """)
                    .param("organization", organization)
                    .param("count", mediaWorkflows / TEMPLATES)
                    .param("template", below)
                    .update();
        }
        jdbc.sql("analyze").update();
        return new Tree(base, mediaWorkflows);
    }

    private static TemplateDraft title(String title) {
        return new TemplateDraft(null, null, null, null, null, title, null, null, null, null, null);
    }
}

package org.zoomensemble.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zoomensemble.workflow.Drafts.texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import org.zoomensemble.FeatureRooms;
import org.zoomensemble.operations.ChangedMeanwhileException;
import org.zoomensemble.operations.UnacceptableInputException;

/** What a push-down promises, one promise at a time. */
class PushDownsIT {

    private FeatureRooms rooms;
    private WorkflowTemplates templates;
    private MediaWorkflows mediaWorkflows;
    private PushDowns pushDowns;
    private PushDownSteps steps;
    private UUID institution;
    private UUID arts;
    private UUID painting;

    @BeforeEach
    void hierarchy() {
        rooms = new FeatureRooms();
        templates = rooms.get(WorkflowTemplates.class);
        mediaWorkflows = rooms.get(MediaWorkflows.class);
        pushDowns = rooms.get(PushDowns.class);
        steps = rooms.get(PushDownSteps.class);
        institution = rooms.institution();
        arts = rooms.organization(institution, "Arts");
        painting = rooms.library(arts, "Painting");
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void whatIsBasedOnATemplateTakesItsFields() {
        UUID base = institutionTemplate("Zoom {{Library}}");
        WorkflowTemplate below = based(base, null, "Ours");

        assertThat(below.name()).isEqualTo("Zoom {{Library}}");
        assertThat(below.title()).isEqualTo("Ours");
        assertThat(below.customized()).containsExactly("title");
        assertThat(below.behind()).isEmpty();

        save(base, texts(null, "Theirs", "New"), PushDownMode.NO);
        assertThat(templates.template(below.id()).behind()).containsExactly("description");
        assertThat(save(below.id(), texts(null, "Theirs", null), PushDownMode.NO)
                        .template()
                        .customized())
                .as("it is the template's again")
                .isEmpty();

        save(below.id(), texts(null, "Mine", "Mine"), PushDownMode.NO);
        WorkflowTemplate back =
                save(below.id(), back("title", "description"), PushDownMode.NO).template();
        assertThat(List.of(back.title(), back.description())).containsExactly("Theirs", "New");
        assertThat(back.customized()).isEmpty();
        assertThat(back.behind()).isEmpty();
    }

    @Test
    void onlyWhatComesFromATemplateGoesBack() {
        UUID base = institutionTemplate("Zoom");
        assertThatThrownBy(() -> save(base, back("title"), PushDownMode.NO))
                .isInstanceOf(UnacceptableInputException.class)
                .hasMessageContaining("based on no other");
        assertThatThrownBy(() -> save(based(base, null, null).id(), back("enabled"), PushDownMode.NO))
                .isInstanceOf(UnacceptableInputException.class)
                .hasMessageContaining("name, title, description, publish")
                .extracting("field")
                .isEqualTo("backToTemplate");
    }

    @Test
    void twoTiersGetTheStateAndCustomizedFieldsStay() {
        UUID base = institutionTemplate("Zoom {{Library}}");
        UUID below = based(base, null, null).id();
        UUID direct = mediaWorkflow(base, null);
        UUID plain = mediaWorkflow(below, null);
        UUID customized = mediaWorkflow(below, "Mine");

        SavedTemplate saved = save(base, texts("{{Library}} by Zoom", "T2", "D2"), PushDownMode.EXCEPT_CUSTOMIZED);
        PushDown before = pushDowns.pushDown(saved.pushDownId());
        assertThat(before.state()).isEqualTo(PushDown.State.RUNNING);
        assertThat(before.revision()).isEqualTo(saved.template().revision());
        assertThat(before.requestedBy()).isEqualTo("the application");
        run(saved.pushDownId());

        assertThat(templates.template(below).name()).isEqualTo("{{Library}} by Zoom");
        assertThat(templates.template(below).revision()).isEqualTo(2);
        assertThat(mediaWorkflows.mediaWorkflow(direct).name()).isEqualTo("Painting by Zoom");
        assertThat(mediaWorkflows.mediaWorkflow(plain).description()).isEqualTo("D2");
        assertThat(mediaWorkflows.mediaWorkflow(plain).revision()).isEqualTo(2);
        assertThat(mediaWorkflows.mediaWorkflow(customized).title()).isEqualTo("Mine");
        assertThat(mediaWorkflows.mediaWorkflow(customized).description()).isEqualTo("D2");
        PushDown done = pushDowns.newest(base).orElseThrow();
        assertThat(done.state()).isEqualTo(PushDown.State.DONE);
        assertThat(List.of(done.total(), done.changed(), done.unchanged(), done.leftAsCustomized(), done.failed()))
                .containsExactly(4, 4, 0, 0, 0);
        assertThat(done.finishedAt()).isNotNull();

        PushDown again = run(save(base, texts(null, null, null), PushDownMode.EXCEPT_CUSTOMIZED)
                .pushDownId());
        assertThat(List.of(again.total(), again.changed(), again.unchanged(), again.leftAsCustomized()))
                .containsExactly(4, 0, 3, 1);
        assertThat(mediaWorkflows.mediaWorkflow(plain).revision()).isEqualTo(2);

        PushDown over = run(
                save(base, texts(null, null, null), PushDownMode.OVERWRITE_ALL).pushDownId());
        assertThat(List.of(over.total(), over.changed(), over.unchanged())).containsExactly(4, 1, 3);
        assertThat(mediaWorkflows.mediaWorkflow(customized).title()).isEqualTo("T2");
        assertThat(mediaWorkflows.mediaWorkflow(customized).customized()).isEmpty();
    }

    @Test
    void whatAPushDownWritesIsRecordedAndToldToWhoeverEditsMeanwhile() {
        UUID base = institutionTemplate("Zoom {{Library}}");
        UUID below = based(base, null, null).id();
        UUID workflow = mediaWorkflow(below, null);
        MediaWorkflow read = mediaWorkflows.mediaWorkflow(workflow);
        rooms.jdbc.sql("delete from change_record").update();

        run(save(base, texts(null, "T2", null), PushDownMode.EXCEPT_CUSTOMIZED).pushDownId());

        assertThat(rooms.jdbc.sql("""
                                select kind || ' ' || subject || ': ' || (before ->> 'title') || ' to ' || (after ->> 'title')
                                       || (case when library_id is null then '' else ' in a library' end)
                                  from change_record where person = 'the application' order by at, kind desc
                                """).query(String.class).list())
                .containsExactly(
                        "TEMPLATE Zoom {{Library}}: {{MeetingTopic}} to T2",
                        "TEMPLATE Zoom {{Library}}: {{MeetingTopic}} to T2",
                        "MEDIA_WORKFLOW Zoom Painting: {{MeetingTopic}} to T2 in a library");
        assertThatThrownBy(() -> mediaWorkflows.change(
                        workflow,
                        new MediaWorkflowDraft(null, null, null, null, null, null, "D", null),
                        read.revision()))
                .isInstanceOfSatisfying(
                        ChangedMeanwhileException.class,
                        refusal -> assertThat(refusal.changes())
                                .extracting(ChangedMeanwhileException.FieldChange::now)
                                .containsExactly("T2"));
    }

    @Test
    void whatANoLeftBehindIsCarriedByTheNextPushDown() {
        UUID base = institutionTemplate("Zoom");
        UUID workflow = mediaWorkflow(base, null);
        save(base, texts(null, "T2", null), PushDownMode.NO);
        assertThat(mediaWorkflows.mediaWorkflow(workflow).behind()).containsExactly("title");

        run(save(base, texts(null, null, "D2"), PushDownMode.EXCEPT_CUSTOMIZED).pushDownId());

        assertThat(mediaWorkflows.mediaWorkflow(workflow).title()).isEqualTo("T2");
        assertThat(mediaWorkflows.mediaWorkflow(workflow).behind()).isEmpty();
    }

    @Test
    void aNameThatCannotBeIsAFailureWithAReasonAndTheOthersGoOn() {
        UUID base = institutionTemplate("Zoom");
        UUID longer = mediaWorkflow(base, rooms.library(arts, "L".repeat(150)), null);
        UUID shorter = mediaWorkflow(base, null);

        PushDown done = run(save(base, texts("Z".repeat(60) + "{{Library}}", "T2", null), PushDownMode.OVERWRITE_ALL)
                .pushDownId());

        assertThat(List.of(done.total(), done.changed(), done.failed())).containsExactly(2, 1, 1);
        assertThat(done.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.name()).startsWith("Zoom of the library LLL");
            assertThat(failure.sentence()).contains("210 characters").contains("shorten");
        });
        assertThat(mediaWorkflows.mediaWorkflow(longer).title())
                .as("never half")
                .isEqualTo("{{MeetingTopic}}");
        assertThat(mediaWorkflows.mediaWorkflow(shorter).title()).isEqualTo("T2");
        assertThatThrownBy(() -> mediaWorkflow(base, rooms.library(arts, "M".repeat(150)), null))
                .isInstanceOf(UnacceptableInputException.class)
                .extracting("field")
                .isEqualTo("name");
    }

    @Test
    void namesOfLibrariesAreTextAndNoPattern() {
        UUID base = institutionTemplate("Zoom");
        UUID odd = mediaWorkflow(base, rooms.library(arts, "A\\1 & $0 \\& {{Library}}"), null);

        run(save(base, texts("x {{ Library }} y", null, null), PushDownMode.EXCEPT_CUSTOMIZED)
                .pushDownId());

        assertThat(mediaWorkflows.mediaWorkflow(odd).name()).isEqualTo("x A\\1 & $0 \\& {{Library}} y");
        assertThat(run(save(base, texts(null, null, null), PushDownMode.OVERWRITE_ALL)
                                .pushDownId())
                        .changed())
                .isZero();
    }

    @Test
    void ofOneTreeOneRunsAtATimeAndTheLaterWins() {
        UUID base = institutionTemplate("Zoom");
        UUID below = based(base, null, null).id();
        UUID workflow = mediaWorkflow(below, null);
        UUID first =
                save(base, texts(null, "T1", null), PushDownMode.OVERWRITE_ALL).pushDownId();
        UUID second = save(below, texts(null, "T2", null), PushDownMode.EXCEPT_CUSTOMIZED)
                .pushDownId();
        UUID third =
                save(base, texts(null, "T3", null), PushDownMode.OVERWRITE_ALL).pushDownId();

        assertThat(rooms.begun.all).containsExactly(first);
        assertThat(pushDowns.pushDown(second).state()).isEqualTo(PushDown.State.WAITING);
        assertThat(pushDowns.pushDown(second).sentence()).contains("goes first");
        run(first);
        assertThat(templates.template(below).title()).as("its own revision").isEqualTo("T1");
        assertThat(rooms.begun.all).containsExactly(first, second);
        run(second);
        assertThat(mediaWorkflows.mediaWorkflow(workflow).title()).isEqualTo("T2");
        run(third);

        assertThat(rooms.begun.all).containsExactly(first, second, third);
        assertThat(templates.template(below).title()).isEqualTo("T3");
        assertThat(mediaWorkflows.mediaWorkflow(workflow).title()).isEqualTo("T3");
    }

    @Test
    void oneThatIsAskedForWhileAnotherEndsIsNotForgotten() throws Exception {
        UUID base = institutionTemplate("Zoom");
        UUID below = based(base, null, null).id();
        UUID first =
                save(base, texts(null, "T1", null), PushDownMode.OVERWRITE_ALL).pushDownId();
        CompletableFuture<Void> ending = rooms.get(TransactionTemplate.class).execute(status -> {
            save(below, texts(null, "T2", null), PushDownMode.OVERWRITE_ALL);
            CompletableFuture<Void> begun = CompletableFuture.runAsync(() -> steps.recordResult(first));
            Awaitility.await().until(() -> begun.isDone() || isAnybodyWaitingForALock());
            return begun;
        });
        ending.get(60, TimeUnit.SECONDS);

        assertThat(rooms.begun.all).hasSize(2);
        assertThat(pushDowns.newest(below).orElseThrow().state()).isEqualTo(PushDown.State.RUNNING);
    }

    @Test
    void treesDoNotWaitForEachOther() {
        UUID one = institutionTemplate("One");
        UUID other = institutionTemplate("Other");
        save(one, texts(null, "T", null), PushDownMode.OVERWRITE_ALL);

        UUID pushDown =
                save(other, texts(null, "T", null), PushDownMode.OVERWRITE_ALL).pushDownId();

        assertThat(pushDowns.pushDown(pushDown).state()).isEqualTo(PushDown.State.RUNNING);
    }

    @Test
    void savesOfManyAdministratorsAtOnceAreCarriedInOrder() throws Exception {
        UUID base = institutionTemplate("Zoom");
        UUID below = based(base, null, null).id();
        UUID workflow = mediaWorkflow(below, null);
        CountDownLatch go = new CountDownLatch(1);
        List<CompletableFuture<Void>> savers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            UUID template = i % 2 == 0 ? base : below;
            String title = "T" + i;
            savers.add(CompletableFuture.runAsync(() -> {
                await(go);
                save(template, texts(null, title, null), PushDownMode.OVERWRITE_ALL);
            }));
        }
        CompletableFuture<Void> carrier = CompletableFuture.runAsync(() -> {
            await(go);
            for (int done = 0; done < 8; ) {
                if (rooms.begun.all.size() > done) {
                    run(rooms.begun.all.get(done++));
                }
            }
        });
        go.countDown();
        CompletableFuture.allOf(savers.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
        carrier.get(60, TimeUnit.SECONDS);

        assertThat(rooms.begun.all).doesNotHaveDuplicates();
        assertThat(rooms.jdbc
                        .sql("select id from push_down order by position")
                        .query(UUID.class)
                        .list())
                .isEqualTo(rooms.begun.all);
        assertThat(mediaWorkflows.mediaWorkflow(workflow).title())
                .isEqualTo(rooms.jdbc
                        .sql("select title from push_down order by position desc limit 1")
                        .query(String.class)
                        .single());
    }

    @Test
    void oneWhoseProcessVanishedStandsInNobodysWay() {
        UUID base = institutionTemplate("Zoom");
        mediaWorkflow(base, null);
        UUID first =
                save(base, texts(null, "T1", null), PushDownMode.OVERWRITE_ALL).pushDownId();
        UUID second =
                save(base, texts(null, "T2", null), PushDownMode.OVERWRITE_ALL).pushDownId();
        steps.plan(first);
        rooms.get(PushDownWatch.class).look();
        assertThat(pushDowns.pushDown(first).state()).isEqualTo(PushDown.State.RUNNING);
        rooms.begun.vanished.add(first);

        rooms.get(PushDownWatch.class).look();

        assertThat(pushDowns.pushDown(first).state()).isEqualTo(PushDown.State.DONE);
        assertThat(pushDowns.pushDown(first).sentence()).contains("deleted in Cockpit when 0 of 1 was done");
        assertThat(pushDowns.pushDown(second).state()).isEqualTo(PushDown.State.RUNNING);
        rooms.begun.vanished.add(second);
        UUID third =
                save(base, texts(null, "T3", null), PushDownMode.OVERWRITE_ALL).pushDownId();
        assertThat(pushDowns.pushDown(third).state()).isEqualTo(PushDown.State.RUNNING);
        // A step of the one that was given up does nothing any more.
        assertThat(steps.carryToMediaWorkflows(first)).isFalse();
        steps.recordResult(first);
        assertThat(pushDowns.pushDown(third).state()).isEqualTo(PushDown.State.RUNNING);
    }

    @Test
    void aTemplateGoesWithItsPushDownsAndFreesThoseThatWait() {
        UUID base = institutionTemplate("Zoom");
        UUID below = based(base, null, null).id();
        UUID first =
                save(below, texts(null, "T1", null), PushDownMode.OVERWRITE_ALL).pushDownId();
        UUID second =
                save(base, texts(null, "T2", null), PushDownMode.OVERWRITE_ALL).pushDownId();
        steps.plan(first);

        templates.delete(below);

        assertThat(rooms.begun.all).containsExactly(first, second);
        assertThat(steps.carryToTemplates(first)).isFalse();
        steps.listMediaWorkflows(first);
        steps.recordResult(first);
        assertThat(run(second).total()).isZero();
        templates.delete(base);
        assertThat(rooms.jdbc
                        .sql("select count(*) from push_down")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsDeletedMeanwhileDoesNotCount() {
        UUID base = institutionTemplate("Zoom");
        mediaWorkflow(base, null);
        UUID deleted = mediaWorkflow(base, null);
        UUID id =
                save(base, texts(null, "T1", null), PushDownMode.OVERWRITE_ALL).pushDownId();
        steps.plan(id);
        steps.carryToTemplates(id);
        steps.listMediaWorkflows(id);
        mediaWorkflows.delete(deleted);

        PushDown done = run(id);

        assertThat(List.of(done.total(), done.changed())).containsExactly(1, 1);
    }

    @Test
    void aMediaWorkflowMadeWhileItRunsHasTheNewState() throws Exception {
        UUID base = institutionTemplate("Zoom");
        UUID below = based(base, null, null).id();
        UUID id = save(base, texts(null, "T1", null), PushDownMode.EXCEPT_CUSTOMIZED)
                .pushDownId();
        UUID early = mediaWorkflow(below, null);
        steps.plan(id);
        UUID planned = mediaWorkflow(below, null);
        // The push-down has been here and is not committed yet, while one more is made.
        CompletableFuture<UUID> making = rooms.get(TransactionTemplate.class).execute(status -> {
            steps.carryToTemplates(id);
            steps.listMediaWorkflows(id);
            CompletableFuture<UUID> begun = CompletableFuture.supplyAsync(() -> mediaWorkflow(below, null));
            Awaitility.await().until(() -> begun.isDone() || isAnybodyWaitingForALock());
            return begun;
        });
        UUID meanwhile = making.get(60, TimeUnit.SECONDS);
        UUID late = mediaWorkflow(below, null);
        run(id);

        for (UUID made : List.of(early, planned, meanwhile, late)) {
            assertThat(mediaWorkflows.mediaWorkflow(made).title()).isEqualTo("T1");
        }
    }

    @Test
    void whatIsMadeFromALaterRevisionIsNotSetBack() {
        UUID base = institutionTemplate("Zoom");
        UUID id =
                save(base, texts(null, "T1", null), PushDownMode.OVERWRITE_ALL).pushDownId();
        save(base, texts(null, "T2", null), PushDownMode.NO);
        UUID later = mediaWorkflow(base, null);
        UUID below = based(base, null, null).id();

        assertThat(run(id).total()).isZero();

        assertThat(mediaWorkflows.mediaWorkflow(later).title()).isEqualTo("T2");
        assertThat(templates.template(below).title()).isEqualTo("T2");
    }

    @Test
    void thePreviewSaysWhatWouldHappenAndChangesNothing() {
        UUID base = institutionTemplate("Zoom {{Library}}");
        UUID below = based(base, null, null).id();
        mediaWorkflow(below, null);
        mediaWorkflow(below, "Mine");
        mediaWorkflow(base, null);
        save(base, texts(null, null, "D2"), PushDownMode.NO);

        List<PushDownPreview> previews = pushDowns.preview(base, texts(null, "T2", null));

        assertThat(previews)
                .containsExactly(
                        new PushDownPreview(
                                PushDownMode.EXCEPT_CUSTOMIZED,
                                4,
                                4,
                                0,
                                0,
                                Map.of("name", 0, "title", 3, "description", 4, "publish", 0)),
                        new PushDownPreview(
                                PushDownMode.OVERWRITE_ALL,
                                4,
                                4,
                                0,
                                0,
                                Map.of("name", 0, "title", 4, "description", 4, "publish", 0)));
        assertThat(templates.template(base).title()).isEqualTo("{{MeetingTopic}}");
        assertThat(pushDowns.newest(base)).isEmpty();
        assertThatThrownBy(() -> pushDowns.preview(base, texts(" ", null, null)))
                .isInstanceOf(UnacceptableInputException.class);
    }

    @Test
    void switchesFollowAtOnceAndRaiseTheRevisionBelow() {
        UUID base = institutionTemplate("Zoom");
        UUID below = based(base, null, null).id();

        save(base, Drafts.switchesOnly(new SwitchesDraft(null, null, null, true)), PushDownMode.NO);

        assertThat(templates.template(below).switches().enabled()).isTrue();
        assertThat(templates.template(below).revision()).isEqualTo(2);
        assertThat(templates.template(base).revision()).isEqualTo(2);
    }

    /** As the process does it. */
    private PushDown run(UUID id) {
        steps.plan(id);
        while (steps.carryToTemplates(id)) {
            continue;
        }
        steps.listMediaWorkflows(id);
        while (steps.carryToMediaWorkflows(id)) {
            continue;
        }
        steps.recordResult(id);
        return pushDowns.pushDown(id);
    }

    private SavedTemplate save(UUID id, TemplateDraft draft, PushDownMode mode) {
        return templates.change(id, draft, mode, null);
    }

    private UUID institutionTemplate(String name) {
        return templates
                .make(Drafts.institutionTemplate(institution, name, Drafts.connection("acc", "client"), null))
                .template()
                .id();
    }

    private WorkflowTemplate based(UUID base, String name, String title) {
        return templates
                .make(new TemplateDraft(null, null, arts, base, name, title, null, null, null, null, null))
                .template();
    }

    private UUID mediaWorkflow(UUID template, String title) {
        return mediaWorkflow(template, painting, title);
    }

    private UUID mediaWorkflow(UUID template, UUID library, String title) {
        return mediaWorkflows
                .make(new MediaWorkflowDraft(library, template, null, null, null, title, null, null))
                .mediaWorkflow()
                .id();
    }

    private boolean isAnybodyWaitingForALock() {
        return rooms.jdbc.sql("""
                        select exists (select from pg_stat_activity
                                        where datname = current_database() and wait_event_type = 'Lock')
                        """).query(Boolean.class).single();
    }

    private static TemplateDraft back(String... fields) {
        return new TemplateDraft(null, null, null, null, null, null, null, null, null, null, List.of(fields));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

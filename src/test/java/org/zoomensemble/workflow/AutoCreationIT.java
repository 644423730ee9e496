package org.zoomensemble.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zoomensemble.FeatureRooms;
import org.zoomensemble.directory.DirectorySync;
import org.zoomensemble.directory.DirectorySyncs;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.ensemble.EnsembleLibrary;

class AutoCreationIT {

    private FeatureRooms rooms;
    private WorkflowTemplates templates;
    private MediaWorkflows mediaWorkflows;
    private AutoCreateSteps steps;
    private UUID institution;
    private UUID arts;

    @BeforeEach
    void institution() {
        rooms = new FeatureRooms();
        templates = rooms.get(WorkflowTemplates.class);
        mediaWorkflows = rooms.get(MediaWorkflows.class);
        steps = rooms.get(AutoCreateSteps.class);
        institution = rooms.institution();
        rooms.ensemble.organizations.put("o1", "Arts");
        rooms.ensemble.libraries.put("old", new EnsembleLibrary("old", "Old", "o1"));
        sync();
        arts = rooms.jdbc
                .sql("select id from organization where ensemble_id = 'o1'")
                .query(UUID.class)
                .single();
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void aLibraryThatIsNewGetsItsMediaWorkflowAndThoseThatWereThereDoNot() {
        template("{{Library}} from Zoom", true);
        rooms.ensemble.libraries.put("new", new EnsembleLibrary("new", "New", "o1"));

        sync();

        assertThat(rooms.get(FeatureRooms.SeenLibraries.class).syncs).hasSize(1);
        assertThat(steps.makeMediaWorkflows()).isFalse();
        assertThat(names()).containsExactly("New from Zoom");
        assertThat(rooms.jdbc
                        .sql(
                                "select person || ' ' || action || ' ' || subject from change_record where kind = 'MEDIA_WORKFLOW'")
                        .query(String.class)
                        .list())
                .containsExactly("the application MADE New from Zoom");
    }

    @Test
    void nothingIsStartedWhereNoTemplateWaits() {
        template("Zoom", false);
        rooms.ensemble.libraries.put("new", new EnsembleLibrary("new", "New", "o1"));

        sync();

        assertThat(rooms.get(FeatureRooms.SeenLibraries.class).syncs).isEmpty();
        assertThat(steps.makeMediaWorkflows()).isFalse();
        assertThat(names()).isEmpty();
    }

    @Test
    void whatSomebodyDeletedIsNotMadeAgainAndWhatIsThereIsNotMadeTwice() {
        UUID template = template("Zoom", true);
        rooms.ensemble.libraries.put("new", new EnsembleLibrary("new", "New", "o1"));
        rooms.ensemble.libraries.put("own", new EnsembleLibrary("own", "Own", "o1"));
        sync();
        mediaWorkflows.make(new MediaWorkflowDraft(library("own"), template, null, null, "Mine", null, null, null));
        steps.makeMediaWorkflows();
        assertThat(names()).containsExactly("Mine", "Zoom");
        UUID made = mediaWorkflows
                .list(Reach.everything(), library("new"), null, null, 10)
                .items()
                .get(0)
                .id();

        mediaWorkflows.delete(made);
        sync();
        steps.makeMediaWorkflows();

        assertThat(names()).containsExactly("Mine");
    }

    @Test
    void whatSomebodyMadeByHandAndDeletedIsNotMadeAgain() {
        UUID template = template("Zoom", true);
        rooms.ensemble.libraries.put("own", new EnsembleLibrary("own", "Own", "o1"));
        sync();
        UUID made = mediaWorkflows
                .make(new MediaWorkflowDraft(library("own"), template, null, null, "Mine", null, null, null))
                .mediaWorkflow()
                .id();

        mediaWorkflows.delete(made);
        steps.makeMediaWorkflows();
        sync();
        steps.makeMediaWorkflows();

        assertThat(names()).isEmpty();
    }

    @Test
    void aLibraryThatWaitsIsSeenBetweenSyncsByOneNode() throws Exception {
        template("Zoom", true);
        rooms.ensemble.libraries.put("new", new EnsembleLibrary("new", "New", "o1"));
        sync();
        FeatureRooms.SeenLibraries process = rooms.get(FeatureRooms.SeenLibraries.class);
        process.syncs.clear();
        process.isRunning = true;
        rooms.get(AutoCreation.class).look();
        assertThat(process.syncs).as("it is on its way").isEmpty();
        process.isRunning = false;

        rooms.get(AutoCreation.class).look();
        assertThat(process.syncs).hasSize(1);
        steps.makeMediaWorkflows();
        rooms.get(AutoCreation.class).look();

        assertThat(process.syncs).as("nothing waits any more").hasSize(1);
        assertThat(names()).containsExactly("Zoom");
    }

    @Test
    void theSwitchCountsFromTheMomentWhenItIsSet() {
        UUID template = template("Zoom", false);
        rooms.ensemble.libraries.put("before", new EnsembleLibrary("before", "Before", "o1"));
        sync();
        autoCreate(template, true);
        rooms.ensemble.libraries.put("after", new EnsembleLibrary("after", "After", "o1"));
        sync();
        autoCreate(template, true);
        steps.makeMediaWorkflows();
        assertThat(libraries()).containsExactly("After");

        autoCreate(template, false);
        rooms.ensemble.libraries.put("off", new EnsembleLibrary("off", "Off", "o1"));
        sync();
        autoCreate(template, true);
        steps.makeMediaWorkflows();

        assertThat(libraries()).containsExactly("After");
    }

    @Test
    void aTemplateThatIsBasedOnAnotherFollowsItsSwitchAndTheInstitutionMakesNone() {
        UUID base =
                templates.make(draft(null, institution, null, false)).template().id();
        templates.make(new TemplateDraft(null, null, arts, base, "Arts", null, null, null, null, null, null));
        autoCreate(base, true);
        rooms.ensemble.libraries.put("new", new EnsembleLibrary("new", "New", "o1"));
        sync();

        steps.makeMediaWorkflows();

        assertThat(names()).containsExactly("Arts");
    }

    @Test
    void manyLibrariesInBatchesOnTwoNodesAtOnceGetOneEach() throws Exception {
        template("{{Library}}", true);
        for (int number = 0; number < 250; number++) {
            String id = "n" + number;
            rooms.ensemble.libraries.put(id, new EnsembleLibrary(id, "New " + number, "o1"));
        }
        sync();

        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int node = 0; node < 2; node++) {
                running.add(nodes.submit(() -> {
                    while (steps.makeMediaWorkflows()) {
                        Thread.onSpinWait();
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            nodes.shutdownNow();
        }

        assertThat(libraries()).hasSize(250).doesNotHaveDuplicates();
    }

    @Test
    void aNameThatBecomesTooLongIsCut() {
        template("Zoom {{Library}}", true);
        rooms.ensemble.libraries.put("long", new EnsembleLibrary("long", "x".repeat(300), "o1"));
        sync();

        steps.makeMediaWorkflows();

        assertThat(names().get(0)).hasSize(200).startsWith("Zoom xxx");
    }

    private void sync() {
        DirectorySyncs syncs = rooms.get(DirectorySyncs.class);
        UUID sync = syncs.start(institution).id();
        await().until(() -> syncs.sync(sync).state() != DirectorySync.State.RUNNING);
        assertThat(syncs.sync(sync).state()).isEqualTo(DirectorySync.State.DONE);
    }

    private UUID template(String name, boolean isAutoCreate) {
        TemplateDraft draft = draft(name, null, arts, isAutoCreate);
        return templates.make(draft).template().id();
    }

    private static TemplateDraft draft(String name, UUID institution, UUID organization, boolean isAutoCreate) {
        return new TemplateDraft(
                null,
                institution,
                organization,
                null,
                name == null ? "Zoom" : name,
                null,
                null,
                null,
                Drafts.connection("acc", "client"),
                new SwitchesDraft(null, null, isAutoCreate, null),
                null);
    }

    private void autoCreate(UUID template, boolean isOn) {
        templates.change(
                template, Drafts.switchesOnly(new SwitchesDraft(null, null, isOn, null)), PushDownMode.NO, null);
    }

    private UUID library(String ensembleId) {
        return rooms.jdbc
                .sql("select id from library where ensemble_id = ?")
                .param(ensembleId)
                .query(UUID.class)
                .single();
    }

    private List<String> names() {
        return rooms.jdbc
                .sql("select name from media_workflow order by name")
                .query(String.class)
                .list();
    }

    private List<String> libraries() {
        return rooms.jdbc
                .sql("select l.name from media_workflow w join library l on l.id = w.library_id order by l.name")
                .query(String.class)
                .list();
    }
}

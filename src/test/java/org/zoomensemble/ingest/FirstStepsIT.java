package org.zoomensemble.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zoomensemble.directory.Directory;
import org.zoomensemble.directory.Reach;

class FirstStepsIT {

    private OverviewRooms rooms;

    @BeforeEach
    void open() {
        rooms = new OverviewRooms();
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void eachStepIsTickedWhenItIsDone() {
        assertThat(done(Reach.everything())).isEmpty();
        assertThat(sentence(FirstStep.Key.INSTITUTION)).startsWith("Enter your institution");

        UUID institution = rooms.institution("University");
        assertThat(done(Reach.everything())).isEmpty();
        assertThat(sentence(FirstStep.Key.INSTITUTION)).contains("sync it");

        sync(institution, "FAILED", "ZOOMENSEMBLE_ENSEMBLE_URL is not set.");
        assertThat(sentence(FirstStep.Key.ENSEMBLE)).contains("ZOOMENSEMBLE_ENSEMBLE_URL is not set.");
        sync(institution, "DONE", "University is in line.");
        assertThat(done(Reach.everything())).containsExactly(FirstStep.Key.ENSEMBLE);
        assertThat(sentence(FirstStep.Key.INSTITUTION)).contains("lists no organization");

        UUID organization = rooms.organization(institution);
        UUID library = rooms.library(organization, "Physics");
        UUID template = rooms.template(institution, rooms.connection(), "Lectures");
        assertThat(done(Reach.everything())).containsExactly(FirstStep.Key.ENSEMBLE, FirstStep.Key.INSTITUTION);
        assertThat(sentence(FirstStep.Key.TEMPLATE)).contains("switch Enable on");

        rooms.run("update workflow_template set enabled = true where id = ?", template);
        UUID workflow = rooms.mediaWorkflow(library, template);
        assertThat(done(Reach.everything()))
                .containsExactly(
                        FirstStep.Key.ENSEMBLE,
                        FirstStep.Key.INSTITUTION,
                        FirstStep.Key.TEMPLATE,
                        FirstStep.Key.MEDIA_WORKFLOW);

        rooms.run(
                "insert into active_user (media_workflow_id, library_id, zoom_user_id, email, display_name)"
                        + " values (?, ?, 'u', 'ada@university.example', 'Ada')",
                workflow,
                library);
        rooms.ingest(workflow, "First", IngestState.RUNNING, null, Duration.ZERO);
        assertThat(done(Reach.everything())).containsExactly(FirstStep.Key.values());

        UUID other = rooms.library(organization, "Arts");
        Reach ofArts = rooms.get(Directory.class).reach(Set.of(), Set.of(), Set.of(other));
        assertThat(done(ofArts))
                .as("what another library has")
                .doesNotContain(FirstStep.Key.MEDIA_WORKFLOW, FirstStep.Key.ACTIVE_USER, FirstStep.Key.RECORDING);
    }

    private List<FirstStep.Key> done(Reach reach) {
        return rooms.get(FirstSteps.class).steps(reach).stream()
                .filter(FirstStep::isDone)
                .map(FirstStep::key)
                .toList();
    }

    private String sentence(FirstStep.Key key) {
        return rooms.get(FirstSteps.class)
                .steps(Reach.everything())
                .get(key.ordinal())
                .sentence();
    }

    private void sync(UUID institution, String state, String sentence) {
        rooms.run(
                "insert into directory_sync (id, institution_id, state, sentence) values (?, ?, ?, ?)",
                UUID.randomUUID(),
                institution,
                state,
                sentence);
    }
}

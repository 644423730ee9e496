package org.zoomensemble.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.operations.ConflictException;

class FailedIngestActionsIT {

    private static final String MANY = "Ensemble refused the upload: quota 100 % reached.";
    private static final FailedIngests ALL = failed(null, false);

    private OverviewRooms rooms;
    private FailedIngestActions actions;
    private UUID painting;
    private UUID physics;
    private UUID paintingWorkflow;
    private UUID first;
    private UUID second;
    private UUID other;
    private UUID foreign;

    @BeforeEach
    void failures() {
        rooms = new OverviewRooms();
        actions = rooms.get(FailedIngestActions.class);
        UUID institution = rooms.institution("North");
        UUID organization = rooms.organization(institution);
        UUID template = rooms.template(institution, rooms.connection(), "Lectures");
        painting = rooms.library(organization, "Painting");
        physics = rooms.library(organization, "Physics");
        paintingWorkflow = rooms.mediaWorkflow(painting, template);
        UUID physicsWorkflow = rooms.mediaWorkflow(physics, template);
        first = rooms.ingest(paintingWorkflow, "Algebra", IngestState.FAILED, MANY, Duration.ofHours(3));
        second = rooms.ingest(paintingWorkflow, "Geometry", IngestState.FAILED, MANY, Duration.ofHours(2));
        other = rooms.ingest(paintingWorkflow, "Chess", IngestState.FAILED, "Zoom is away.", Duration.ofHours(1));
        foreign = rooms.ingest(physicsWorkflow, "Optics", IngestState.FAILED, MANY, Duration.ofHours(1));
        rooms.ingest(paintingWorkflow, "Done", IngestState.SKIPPED, MANY, Duration.ofHours(1));
        for (UUID id : List.of(first, second, foreign)) {
            rooms.run(
                    "insert into ingest_step (ingest_id, step, sentence) values (?, 'transfer-media', 'Stopped: x')",
                    id);
        }
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void onlyWhatTheCallerMayChangeIsTriedAgainAndOnlyOnce() {
        Reach paintingOnly = new Reach(false, Set.of(), Set.of(), Set.of(painting), Set.of(), Set.of());

        assertThat(actions.count(paintingOnly, failed(MANY, true))).isEqualTo(2);
        assertThat(actions.retryAll(paintingOnly, failed(MANY, true))).isEqualTo(new FailedIngestActions.Retried(2, 0));
        assertThat(actions.retryAll(paintingOnly, failed(MANY, true))).isEqualTo(new FailedIngestActions.Retried(0, 0));

        assertThat(states(first, second)).containsOnly("RUNNING");
        assertThat(states(other, foreign)).containsOnly("FAILED");
        assertThat(actions.retryAll(Reach.everything(), ALL).retried()).isEqualTo(2);
    }

    @Test
    void aPartOfTheReasonAStepAMediaWorkflowOrALibrarySuffices() {
        Reach all = Reach.everything();
        assertThat(actions.count(all, failed("QUOTA 100 %", false))).isEqualTo(3);
        assertThat(actions.count(all, failed("QUOTA 100 %", true))).isZero();
        assertThat(actions.count(all, new FailedIngests(null, null, false, "transfer-media", null, null, null, null)))
                .isEqualTo(3);
        assertThat(actions.count(all, new FailedIngests(null, null, false, "create-items", null, null, null, null)))
                .isZero();
        assertThat(actions.count(all, new FailedIngests(null, null, false, null, paintingWorkflow, null, null, null)))
                .isEqualTo(3);
        assertThat(actions.count(all, new FailedIngests(null, null, false, null, null, physics, null, null)))
                .isEqualTo(1);
        assertThat(actions.count(
                        all, new FailedIngests(null, null, false, null, null, null, "ADA@university.example", "geom")))
                .isEqualTo(1);
    }

    @Test
    void failedRemovalsAreTriedAgainTogetherWithTheIngestsOrAlone() {
        UUID kept = rooms.ingest(paintingWorkflow, "Kept", IngestState.INGESTED, "Done.", Duration.ofHours(1));
        rooms.run(
                "update ingest set removal = 'FAILED', removal_sentence = 'Zoom: quota of scopes.' where id = ?", kept);

        assertThat(actions.count(Reach.everything(), failed("quota", false))).isEqualTo(4);
        assertThat(actions.count(Reach.everything(), failed("Done", false))).isZero();
        FailedIngests removals = failed("quota", false).of(FailedIngests.Part.REMOVAL);
        assertThat(actions.retryAll(Reach.everything(), removals)).isEqualTo(new FailedIngestActions.Retried(1, 0));

        assertThat(states(kept)).containsOnly("INGESTED");
        assertThat(removal(kept)).isEqualTo("WAITING");
        assertThat(states(first, second, foreign)).containsOnly("FAILED");
    }

    @Test
    void whatIsCancelledTogetherIsWithinReachAndSaysByWhom() {
        Reach paintingOnly = new Reach(false, Set.of(), Set.of(), Set.of(painting), Set.of(), Set.of());
        UUID kept = rooms.ingest(paintingWorkflow, "Kept", IngestState.INGESTED, "Done.", Duration.ofHours(1));
        rooms.run("update ingest set removal = 'FAILED', removal_sentence = ? where id = ?", MANY, kept);

        assertThat(actions.cancelAll(paintingOnly, failed(MANY, true), "ada"))
                .isEqualTo(new FailedIngestActions.Cancelled(2, 0));

        assertThat(states(first, second)).containsOnly("SKIPPED");
        assertThat(states(other, foreign)).containsOnly("FAILED");
        assertThat(removal(kept)).isEqualTo("FAILED");
        assertThat(rooms.jdbc
                        .sql("select reason from ingest where id = ?")
                        .param(first)
                        .query(String.class)
                        .single())
                .isEqualTo("Cancelled by ada.");
    }

    @Test
    void whatSomebodyTriedAgainMeanwhileIsNotCancelled() {
        Ingests ingests = rooms.get(Ingests.class);
        ingests.retry(first);

        assertThatThrownBy(() -> ingests.cancelFailed(first, "ada")).isInstanceOf(ConflictException.class);

        assertThat(states(first)).containsOnly("RUNNING");
    }

    private String removal(UUID id) {
        return rooms.jdbc
                .sql("select removal from ingest where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private static FailedIngests failed(String reason, boolean isWhole) {
        return new FailedIngests(null, reason, isWhole, null, null, null, null, null);
    }

    private List<String> states(UUID... ids) {
        return rooms.get(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("select state from ingest where id = any(?)")
                .param(ids)
                .query(String.class)
                .list();
    }
}

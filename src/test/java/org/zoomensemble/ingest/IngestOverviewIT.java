package org.zoomensemble.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zoomensemble.directory.Directory;
import org.zoomensemble.directory.FailedSync;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.recording.LastSweep;
import org.zoomensemble.recording.Silence;

class IngestOverviewIT {

    private static final Duration NOW = Duration.ofMinutes(1);

    private OverviewRooms rooms;
    private IngestOverview overview;
    private UUID physics;
    private UUID intoPhysics;
    private UUID intoArts;
    private UUID connection;
    private UUID otherConnection;

    @BeforeEach
    void hierarchy() {
        rooms = new OverviewRooms();
        overview = rooms.get(IngestOverview.class);
        UUID institution = rooms.institution("University");
        UUID organization = rooms.organization(institution);
        physics = rooms.library(organization, "Physics");
        UUID arts = rooms.library(organization, "Arts");
        connection = rooms.connection();
        otherConnection = rooms.connection();
        intoPhysics = rooms.mediaWorkflow(physics, rooms.template(institution, connection, "Lectures"));
        intoArts = rooms.mediaWorkflow(arts, rooms.template(institution, otherConnection, "Art"));
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void withoutAnyIngestItIsEmpty() {
        Overview now = overview.overview(Reach.everything());

        assertThat(now.sentence()).isEqualTo("Nothing has come in yet.");
        assertThat(now.mood()).isEqualTo(Overview.Mood.EMPTY);
        assertThat(now.days()).hasSize(30).allMatch(day -> day.total() == 0);
    }

    @Test
    void aDirectoryWhoseLastSyncFailedNeedsWhoeverLooksAfterTheWholeInstitution() {
        UUID institution = rooms.institution("College");
        rooms.institution("Never synced");
        for (String state : new String[] {"DONE", "FAILED", "RUNNING"}) {
            rooms.run(
                    "insert into directory_sync (id, institution_id, state, started_at, finished_at, sentence)"
                            + " values (gen_random_uuid(), ?, ?, clock_timestamp(), case when ? <> 'RUNNING' then now() end,"
                            + " 'Ensemble refused.')",
                    institution,
                    state,
                    state);
        }

        Overview now = overview.overview(Reach.everything());

        assertThat(now.mood()).isEqualTo(Overview.Mood.NEEDS_YOU);
        assertThat(now.sentence()).startsWith("The directory of one institution is not in line");
        assertThat(now.failedSyncs())
                .extracting(FailedSync::institutionName, FailedSync::institutionId, FailedSync::sentence)
                .containsExactly(tuple("College", institution, "Ensemble refused."));
        Directory directory = rooms.get(Directory.class);
        assertThat(overview.overview(directory.reach(Set.of(), Set.of(), Set.of(physics)))
                        .failedSyncs())
                .isEmpty();
        assertThat(overview.overview(directory.reach(Set.of(institution), Set.of(), Set.of()))
                        .failedSyncs())
                .hasSize(1);
        rooms.run(
                "insert into directory_sync (id, institution_id, state, started_at, finished_at)"
                        + " values (gen_random_uuid(), ?, 'DONE', clock_timestamp(), now())",
                institution);
        assertThat(overview.overview(Reach.everything()).failedSyncs()).isEmpty();
    }

    @Test
    void failuresOfAnyAgeAreGroupedByReasonAndTheOldDoNotCountForTheLastDay() {
        rooms.ingest(intoPhysics, "a", IngestState.FAILED, "The library is full.", Duration.ofDays(40));
        UUID newest = rooms.ingest(intoPhysics, "b", IngestState.FAILED, "The library is full.", NOW);
        rooms.ingest(intoArts, "c", IngestState.FAILED, "Zoom refused.", Duration.ofDays(2));
        rooms.ingest(intoPhysics, "d", IngestState.INGESTED, null, Duration.ofHours(23));
        rooms.ingest(intoPhysics, "e", IngestState.INGESTED, null, Duration.ofHours(25));

        Overview now = overview.overview(Reach.everything());

        assertThat(now.sentence()).isEqualTo("3 recordings need you.");
        assertThat(now.failed()).isEqualTo(3);
        assertThat(now.lastDay()).isEqualTo(new Overview.Counts(0, 1, 0, 1));
        assertThat(now.failures())
                .extracting(Overview.Failure::reason, Overview.Failure::count)
                .containsExactly(tuple("The library is full.", 2), tuple("Zoom refused.", 1));
        assertThat(now.failures().get(0).newest()).isEqualTo(newest);
        assertThat(now.failures().get(0).topic()).isEqualTo("b");
        assertThat(now.days()).hasSize(30);
        assertThat(now.days().stream().mapToInt(Overview.Day::total).sum()).isEqualTo(4);
    }

    @Test
    void aFailedRemovalNeedsSomebodyAndLeavesTheRecordingIngested() {
        UUID kept = rooms.ingest(intoPhysics, "d", IngestState.INGESTED, null, Duration.ofDays(2));
        rooms.ingest(intoArts, "c", IngestState.FAILED, "Zoom refused.", NOW);
        rooms.run("update ingest set removal = 'FAILED', removal_sentence = 'Zoom refused.' where id = ?", kept);

        Overview now = overview.overview(Reach.everything());

        assertThat(now.sentence()).isEqualTo("2 recordings need you.");
        assertThat(now.failed()).isEqualTo(1);
        assertThat(now.failedRemovals()).isEqualTo(1);
        assertThat(now.failures())
                .extracting(Overview.Failure::topic, Overview.Failure::count, Overview.Failure::isRemoval)
                .containsExactlyInAnyOrder(tuple("d", 1, true), tuple("c", 1, false));

        Overview ofPhysics = overview.overview(ofPhysics());
        assertThat(ofPhysics.sentence()).isEqualTo("1 recording needs you.");
        assertThat(ofPhysics.mood()).isEqualTo(Overview.Mood.NEEDS_YOU);
        assertThat(ofPhysics.failures()).extracting(Overview.Failure::newest).containsExactly(kept);
    }

    @Test
    void theAdministratorOfOneLibraryIsToldOfThatLibraryOnly() {
        rooms.ingest(intoArts, "c", IngestState.FAILED, "Zoom refused.", NOW);
        rooms.ingest(intoArts, "r", IngestState.RUNNING, null, NOW);
        rooms.ingest(intoPhysics, "d", IngestState.INGESTED, null, NOW);

        Overview now = overview.overview(ofPhysics());

        assertThat(now.sentence()).isEqualTo("All recordings of the last 24 hours are in Ensemble.");
        assertThat(now.failures()).isEmpty();
        assertThat(now.runningNow()).isEmpty();
        assertThat(now.days().stream().mapToInt(Overview.Day::total).sum()).isEqualTo(1);
    }

    @Test
    void theLastSweepOfEachConnectionIsToldAndAStoppedOneNeedsSomebody() {
        sweep(connection, "DONE", null, 120, null);
        sweep(connection, "DONE", null, 60, null);
        sweep(otherConnection, "STOPPED", "Zoom refuses the login.", 60, null);

        Overview all = overview.overview(Reach.everything());

        assertThat(all.mood()).isEqualTo(Overview.Mood.NEEDS_YOU);
        assertThat(all.sentence()).startsWith("New recordings of one Zoom account are not found");
        assertThat(all.sweeps()).extracting(LastSweep::templates).containsExactly("Art", "Lectures");
        assertThat(all.sweeps().get(0).sentence()).contains("Zoom refuses the login.");
        assertThat(all.sweeps().get(1).sentence())
                .isEqualTo("Looked for the recordings of 1 user: 7 found, 2 of them new.");

        List<LastSweep> ofPhysics = overview.overview(ofPhysics()).sweeps();
        assertThat(ofPhysics).extracting(LastSweep::templates).containsExactly("Lectures");
        assertThat(ofPhysics.get(0).recordingsSeen()).isNull();
        assertThat(ofPhysics.get(0).sentence()).isEqualTo("Looked for the recordings of 1 user.");
    }

    @Test
    void aZoomAccountThatIsNotHeardOfNeedsSomebody() {
        rooms.run("update workflow_template set enabled = true, enabled_at = now() - interval '10 days'");
        rooms.run(
                "update zoom_connection set sealed_webhook_secret = 'sealed', changed_at = now() - interval '10 days'"
                        + " where id = ?",
                connection);
        for (UUID mediaWorkflow : List.of(intoPhysics, intoArts)) {
            rooms.run(
                    "insert into active_user (media_workflow_id, library_id, zoom_user_id, email, display_name, added_at)"
                            + " select id, library_id, 'z1', 'ada@university.example', 'Ada', now() - interval '9 days'"
                            + " from media_workflow where id = ?",
                    mediaWorkflow);
        }
        sweep(connection, "DONE", null, 60, null);
        rooms.run("update sweep set found_by = 'TIMER', finished_at = now()");

        Overview all = overview.overview(Reach.everything());
        assertThat(all.mood()).isEqualTo(Overview.Mood.NEEDS_YOU);
        assertThat(all.sentence()).isEqualTo("2 Zoom accounts have not been heard of for longer than usual.");
        assertThat(all.silences())
                .extracting(Silence::templates, Silence::kind)
                .containsExactlyInAnyOrder(tuple("Lectures", Silence.Kind.WEBHOOK), tuple("Art", Silence.Kind.SWEEP));

        Overview physicsOnly = overview.overview(ofPhysics());
        assertThat(physicsOnly.sentence()).isEqualTo("One Zoom account has not been heard of for longer than usual.");
        assertThat(physicsOnly.silences().get(0).sentence()).contains("event subscription");
    }

    @Test
    void aSweepForAnotherLibraryOfTheAccountIsNotTold() {
        rooms.run("update workflow_template set connection_id = ?", connection);
        sweep(connection, "DONE", null, 120, null);
        sweep(connection, "RUNNING", null, 5, intoArts);

        assertThat(overview.overview(Reach.everything()).sweeps())
                .extracting(sweep -> sweep.state().name())
                .containsExactly("RUNNING");
        assertThat(overview.overview(ofPhysics()).sweeps())
                .extracting(sweep -> sweep.state().name())
                .containsExactly("DONE");
    }

    @Test
    void recordingsAreFoundByWhatPeopleKnow() {
        UUID id = rooms.ingest(intoPhysics, "Mechanics 100% 7", IngestState.INGESTED, null, NOW);
        rooms.run("update ingest set meeting_id = '999888777', host_email = 'bob@other.example' where id = ?", id);
        rooms.ingest(intoArts, "Painting", IngestState.INGESTED, null, NOW);

        for (String search : List.of(
                "mechanics",
                "100%",
                "BOB@other",
                "999 888 777",
                "/uuid+" + id,
                "https://x.zoom.us/j/999888777?pwd=1")) {
            assertThat(topics(Reach.everything(), search)).as(search).containsExactly("Mechanics 100% 7");
        }
        assertThat(topics(Reach.everything(), "99988877")).isEmpty();
        assertThat(topics(Reach.everything(), "_")).isEmpty();
        assertThat(topics(ofPhysics(), "painting")).isEmpty();
    }

    @Test
    void percentUnderscoreAndBackslashAreSearchedAsTheyStand() {
        for (String topic : List.of("50% off", "a_b", "C:\\temp", "Plain")) {
            rooms.ingest(intoPhysics, topic, IngestState.INGESTED, null, NOW);
        }
        UUID mailed = rooms.ingest(intoPhysics, "Mailed", IngestState.INGESTED, null, NOW);
        rooms.run("update ingest set host_email = 'Ada_L%\\@other.example' where id = ?", mailed);

        assertThat(topics(Reach.everything(), "%")).containsExactlyInAnyOrder("50% off", "Mailed");
        assertThat(topics(Reach.everything(), "_")).containsExactlyInAnyOrder("a_b", "Mailed");
        assertThat(topics(Reach.everything(), "\\")).containsExactlyInAnyOrder("C:\\temp", "Mailed");
        assertThat(topics(Reach.everything(), "0% O")).containsExactly("50% off");
        assertThat(topics(Reach.everything(), "c:\\T")).containsExactly("C:\\temp");
        assertThat(topics(Reach.everything(), "ada_l%\\@")).containsExactly("Mailed");
        assertThat(topics(Reach.everything(), "p%n")).isEmpty();
        assertThat(topics(Reach.everything(), "pl_in")).isEmpty();
        assertThat(topics(Reach.everything(), "pl\\ain")).isEmpty();
    }

    @Test
    void aSearchNarrowsWhatStateAndReachLeave() {
        rooms.ingest(intoPhysics, "Waves I", IngestState.FAILED, "Zoom refused.", NOW);
        rooms.ingest(intoPhysics, "Waves II", IngestState.INGESTED, null, NOW);
        rooms.ingest(intoPhysics, "Optics", IngestState.FAILED, "Zoom refused.", NOW);
        rooms.ingest(intoArts, "Waves in art", IngestState.FAILED, "Zoom refused.", NOW);

        assertThat(topics(Reach.everything(), IngestState.FAILED, "waves"))
                .containsExactlyInAnyOrder("Waves I", "Waves in art");
        assertThat(topics(ofPhysics(), IngestState.FAILED, "waves")).containsExactly("Waves I");
        assertThat(topics(ofPhysics(), null, "waves")).containsExactlyInAnyOrder("Waves I", "Waves II");

        rooms.run("update ingest set host_email = 'bob@other.example', meeting_id = '999888777'");
        for (String search : List.of("bob@other", "999 888 777")) {
            assertThat(topics(ofPhysics(), IngestState.FAILED, search))
                    .as(search)
                    .containsExactlyInAnyOrder("Waves I", "Optics");
        }
    }

    private List<String> topics(Reach reach, String search) {
        return topics(reach, null, search);
    }

    private List<String> topics(Reach reach, IngestState state, String search) {
        IngestFilter filter = new IngestFilter(state, null, null, null, null, null, search, null);
        return rooms.get(Ingests.class).list(reach, filter, null, 10).items().stream()
                .map(IngestSummary::topic)
                .toList();
    }

    private void sweep(UUID connectionId, String state, String why, int minutesAgo, UUID mediaWorkflow) {
        UUID id = UUID.randomUUID();
        rooms.run(
                "insert into sweep (id, connection_id, media_workflow_id, found_by, state, sentence, started_at,"
                        + " recordings_seen, recordings_new)"
                        + " values (?, ?, ?, ?, ?, ?, now() - make_interval(mins => ?), 7, 2)",
                id,
                connectionId,
                mediaWorkflow,
                mediaWorkflow == null ? "TIMER" : "REQUEST",
                state,
                why,
                minutesAgo);
        rooms.run(
                "insert into sweep_user (sweep_id, zoom_user_id, from_day, done_at) values (?, 'u', '2026-11-01', now())",
                id);
    }

    private Reach ofPhysics() {
        return rooms.get(Directory.class).reach(Set.of(), Set.of(), Set.of(physics));
    }
}

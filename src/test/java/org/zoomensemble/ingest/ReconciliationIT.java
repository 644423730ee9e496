package org.zoomensemble.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zoomensemble.FeatureRooms;
import org.zoomensemble.Today;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.ensemble.EnsembleHierarchy;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.operations.Peer;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.zoom.ZoomAccount;
import org.zoomensemble.zoom.ZoomFile;

/** Every kind of difference between a Zoom and an Ensemble in memory and the rows between them, and how it is mended. */
class ReconciliationIT {

    private final LocalDate today = Today.withTimeFor(Duration.ofMinutes(1));
    private OverviewRooms rooms;
    private Reconciliations reconciliations;
    private ReconciliationSteps steps;
    private Mending mending;
    private ZoomAccount zoom;
    private EnsembleHierarchy ensemble;
    private IngestHouse.RecordedProcess process;
    private FeatureRooms.StartedReconciliations started;
    private UUID connection;
    private UUID template;
    private UUID physics;
    private UUID arts;

    @BeforeEach
    void hierarchy() {
        rooms = new OverviewRooms();
        reconciliations = rooms.get(Reconciliations.class);
        steps = rooms.get(ReconciliationSteps.class);
        mending = rooms.get(Mending.class);
        zoom = rooms.get(ZoomAccount.class);
        ensemble = rooms.get(EnsembleHierarchy.class);
        process = (IngestHouse.RecordedProcess) rooms.get(IngestProcess.class);
        started = rooms.get(FeatureRooms.StartedReconciliations.class);
        UUID institution = rooms.institution("University");
        UUID organization = rooms.organization(institution);
        connection = rooms.connection();
        template = rooms.template(institution, connection, "Lectures");
        rooms.run("update zoom_connection set sealed_secret = 'sealed.eA=='");
        rooms.run("update workflow_template set enabled = true, enabled_at = now() - interval '20 days'");
        physics = rooms.mediaWorkflow(rooms.library(organization, "Physics"), template);
        arts = rooms.mediaWorkflow(rooms.library(organization, "Arts"), template);
        active(physics, "z1");
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void whatIsEverywhereIsNoDifference() {
        ingested("safe", 2);

        Reconciliation done = reconcile();

        assertThat(done.state()).isEqualTo(Reconciliation.State.DONE);
        assertThat(done.sentence()).isEqualTo("Nothing is missing. Zoom has 1, 1 is here, 1 in Ensemble.");
        assertThat(found(done)).isEmpty();
        assertThat(List.of(done.from(), done.to())).containsExactly(today.minusDays(7), today);
        assertThat(zoom.asked).hasSize(1);
        assertThat(zoom.asked.get(0).from()).isEqualTo(today.minusDays(8));
        assertThat(zoom.asked.get(0).to()).isEqualTo(today.plusDays(1));
    }

    @Test
    void whatZoomHasAndWeLostIsFoundAndMendedOnce() {
        ingested("lost", 3);
        ingested("safe", 2);
        rooms.run("delete from item where ingest_id in (select id from ingest where recording_uuid = 'lost')");
        rooms.run("delete from ingest where recording_uuid = 'lost'");

        Reconciliation done = reconcile();

        assertThat(found(done))
                .extracting(Difference::kind, Difference::meetingUuid, Difference::missing, Difference::mendable)
                .containsExactly(tuple(DifferenceKind.MISSING, "lost", true, true));
        assertThat(found(done).get(0).sentence()).contains("“Topic lost” of ").contains("mend it to have it ingested");
        assertThat(done.sentence()).startsWith("1 recording is missing. Zoom has 2, 1 is here, 1 in Ensemble.");
        assertThat(reconciliations.missing()).isEqualTo(1);

        List<Mended> first = mending.mendAll(done.id(), "ada");
        List<Mended> second = mending.mend(done.id(), List.of(found(done).get(0).id()), "ada");

        assertThat(first).extracting(Mended::result).containsExactly(Mended.Result.MENDED);
        assertThat(second).extracting(Mended::result).containsExactly(Mended.Result.SETTLED_BEFORE);
        assertThat(mending.mendAll(done.id(), "ada")).isEmpty();
        assertThat(process.found).containsExactly(first.get(0).ingestId());
        assertThat(rooms.jdbc
                        .sql(
                                "select found_by || ' ' || topic || ' ' || meeting_id || ' ' || host_id || ' ' || zoom_account"
                                        + " from ingest where recording_uuid = 'lost'")
                        .query(String.class)
                        .single())
                .isEqualTo("REQUEST Topic lost 99 z1 a");
        assertThat(reconciliations.missing()).isZero();
        assertThat(reconciliations.reconciliation(done.id()).counts().missing()).isZero();
        assertThat(found(done).get(0).outcome()).isEqualTo("Announced by ada.");
    }

    @Test
    void whatIsAnnouncedMeanwhileIsMissingNoMore() {
        recording("late", 2);
        Reconciliation done = reconcile();
        assertThat(done.counts().missing()).isEqualTo(1);

        ingest("late", 2, IngestState.RUNNING, null);

        assertThat(reconciliations.reconciliation(done.id()).counts().missing()).isZero();
        assertThat(found(done).get(0).outcome()).isEqualTo("It was announced here since.");
        assertThat(mending.mendAll(done.id(), "ada")).isEmpty();
    }

    @Test
    void whatNobodyWantsIsNotMissing() {
        recording("before", 6);
        rooms.run("update active_user set added_at = now() - interval '5 days'");
        recording("wanted", 4);
        zoom.recording("alternative-host", "somebody-else", daysAgo(2));

        Reconciliation done = reconcile();

        assertThat(found(done)).extracting(Difference::meetingUuid).containsExactly("wanted");
        assertThat(done.counts().notWanted()).isEqualTo(1);
        assertThat(done.counts().zoom()).isEqualTo(1);

        rooms.run("update workflow_template set retrieve_recordings_30_days_old = true");
        assertThat(found(reconcile())).extracting(Difference::meetingUuid).containsExactly("wanted", "before");
        rooms.run("update workflow_template set enabled = false");
        assertThat(found(reconcile())).isEmpty();
    }

    @Test
    void whatJustEndedIsAwaited() {
        zoom.recording("fresh", "z1", Instant.now().minus(Duration.ofMinutes(40)));

        Reconciliation done = reconcile();

        assertThat(found(done)).extracting(Difference::kind).containsExactly(DifferenceKind.AWAITED);
        assertThat(done.counts().missing()).isZero();
        assertThat(mending.mendAll(done.id(), "ada")).extracting(Mended::result).containsExactly(Mended.Result.MENDED);
    }

    @Test
    void whatWasDeletedInEnsembleIsFoundAndIngestedOnceMore() {
        UUID ingest = ingested("deleted", 2);
        ingested("safe", 3);
        ensemble.contents.remove("content-deleted");

        Reconciliation done = reconcile();
        Difference gone = found(done).get(0);
        assertThat(found(done)).hasSize(1);
        assertThat(gone.kind()).isEqualTo(DifferenceKind.CONTENT_GONE);
        assertThat(gone.sentence()).contains("“Name of deleted” (content content-deleted)");
        assertThat(List.of(gone.missing(), gone.mendable())).containsExactly(true, true);
        assertThat(done.sentence()).contains("1 recording is missing. Zoom has 2, 2 are here, 1 in Ensemble.");
        Reconciliation again = reconcile();

        Mended mended = mending.mendAll(done.id(), "ada").get(0);
        Mended twice = mending.mendAll(again.id(), "bea").get(0);

        assertThat(mended.result()).isEqualTo(Mended.Result.MENDED);
        assertThat(mended.ingestId()).isNotEqualTo(ingest).isEqualTo(twice.ingestId());
        assertThat(runs("deleted")).isEqualTo(2);
        assertThat(found(reconcile())).extracting(Difference::kind).containsExactly(DifferenceKind.RUNNING);
    }

    @Test
    void ofSeveralSegmentsOnlyTheOneThatIsGoneIsMadeAnew() {
        UUID ingest = ingested("three", 2);
        rooms.run(
                "insert into item (id, ingest_id, segment, recording_start, reference, name, description, content_id,"
                        + " confirmed_at) values (gen_random_uuid(), ?, 2, now() - interval '1 day', 'r2', 'n2', '', 'content-2', now())",
                ingest);
        ensemble.contents.put("content-2", "ready");
        ensemble.contents.remove("content-three");
        Reconciliation done = reconcile();

        Mended mended = mending.mendAll(done.id(), "ada").get(0);

        assertThat(mended.result()).isEqualTo(Mended.Result.MENDED);
        assertThat(rooms.jdbc
                        .sql("select is_forced from ingest where id = ?")
                        .param(mended.ingestId())
                        .query(Boolean.class)
                        .single())
                .as("it makes only what is missing")
                .isFalse();
        assertThat(rooms.jdbc
                        .sql("select content_id from item where ingest_id = ? and content_id is not null")
                        .param(ingest)
                        .query(String.class)
                        .list())
                .containsExactly("content-2");
    }

    @Test
    void whatIsThereAgainIsNotMadeTwice() {
        UUID ingest = ingested("restored", 2);
        ensemble.contents.remove("content-restored");
        Reconciliation done = reconcile();
        ensemble.contents.put("content-restored", "ready");

        assertThat(mending.mendAll(done.id(), "ada"))
                .extracting(Mended::result, Mended::ingestId)
                .containsExactly(tuple(Mended.Result.NOT_POSSIBLE, ingest));
        assertThat(runs("restored")).isEqualTo(1);
    }

    @Test
    void nothingIsAnnouncedByMendingWhileTheTemplateIsOff() {
        recording("lost", 3);
        Reconciliation done = reconcile();
        rooms.run("update workflow_template set enabled = false");

        assertThat(mending.mendAll(done.id(), "ada"))
                .extracting(Mended::result)
                .containsExactly(Mended.Result.NOT_POSSIBLE);
        assertThat(runs("lost")).isZero();
    }

    @Test
    void aLookThatCouldNotListTheHostEndsNoAlarm() {
        recording("lost", 3);
        reconcile();
        assertThat(reconciliations.missing()).isEqualTo(1);
        UUID next = reconcile().id();
        rooms.run("delete from reconciliation_difference where reconciliation_id = ?", next);
        assertThat(reconciliations.missing()).isZero();

        rooms.run("update reconciliation_host set sentence = 'Zoom refuses it.' where reconciliation_id = ?", next);

        assertThat(reconciliations.missing()).isEqualTo(1);
    }

    @Test
    void whatWasDeletedInEnsembleAndRemovedFromZoomNeedsAPerson() {
        ingested("deleted", 2);
        ensemble.contents.clear();
        zoom.forgetRecording("deleted");

        Reconciliation done = reconcile();
        Difference gone = found(done).get(0);

        assertThat(gone.mendable()).isFalse();
        assertThat(gone.sentence()).contains("Zoom does not list the recording; restore it in Ensemble");
        assertThat(mending.mend(done.id(), List.of(gone.id()), "ada"))
                .extracting(Mended::result)
                .containsExactly(Mended.Result.NOT_POSSIBLE);
        assertThat(runs("deleted")).isEqualTo(1);
    }

    @Test
    void whatWasDeletedOnPurposeIsLeftInLaterReconciliationsToo() {
        ingested("deleted", 2);
        ensemble.contents.clear();
        Reconciliation done = reconcile();

        mending.leave(done.id(), List.of(found(done).get(0).id()), "ada");
        Reconciliation next = reconcile();

        assertThat(reconciliations.missing()).isZero();
        assertThat(found(next))
                .extracting(Difference::left, Difference::missing, Difference::outcome)
                .containsExactly(tuple(true, false, "Left as it is by ada."));
        assertThat(mending.mendAll(next.id(), "ada")).isEmpty();
    }

    @Test
    void whatEnsembleFailedOrWorksOnIsSaid() {
        ingested("failed", 2);
        ingested("unready", 3);
        ensemble.contents.put("content-failed", "failed");
        ensemble.contents.put("content-unready", "encoding");

        Reconciliation done = reconcile();

        assertThat(found(done))
                .extracting(Difference::kind, Difference::missing, Difference::mendable)
                .containsExactly(
                        tuple(DifferenceKind.CONTENT_FAILED, true, false),
                        tuple(DifferenceKind.CONTENT_NOT_READY, false, false));
        assertThat(mending.mend(done.id(), List.of(found(done).get(0).id()), "ada"))
                .extracting(Mended::result)
                .containsExactly(Mended.Result.NOT_POSSIBLE);
    }

    @Test
    void aSegmentThatNoItemHasIsFoundAndBecomesTheNextRun() {
        UUID ingest = ingested("two", 2);
        zoom.forgetRecording("two");
        Instant start = daysAgo(2);
        zoom.recording("two", "z1", start, file(start), file(start.plusSeconds(900)));

        Reconciliation done = reconcile();

        assertThat(found(done)).extracting(Difference::kind).containsExactly(DifferenceKind.SEGMENT_MISSING);
        assertThat(found(done).get(0).sentence()).startsWith("Zoom has a segment of “Topic two”");
        Mended mended = mending.mendAll(done.id(), "ada").get(0);
        assertThat(mended.result()).isEqualTo(Mended.Result.MENDED);
        assertThat(mended.ingestId()).isNotEqualTo(ingest);
        assertThat(runs("two")).isEqualTo(2);
    }

    @Test
    void whatFailedWasSkippedOrRunsIsSaidAndAFailureIsTriedAgain() {
        recording("failed", 1);
        recording("skipped", 2);
        recording("running", 3);
        UUID failed = ingest("failed", 1, IngestState.FAILED, "The library is full.");
        ingest("skipped", 2, IngestState.SKIPPED, "Shorter than a minute.");
        ingest("running", 3, IngestState.RUNNING, "Waits for Zoom.");

        Reconciliation done = reconcile();

        assertThat(found(done))
                .extracting(Difference::kind, Difference::missing, Difference::mendable)
                .containsExactly(
                        tuple(DifferenceKind.FAILED, false, true),
                        tuple(DifferenceKind.RUNNING, false, false),
                        tuple(DifferenceKind.SKIPPED, false, false));
        assertThat(found(done))
                .extracting(Difference::sentence)
                .satisfiesExactly(
                        sentence -> assertThat(sentence)
                                .endsWith(
                                        "failed: The library is full. When the cause is gone, mend it to have it tried again."),
                        sentence -> assertThat(sentence)
                                .contains("on its way since")
                                .endsWith("Waits for Zoom."),
                        sentence -> assertThat(sentence).endsWith("was skipped: Shorter than a minute."));
        assertThat(mending.mendAll(done.id(), "ada"))
                .extracting(Mended::ingestId, Mended::result)
                .containsExactly(tuple(failed, Mended.Result.MENDED));
        assertThat(rooms.get(IngestRepository.class).find(failed).state()).isEqualTo(IngestState.RUNNING);
    }

    @Test
    void whatIsGoneFromZoomIsMissingForGoodUntilZoomHasItAgain() {
        UUID skipped = ingest("gone", 2, IngestState.SKIPPED, "Zoom does not have the recording any more.");
        rooms.run("update ingest set skipped_as = 'GONE' where id = ?", skipped);
        ingest("failed", 3, IngestState.FAILED, "Refused.");
        UUID removed = ingested("removed", 4);
        rooms.run("update ingest set removal = 'REMOVED' where id = ?", removed);
        zoom.forgetRecording("removed");

        Reconciliation done = reconcile();

        assertThat(found(done))
                .extracting(Difference::kind, Difference::missing, Difference::mendable)
                .containsExactly(tuple(DifferenceKind.FAILED, false, true), tuple(DifferenceKind.GONE, false, false));
        assertThat(found(done).get(0).sentence()).contains("recover it from Zoom's trash");
        assertThat(found(done).get(1).sentence()).contains("missing for good");
        assertThat(done.counts().removed()).isEqualTo(1);
        UUID gone = found(done).get(1).id();
        assertThat(mending.mend(done.id(), List.of(gone), "ada").get(0).result())
                .isEqualTo(Mended.Result.NOT_POSSIBLE);

        Instant start = daysAgo(2);
        zoom.recording("gone", "z1", start, file(start));
        Reconciliation back = reconcile();
        assertThat(found(back).get(1).sentence()).contains("Zoom has it again");
        assertThat(mending.mend(back.id(), List.of(found(back).get(1).id()), "ada"))
                .extracting(Mended::result)
                .containsExactly(Mended.Result.MENDED);
        assertThat(runs("gone")).isEqualTo(2);
    }

    @Test
    void whatIsInSeveralMediaWorkflowsIsListedOnce() {
        active(arts, "z1");
        active(arts, "z2");
        recording("both", 2);
        UUID forPhysics = reconciliations.request(physics, null, null, "ada");
        UUID forArts = reconciliations.request(arts, null, null, "ada");
        assertThat(reconciliations.request(arts, null, null, "bea")).isEqualTo(forArts);
        assertThat(started.all).containsExactly(forPhysics, forArts);

        run(forPhysics);
        run(forArts);

        assertThat(zoom.asked).extracting(ZoomAccount.Asked::userId).containsExactlyInAnyOrder("z1", "z2");
        assertThat(reconciliations.reconciliation(forPhysics).counts().missing())
                .isEqualTo(1);
        assertThat(reconciliations.reconciliation(forArts).counts().missing()).isEqualTo(1);
    }

    @Test
    void oneHostsTroubleIsSaidAndTheOthersAreCompared() {
        active(physics, "z2");
        active(physics, "z3");
        zoom.forget("z3");
        recording("r1", 2);
        ingest("of-z2", 2, IngestState.FAILED, "Refused.");
        rooms.run("update ingest set host_id = 'z2'");
        zoom.alwaysFails.put("z2", WorkFailure.giveUp("Zoom refuses this user."));

        Reconciliation done = reconcile();

        assertThat(done.notices())
                .extracting(Reconciliation.Notice::user)
                .containsExactlyInAnyOrder("z2@example.org", "z3@example.org");
        assertThat(done.sentence()).contains("The recordings of 2 hosts could not be listed");
        assertThat(found(done))
                .extracting(Difference::kind)
                .containsExactly(DifferenceKind.MISSING, DifferenceKind.FAILED);
        assertThat(found(done).get(1).sentence())
                .as("nobody knows whether Zoom has it")
                .doesNotContain("trash");
    }

    @Test
    void anAccountsTroubleEndsItAndAnOutageDoesNot() {
        zoom.failsOnce.put("z1", WorkFailure.pause(Peer.ZOOM, null, "Zoom is away."));
        UUID id = reconciliations.request(physics, null, null, "ada");
        assertThatThrownBy(() -> steps.lookAtZoom(id, Heartbeat.none())).hasMessage("Zoom is away.");
        assertThat(reconciliations.reconciliation(id).state()).isEqualTo(Reconciliation.State.RUNNING);

        zoom.alwaysFails.put("z1", WorkFailure.giveUp("The app lacks a scope."));
        run(id);

        Reconciliation stopped = reconciliations.reconciliation(id);
        assertThat(stopped.state()).isEqualTo(Reconciliation.State.STOPPED);
        assertThat(stopped.sentence()).isEqualTo("It stopped: The app lacks a scope.");
        assertThat(found(stopped)).isEmpty();
        assertThatThrownBy(() -> reconciliations.newest(physics, null, null))
                .isInstanceOf(NotThereException.class)
                .hasMessageContaining("POST to /media-workflows/" + physics + "/reconciliations");
    }

    @Test
    void oneThatStoppedAtAnIncidentGoesOnWhenItIsRetried() {
        recording("r1", 2);
        UUID id = reconciliations.request(physics, null, null, "ada");
        steps.stopped(id, "Zoom answered nonsense six times.");
        assertThat(reconciliations.reconciliation(id).sentence()).contains("nonsense");

        run(id);

        assertThat(reconciliations.reconciliation(id).state()).isEqualTo(Reconciliation.State.DONE);
        assertThat(found(reconciliations.reconciliation(id))).hasSize(1);
    }

    @Test
    void workThatIsRepeatedChangesNothing() {
        recording("r1", 2);
        ingested("r2", 3);
        UUID id = reconciliations.request(physics, null, null, "ada");

        assertThat(steps.lookAtZoom(id, Heartbeat.none())).isFalse();
        assertThat(steps.lookAtZoom(id, Heartbeat.none())).isFalse();
        ensemble.failsAtContents = WorkFailure.retry("Ensemble stumbled.");
        assertThatThrownBy(() -> steps.lookAtEnsemble(id, Heartbeat.none())).hasMessage("Ensemble stumbled.");
        ensemble.failsAtContents = null;
        assertThat(steps.lookAtEnsemble(id, Heartbeat.none())).isFalse();
        assertThat(steps.lookAtEnsemble(id, Heartbeat.none())).isFalse();

        assertThat(zoom.asked).hasSize(1);
        assertThat(found(reconciliations.reconciliation(id))).hasSize(1);
    }

    @Test
    void anEnsembleThatDoesNotTellIsNotAsked() {
        ingested("sent", 2);
        ensemble.contents.clear();
        ensemble.tellsContents = false;

        Reconciliation done = reconcile();

        assertThat(found(done)).isEmpty();
        assertThat(done.counts().ensemble()).isNull();
        assertThat(done.sentence()).contains("this Ensemble does not tell what it has");
    }

    @Test
    void aPeriodIsChosenAndPagesGoOn() {
        recording("old", 15);
        recording("new", 2);
        assertThat(found(reconcile())).extracting(Difference::meetingUuid).containsExactly("new");

        UUID id = reconciliations.request(physics, today.minusDays(60), today.minusDays(1), "ada");
        run(id);

        Reconciliation wide = reconciliations.newest(physics, today.minusDays(30), today.minusDays(2));
        assertThat(wide.id()).isEqualTo(id);
        String next = reconciliations.differences(id, null, 1).next();
        assertThat(reconciliations.differences(id, next, 1).items())
                .extracting(Difference::meetingUuid)
                .containsExactly("old");
        assertThatThrownBy(() -> reconciliations.newest(physics, today.minusDays(90), null))
                .isInstanceOf(NotThereException.class);
        for (List<LocalDate> days : List.of(
                List.of(today, today.minusDays(1)),
                List.of(today.plusDays(1), today.plusDays(2)),
                List.of(today.minusDays(400), today))) {
            assertThatThrownBy(() -> reconciliations.request(physics, days.get(0), days.get(1), "ada"))
                    .isInstanceOf(UnacceptableInputException.class);
        }
    }

    @Test
    void theTimerOpensOneADayForWhatIsEnabledAndForgetsOldOnes() {
        UUID old = reconciliations.request(physics, null, null, "ada");
        rooms.run("update reconciliation set state = 'DONE', finished_at = now() - interval '31 days'");
        started.all.clear();
        active(arts, "z2");
        rooms.run("update active_user set added_at = now() where media_workflow_id = ?", arts);

        assertThat(steps.openDue()).isFalse();
        assertThat(steps.openDue()).isFalse();

        assertThat(started.all)
                .as("who was added since the last turn waits for the next")
                .hasSize(1);
        assertThatThrownBy(() -> reconciliations.reconciliation(old)).isInstanceOf(NotThereException.class);
        UUID id = started.all.get(0);
        assertThat(reconciliations.reconciliation(id).requestedBy()).isNull();
        assertThat(reconciliations.age()).isGreaterThan(Duration.ofDays(19));
        run(id);
        assertThat(reconciliations.age()).isLessThan(Duration.ofHours(1));

        rooms.run("update reconciliation set started_at = now() - interval '25 hours'");
        rooms.run("update workflow_template set enabled = false");
        steps.openDue();
        assertThat(started.all).hasSize(1);
        rooms.run("update workflow_template set enabled = true");
        steps.openDue();
        assertThat(started.all).hasSize(2);
    }

    @Test
    void whatIsMissingStaysAnAlarmUntilSomebodyLooksAtItsDayAgain() {
        recording("r1", 6);
        Reconciliation week = reconcile();
        assertThat(reconciliations.missing()).isEqualTo(1);

        run(reconciliations.request(physics, today.minusDays(2), today, "ada"));
        assertThat(reconciliations.missing())
                .as("other days tell nothing about it")
                .isEqualTo(1);
        assertThat(reconciliations.withMissing(physics))
                .extracting(Reconciliation::id)
                .containsExactly(week.id());

        rooms.run("update reconciliation set started_at = now() - interval '25 hours' where id = ?", week.id());
        rooms.run("update reconciliation_difference set meeting_start = meeting_start - interval '9 days'");
        steps.openDue();
        UUID daily = started.all.get(started.all.size() - 1);
        assertThat(reconciliations.reconciliation(daily).from()).isEqualTo(today.minusDays(15));
        run(daily);
        assertThat(reconciliations.withMissing(physics))
                .extracting(Reconciliation::id)
                .containsExactly(daily);
        assertThat(reconciliations.missing()).as("it is found once").isEqualTo(1);
        zoom.forgetRecording("r1");
        reconcile();
        assertThat(reconciliations.missing()).isZero();
    }

    @Test
    void theOverviewNamesWhereSomethingIsMissing() {
        recording("r1", 2);
        recording("r2", 3);
        reconcile();

        Overview now = rooms.get(IngestOverview.class).overview(Reach.everything());

        assertThat(now.missing())
                .extracting(MissingThere::mediaWorkflowId, MissingThere::libraryName, MissingThere::missing)
                .containsExactly(tuple(physics, "Physics", 2));
        assertThat(now.mood()).isEqualTo(Overview.Mood.NEEDS_YOU);
        assertThat(now.sentence()).startsWith("2 recordings are missing");
        assertThat(rooms.get(IngestOverview.class)
                        .overview(new Reach(false, Set.of(), Set.of(), Set.of(UUID.randomUUID()), Set.of(), Set.of()))
                        .missing())
                .isEmpty();
    }

    private Reconciliation reconcile() {
        UUID id = reconciliations.request(physics, null, null, "ada");
        run(id);
        return reconciliations.reconciliation(id);
    }

    private void run(UUID id) {
        while (steps.lookAtZoom(id, Heartbeat.none())) {
            // the next batch
        }
        while (steps.lookAtEnsemble(id, Heartbeat.none())) {
            // the next batch
        }
    }

    private List<Difference> found(Reconciliation reconciliation) {
        return reconciliations.differences(reconciliation.id(), null, 100).items();
    }

    private void active(UUID mediaWorkflow, String zoomUser) {
        zoom.user(zoomUser, zoomUser + "@example.org");
        rooms.run(
                "insert into active_user (media_workflow_id, library_id, zoom_user_id, email, display_name, added_at)"
                        + " select id, library_id, ?, ?, 'User', now() - interval '20 days' from media_workflow where id = ?",
                zoomUser,
                zoomUser + "@example.org",
                mediaWorkflow);
    }

    private Instant daysAgo(int days) {
        return Instant.now().minus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
    }

    private void recording(String uuid, int daysAgo) {
        zoom.recording(uuid, "z1", daysAgo(daysAgo));
    }

    private static ZoomFile file(Instant start) {
        return new ZoomFile(
                "f" + start,
                start,
                start.plusSeconds(600),
                "MP4",
                "shared_screen",
                "MP4",
                10,
                "completed",
                URI.create("https://zoom.us/rec/download/" + start.toEpochMilli()));
    }

    private UUID ingest(String uuid, int daysAgo, IngestState state, String reason) {
        UUID id = UUID.randomUUID();
        rooms.run(
                "insert into ingest (id, media_workflow_id, connection_id, zoom_account, recording_uuid, state, reason, host_id,"
                        + " topic, meeting_start, found_by, announced_at) values (?, ?, ?, 'a', ?, ?, ?, 'z1', ?, ?, 'SWEEP', ?)",
                id,
                physics,
                connection,
                uuid,
                state.name(),
                reason,
                "Topic " + uuid,
                Timestamp.from(daysAgo(daysAgo)),
                Timestamp.from(daysAgo(daysAgo).plusSeconds(3600)));
        return id;
    }

    /** At Zoom, here, and in Ensemble with one content. */
    private UUID ingested(String uuid, int daysAgo) {
        Instant start = daysAgo(daysAgo);
        zoom.recording(uuid, "z1", start, file(start));
        UUID id = ingest(uuid, daysAgo, IngestState.INGESTED, null);
        rooms.run(
                "insert into item (id, ingest_id, segment, recording_start, reference, name, description, content_id,"
                        + " confirmed_at) values (?, ?, 1, ?, ?, ?, '', ?, now())",
                UUID.randomUUID(),
                id,
                Timestamp.from(start),
                "reference-" + id,
                "Name of " + uuid,
                "content-" + uuid);
        ensemble.contents.put("content-" + uuid, "ready");
        return id;
    }

    private int runs(String uuid) {
        return rooms.jdbc
                .sql("select count(*) from ingest where recording_uuid = ?")
                .param(uuid)
                .query(Integer.class)
                .single();
    }
}

package org.zoomensemble.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.LeaseLostException;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.recording.Announcement;
import org.zoomensemble.recording.FoundBy;
import org.zoomensemble.zoom.ZoomFile;

/** Nothing is trashed before it is safe; judged by what Zoom was asked. */
class RecordingRemovalIT {

    private static final String CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n";

    private final IngestHouse house = new IngestHouse();
    private final UUID workflow = house.mediaWorkflow("lib-1");

    @BeforeEach
    void switchIsOn() {
        house.removeRecordings(true);
    }

    private UUID settled(UUID in) {
        UUID ingest = house.announce(
                in,
                IngestHouse.recording(
                        "uuid==",
                        house.media("a", IngestHouse.MEETING_START, "MP4", "active_speaker", IngestHouse.mp4(100)),
                        house.text("c", IngestHouse.MEETING_START, "CC", CAPTIONS)));
        house.upToCaptions(ingest);
        assertThat(house.steps.attachCaptions(ingest, Heartbeat.none())).isEqualTo(new CaptionsResult.Settled(true));
        house.steps.ingested(ingest, true);
        return ingest;
    }

    /** Ingested without captions, because the host's recordings have none. */
    private UUID withoutCaptions(UUID in) {
        house.jdbc.sql("update active_user set is_transcript_on = false").update();
        UUID ingest = house.announce(in, IngestHouse.recording("uuid==", video()));
        house.upToCaptions(ingest);
        assertThat(house.steps.attachCaptions(ingest, Heartbeat.none())).isEqualTo(new CaptionsResult.Settled(true));
        house.steps.ingested(ingest, true);
        return ingest;
    }

    private ZoomFile video() {
        return house.media("a", IngestHouse.MEETING_START, "MP4", "active_speaker", IngestHouse.mp4(100));
    }

    private ZoomFile transcript(String status) {
        return IngestHouse.file("t", IngestHouse.MEETING_START, "TRANSCRIPT", "audio_transcript", 10, status);
    }

    private RemovalResult remove(UUID ingest) {
        return house.steps.removeRecording(ingest, Heartbeat.none());
    }

    private IngestSummary told(UUID ingest) {
        return house.views.view(ingest).orElseThrow().ingest();
    }

    private void days(int days) {
        house.jdbc
                .sql("update workflow_template set remove_after_days = ?")
                .param(days)
                .update();
    }

    private void ingestedBefore(Duration ago) {
        house.jdbc
                .sql("update ingest set finished_at = ?")
                .param(Timestamp.from(Instant.now().minus(ago)))
                .update();
    }

    /** The next run of the same media workflow, with the same segment in an item of its own. */
    private UUID nextRun(UUID ingest) {
        UUID next = UUID.randomUUID();
        house.jdbc.sql("""
                        insert into ingest (id, media_workflow_id, connection_id, zoom_account, recording_uuid, run, state,
                                            host_id, found_by, finished_at, process_instance_id, is_settled, removal)
                        select ?, media_workflow_id, connection_id, zoom_account, recording_uuid, run + 1, 'INGESTED',
                               host_id, 'REMOVAL', now(), 'process-next', true, 'WAITING' from ingest where id = ?
                        """).params(next, ingest).update();
        house.jdbc.sql("""
                        insert into item (id, ingest_id, segment, recording_start, reference, name, description, content_id,
                                          confirmed_at, caption_source, caption_at)
                        select gen_random_uuid(), ?, segment, recording_start, reference || '-2', name, description,
                               content_id, now(), 'CAPTION', now() from item where ingest_id = ?
                        """).params(next, ingest).update();
        return next;
    }

    private String keptBecause(UUID ingest) {
        assertThat(house.zoom.trashed).isEmpty();
        return house.views.view(ingest).orElseThrow().steps().stream()
                .filter(step -> step.step().equals("kept"))
                .findFirst()
                .orElseThrow()
                .sentence();
    }

    @Test
    void movesToTheTrashWhatIsSafe() {
        UUID ingest = settled(workflow);

        house.steps.removeRecording(ingest, Heartbeat.none());
        house.steps.removeRecording(ingest, Heartbeat.none());

        assertThat(house.zoom.trashed).containsExactly("uuid==");
        assertThat(house.views.view(ingest).orElseThrow().isRemoved()).isTrue();
    }

    @Test
    void aNodeThatStoodStillUntilItsLeaseWasOverRemovesNothing() {
        UUID ingest = settled(workflow);
        AtomicBoolean isOver = new AtomicBoolean();
        house.zoom.beforeTrash = () -> isOver.set(true);

        assertThatThrownBy(() -> house.steps.removeRecording(ingest, () -> {
                    if (isOver.get()) {
                        throw new LeaseLostException("The lease was not extended in time.");
                    }
                }))
                .isInstanceOf(LeaseLostException.class);

        assertThat(house.zoom.trashed).isEmpty();
        house.zoom.beforeTrash = () -> {};
        remove(ingest);
        assertThat(house.zoom.trashed).containsExactly("uuid==");
    }

    @Test
    void notWhileTheSwitchIsOffNow() {
        UUID ingest = settled(workflow);
        house.removeRecordings(false);

        house.steps.removeRecording(ingest, Heartbeat.none());

        assertThat(keptBecause(ingest)).contains("does not remove recordings");
    }

    @Test
    void aLaterMediaWorkflowThatWantsItTakesItBackOutOfTheTrash() {
        UUID ingest = settled(workflow);
        remove(ingest);
        assertThat(house.zoom.trashed).containsExactly("uuid==");
        UUID later = house.mediaWorkflow("lib-2");
        UUID second = house.announce(later, house.zoom.recordings.get("uuid=="));

        assertThat(house.steps.readRecording(second, Heartbeat.none())).isInstanceOf(RecordingRead.Unfinished.class);

        assertThat(house.zoom.trashed).isEmpty();
        assertThat(told(ingest).removal()).isEqualTo(RemovalState.KEPT);
        assertThat(told(ingest).removalSentence()).contains("another media workflow wants it");
        assertThat(house.views.view(ingest).orElseThrow().isRemoved()).isFalse();

        house.upToCaptions(second);
        house.steps.attachCaptions(second, Heartbeat.none());
        house.steps.ingested(second, true);
        remove(second);
        assertThat(house.zoom.trashed).containsExactly("uuid==");
        assertThat(told(ingest).removal()).isEqualTo(RemovalState.REMOVED);
    }

    @Test
    void whatIsBeingRemovedAtThisMomentIsReadAgainAndWhatOthersTrashedStaysThere() {
        UUID ingest = settled(workflow);
        UUID later = house.mediaWorkflow("lib-2");
        UUID second = house.announce(later, house.zoom.recordings.get("uuid=="));
        house.zoom.trashed.add("uuid==");
        house.jdbc
                .sql(
                        "insert into removal_claim (zoom_account, recording_uuid, ingest_id) values ('account-1', 'uuid==', ?)")
                .param(ingest)
                .update();

        assertThat(house.steps.readRecording(second, Heartbeat.none())).isInstanceOf(RecordingRead.Unfinished.class);
        assertThat(house.zoom.trashed).hasSize(1);

        house.jdbc.sql("delete from removal_claim").update();
        assertThat(house.steps.readRecording(second, Heartbeat.none())).isInstanceOf(RecordingRead.Gone.class);
        assertThat(house.zoom.trashed).hasSize(1);
    }

    @Test
    void whatHasNothingToPlayIsSkippedWhateverTheRulesSay() {
        UUID ingest = house.announce(workflow, IngestHouse.recording("uuid==", transcript("completed")));
        house.upToCaptions(ingest);

        house.steps.ingested(ingest, true);

        assertThat(told(ingest).state()).isEqualTo(IngestState.SKIPPED);
        assertThat(told(ingest).reason()).contains("neither video nor audio");
        remove(ingest);
        assertThat(keptBecause(ingest)).contains("skipped it");
    }

    @Test
    void whatWasKeptIsJudgedOnceMoreOnRequest() {
        UUID ingest = settled(workflow);
        house.removeRecordings(false);
        remove(ingest);
        assertThat(told(ingest).removal()).isEqualTo(RemovalState.KEPT);
        house.removeRecordings(true);

        house.actions.retry(ingest);

        assertThat(told(ingest).removal()).isEqualTo(RemovalState.WAITING);
        remove(ingest);
        assertThat(house.zoom.trashed).containsExactly("uuid==");
    }

    @Test
    void lateCaptionsWithoutAStartOfTheirOwnAreNewsBeforeTheTrash() {
        UUID ingest = withoutCaptions(workflow);
        ZoomFile untold = IngestHouse.file("t", Instant.EPOCH, "TRANSCRIPT", "audio_transcript", 10, "completed");
        house.zoom.recordings.put("uuid==", IngestHouse.recording("uuid==", video(), untold));

        remove(ingest);

        assertThat(house.zoom.trashed).isEmpty();
        assertThat(told(ingest).removalSentence()).contains("that was not there when the recording was ingested");
    }

    @Test
    void notBeforeEveryMediaWorkflowIsDone() {
        UUID other = house.mediaWorkflow("lib-2");
        UUID ingest = settled(workflow);

        house.steps.removeRecording(ingest, Heartbeat.none());
        assertThat(keptBecause(ingest)).contains("Zoom lib-2");

        UUID last = settled(other);
        house.steps.removeRecording(last, Heartbeat.none());
        assertThat(house.zoom.trashed).containsExactly("uuid==");
    }

    @Test
    void notWhenAnotherMediaWorkflowSkippedIt() {
        UUID other = house.mediaWorkflow("lib-2");
        UUID ingest = settled(workflow);
        UUID skipped = settled(other);
        house.jdbc
                .sql("update ingest set state = 'SKIPPED' where id = ?")
                .param(skipped)
                .update();

        house.steps.removeRecording(ingest, Heartbeat.none());

        assertThat(keptBecause(ingest)).contains("skipped");
    }

    @Test
    void notWithAnItemThatEnsembleNeverConfirmed() {
        UUID ingest = settled(workflow);
        house.jdbc.sql("update item set confirmed_at = null").update();

        house.steps.removeRecording(ingest, Heartbeat.none());

        assertThat(keptBecause(ingest)).contains("not confirmed");
    }

    @Test
    void asksEnsembleOnceMore() {
        UUID ingest = settled(workflow);
        house.ensemble.contents.clear();

        assertThatThrownBy(() -> house.steps.removeRecording(ingest, Heartbeat.none()))
                .isInstanceOf(WorkFailure.class)
                .hasMessageContaining("Not removed");
        assertThat(house.zoom.trashed).isEmpty();
    }

    @Test
    void asksZoomOnceMore() {
        UUID ingest = settled(workflow);
        house.zoom.recordings.put(
                "uuid==",
                IngestHouse.recording(
                        "uuid==",
                        house.media("a", IngestHouse.MEETING_START, "MP4", "active_speaker", IngestHouse.mp4(100)),
                        house.media(
                                "b",
                                IngestHouse.MEETING_START.plusSeconds(900),
                                "MP4",
                                "active_speaker",
                                IngestHouse.mp4(100))));

        house.steps.removeRecording(ingest, Heartbeat.none());

        assertThat(keptBecause(ingest)).contains("segment");
    }

    @Test
    void theOutcomeComesFirstAndTroubleLeavesItAlone() {
        UUID ingest = settled(workflow);
        assertThat(told(ingest))
                .extracting("state", "removal", "reason")
                .containsExactly(IngestState.INGESTED, RemovalState.WAITING, null);
        Instant finished = told(ingest).finishedAt();

        house.steps.delayed(ingest, "remove-recording", "Zoom is away.");
        assertThat(told(ingest))
                .extracting("state", "removal", "removalSentence")
                .containsExactly(IngestState.INGESTED, RemovalState.WAITING, "Zoom is away.");
        house.steps.stopped(ingest, "remove-recording", "Zoom says no.");

        assertThat(told(ingest))
                .extracting("state", "removal", "removalSentence", "reason", "finishedAt")
                .containsExactly(IngestState.INGESTED, RemovalState.FAILED, "Zoom says no.", null, finished);
        house.steps.ingested(ingest, false);
        house.steps.gone(ingest);
        assertThat(told(ingest))
                .extracting("state", "removal")
                .containsExactly(IngestState.INGESTED, RemovalState.FAILED);
    }

    @Test
    void aFailedRemovalIsTriedAgainOnRequestAndFromCockpit() {
        UUID ingest = settled(workflow);
        assertThatThrownBy(() -> house.actions.retry(ingest)).isInstanceOf(ConflictException.class);
        house.steps.stopped(ingest, "remove-recording", "Zoom says no.");

        house.actions.retry(ingest);
        assertThat(told(ingest).removal()).isEqualTo(RemovalState.WAITING);
        assertThat(house.process.retried).containsExactly(ingest);
        assertThat(house.process.removals).isEmpty();

        house.steps.stopped(ingest, "remove-recording", "Zoom says no.");
        remove(ingest);
        assertThat(told(ingest))
                .extracting("state", "removal")
                .containsExactly(IngestState.INGESTED, RemovalState.REMOVED);
    }

    @Test
    void aRemovalWhoseProcessWasDeletedIsToldAndBegunAnew() {
        UUID ingest = settled(workflow);
        house.vanished.look(Instant.now().plusSeconds(60));
        assertThat(told(ingest).removal()).isEqualTo(RemovalState.WAITING);
        house.process.deleted.add("process-" + ingest);
        house.jdbc
                .sql(
                        "insert into removal_claim (zoom_account, recording_uuid, ingest_id) values ('account-1', 'uuid==', ?)")
                .param(ingest)
                .update();

        house.vanished.look(Instant.now().plusSeconds(60));
        assertThat(house.removals.isClaimed("account-1", "uuid=="))
                .as("nobody waits for a removal that nobody goes on with")
                .isFalse();
        assertThat(told(ingest))
                .extracting("state", "removal", "removalSentence")
                .containsExactly(IngestState.INGESTED, RemovalState.FAILED, VanishedProcesses.REMOVAL_SENTENCE);

        house.actions.retry(ingest);
        assertThat(house.process.removals).containsExactly(ingest);
        assertThat(told(ingest))
                .extracting("removal", "processInstanceId")
                .containsExactly(RemovalState.WAITING, "removal-" + ingest);
    }

    @Test
    void anInstanceOfAnOlderModelWritesItsOutcomeHere() {
        UUID ingest = settled(workflow);
        house.jdbc
                .sql("update ingest set state = 'FAILED', reason = 'Zoom says no.', finished_at = null, removal = null")
                .update();

        remove(ingest);
        house.steps.ingested(ingest, false);

        assertThat(told(ingest))
                .extracting("state", "removal", "reason")
                .containsExactly(IngestState.INGESTED, RemovalState.REMOVED, null);
    }

    @Test
    void notBeforeTheDaysHavePassedThoughItLooksEveryDay() {
        days(3);
        UUID ingest = settled(workflow);

        assertThat(remove(ingest))
                .asInstanceOf(InstanceOfAssertFactories.type(RemovalResult.Later.class))
                .extracting(RemovalResult.Later::at, InstanceOfAssertFactories.INSTANT)
                .isCloseTo(
                        Instant.now().plus(Duration.ofDays(1)),
                        org.assertj.core.api.Assertions.within(1, java.time.temporal.ChronoUnit.MINUTES));
        assertThat(house.zoom.trashed).isEmpty();
        assertThat(house.zoom.calls).doesNotContain("trash uuid==");
        assertThat(told(ingest).removal()).isEqualTo(RemovalState.WAITING);
        assertThat(told(ingest).removalSentence()).contains("leaves 3 days between ingest and removal");

        ingestedBefore(Duration.ofDays(4));
        assertThat(remove(ingest)).isEqualTo(RemovalResult.settled());
        assertThat(house.zoom.trashed).containsExactly("uuid==");
    }

    @Test
    void daysThatAreChangedCountForThoseThatWait() {
        days(3);
        UUID ingest = settled(workflow);
        ingestedBefore(Duration.ofDays(4));
        days(29);

        assertThat(remove(ingest)).isInstanceOf(RemovalResult.Later.class);
        assertThat(((RemovalResult.Later) remove(ingest)).at())
                .isBefore(Instant.now().plus(Duration.ofDays(2)));
        assertThat(house.zoom.trashed).isEmpty();

        days(0);
        remove(ingest);
        assertThat(house.zoom.trashed).containsExactly("uuid==");
    }

    @Test
    void theLongestOfSeveralMediaWorkflowsCounts() {
        UUID other = house.mediaWorkflow("lib-2");
        UUID template = UUID.randomUUID();
        house.jdbc.sql("""
                        insert into workflow_template (id, level, institution_id, connection_id, name, title, description,
                                                       remove_recordings, enabled, remove_after_days)
                        select ?, level, institution_id, connection_id, 'Slow', title, description, true, true, 5
                          from workflow_template
                        """).param(template).update();
        house.jdbc
                .sql("update media_workflow set template_id = ? where id = ?")
                .params(template, other)
                .update();
        UUID ingest = settled(workflow);
        settled(other);

        assertThat(remove(ingest)).isInstanceOf(RemovalResult.Later.class);
        assertThat(told(ingest).removalSentence()).contains("Zoom lib-2").contains("5 days");
        assertThat(house.zoom.trashed).isEmpty();
    }

    @Test
    void aSwitchThatGoesOffWhileTheDaysRunKeepsTheRecordingAndSaysSo() {
        days(3);
        UUID ingest = settled(workflow);
        remove(ingest);
        house.removeRecordings(false);
        ingestedBefore(Duration.ofDays(4));

        assertThat(remove(ingest)).isEqualTo(RemovalResult.settled());

        assertThat(keptBecause(ingest)).contains("does not remove recordings");
        assertThat(told(ingest).removal()).isEqualTo(RemovalState.KEPT);
    }

    @Test
    void aSegmentThatAppearedIsAnnouncedToEveryMediaWorkflow() {
        UUID other = house.mediaWorkflow("lib-2");
        UUID ingest = settled(workflow);
        settled(other);
        house.zoom.recordings.put(
                "uuid==",
                IngestHouse.recording(
                        "uuid==",
                        video(),
                        house.media(
                                "b",
                                IngestHouse.MEETING_START.plusSeconds(900),
                                "MP4",
                                "active_speaker",
                                IngestHouse.mp4(100))));

        assertThat(remove(ingest)).isEqualTo(RemovalResult.settled());

        assertThat(keptBecause(ingest)).startsWith("Kept for now: Zoom has a segment");
        assertThat(house.announcements)
                .extracting(Announcement::mediaWorkflowId)
                .containsExactlyInAnyOrder(workflow, other);
        assertThat(house.announcements).allSatisfy(announced -> {
            assertThat(announced.foundBy()).isEqualTo(FoundBy.REMOVAL);
            assertThat(announced.recording().files()).hasSize(2);
        });
    }

    @Test
    void aSegmentThatOnlyOneOfTheMediaWorkflowsHasIsNotRemoved() {
        UUID other = house.mediaWorkflow("lib-2");
        UUID ingest = settled(workflow);
        settled(other);
        Instant second = IngestHouse.MEETING_START.plusSeconds(900);
        house.jdbc.sql("""
                        insert into item (id, ingest_id, segment, recording_start, reference, name, description, content_id,
                                          confirmed_at, caption_source, caption_at)
                        select gen_random_uuid(), ingest_id, 2, ?, reference || '-2', name, description, content_id, now(),
                               'NONE', now() from item where ingest_id = ?
                        """).params(Timestamp.from(second), ingest).update();
        house.zoom.recordings.put(
                "uuid==",
                IngestHouse.recording(
                        "uuid==", video(), house.media("b", second, "MP4", "active_speaker", IngestHouse.mp4(100))));

        remove(ingest);

        assertThat(keptBecause(ingest)).contains("a segment");
    }

    @Test
    void aLateTranscriptIsIngestedFirst() {
        UUID ingest = withoutCaptions(workflow);
        ZoomFile late = house.text("t", IngestHouse.MEETING_START, "TRANSCRIPT", CAPTIONS);
        house.zoom.recordings.put("uuid==", IngestHouse.recording("uuid==", video(), late));

        remove(ingest);

        assertThat(keptBecause(ingest)).contains("captions or a transcript");
        UUID next = house.ingests.idOf(workflow, "uuid==").orElseThrow();
        assertThat(next).isNotEqualTo(ingest);

        house.upToCaptions(next);
        assertThat(house.steps.attachCaptions(next, Heartbeat.none())).isEqualTo(new CaptionsResult.Settled(true));
        house.steps.ingested(next, true);
        remove(next);
        assertThat(house.zoom.trashed).containsExactly("uuid==");
        assertThat(told(ingest).removal()).isEqualTo(RemovalState.REMOVED);
        assertThat(told(next).removal()).isEqualTo(RemovalState.REMOVED);
    }

    @Test
    void aTranscriptThatIsWithheldOrKnownHoldsNothingUp() {
        UUID ingest = withoutCaptions(workflow);
        house.zoom.recordings.put("uuid==", IngestHouse.recording("uuid==", video(), transcript("completed")));
        house.ingests.captionsAllowed(ingest, false);

        remove(ingest);

        assertThat(house.zoom.trashed).containsExactly("uuid==");
        assertThat(house.announcements).isEmpty();
    }

    @Test
    void aTranscriptThatWasKnownWhenCaptionsWereGivenUpHoldsNothingUp() {
        UUID ingest = withoutCaptions(workflow);
        house.items.noteFile(house.items.ofIngest(ingest).get(0).id(), transcript("completed"), null);
        house.zoom.recordings.put("uuid==", IngestHouse.recording("uuid==", video(), transcript("completed")));

        remove(ingest);

        assertThat(house.zoom.trashed).containsExactly("uuid==");
    }

    @Test
    void whatZoomIsMakingIsWaitedForADay() {
        UUID ingest = withoutCaptions(workflow);
        house.zoom.recordings.put("uuid==", IngestHouse.recording("uuid==", video(), transcript("processing")));

        assertThat(remove(ingest)).isInstanceOf(RemovalResult.Later.class);
        assertThat(told(ingest).removalSentence()).contains("processing");

        ingestedBefore(Duration.ofHours(25));
        assertThat(remove(ingest)).isEqualTo(RemovalResult.settled());
        assertThat(keptBecause(ingest)).contains("more than 24 hours");
    }

    @Test
    void anOlderRunThatFailedDoesNotBlockWhatANewerRunHolds() {
        UUID ingest = settled(workflow);
        UUID next = nextRun(ingest);
        house.jdbc
                .sql("update ingest set state = 'FAILED', removal = null where id = ?")
                .param(ingest)
                .update();
        house.jdbc
                .sql("update item set confirmed_at = null, caption_at = null where ingest_id = ?")
                .param(ingest)
                .update();

        remove(next);

        assertThat(house.zoom.trashed).containsExactly("uuid==");
    }

    @Test
    void anOlderRunDoesNotRemoveWhileANewerOneIsNotDone() {
        UUID ingest = settled(workflow);
        UUID next = nextRun(ingest);
        house.jdbc
                .sql("update ingest set state = 'RUNNING', is_settled = false, removal = null where id = ?")
                .param(next)
                .update();

        remove(ingest);

        assertThat(keptBecause(ingest)).contains("is not done with it yet");
    }

    @Test
    void notWithAnItemWhoseCaptionsAreNotSettled() {
        UUID ingest = settled(workflow);
        house.jdbc.sql("update item set caption_at = null").update();

        remove(ingest);

        assertThat(keptBecause(ingest)).contains("captions").contains("not settled");
    }

    @Test
    void whatSomebodyRecoveredIsNotRemovedAgain() {
        UUID ingest = settled(workflow);
        remove(ingest);
        house.zoom.recover(house.connectionId, "uuid==");
        UUID next = nextRun(ingest);

        remove(next);
        remove(next);

        assertThat(keptBecause(next)).contains("somebody recovered it");
        assertThat(told(next).removal()).isEqualTo(RemovalState.KEPT);
    }

    @Test
    void notWhereEnsembleConfirmsNothing() {
        UUID ingest = settled(workflow);
        house.ensemble.confirms = false;

        remove(ingest);

        assertThat(keptBecause(ingest)).contains("interface v2");
    }

    @Test
    void alreadyGoneIsSuccess() {
        UUID ingest = settled(workflow);
        house.zoom.recordings.clear();

        assertThat(remove(ingest)).isEqualTo(RemovalResult.settled());

        assertThat(told(ingest).removal()).isEqualTo(RemovalState.REMOVED);
        assertThat(told(ingest).removalSentence()).isEqualTo("Zoom had removed it already.");
    }

    @Test
    void whoRemovesItEndsTheIncidentsOfTheOthers() {
        UUID other = house.mediaWorkflow("lib-2");
        UUID first = settled(workflow);
        UUID last = settled(other);
        house.steps.stopped(first, "remove-recording", "Zoom says no.");

        remove(last);

        assertThat(told(first).removal()).isEqualTo(RemovalState.REMOVED);
        assertThat(house.process.retried).containsExactly(first);
        house.zoom.calls.clear();
        remove(first);
        assertThat(house.zoom.calls).isEmpty();
    }

    @Test
    void isFilteredByItsState() {
        UUID ingest = settled(workflow);
        house.steps.stopped(ingest, "remove-recording", "Zoom says no.");

        assertThat(found(RemovalState.FAILED, "Zoom says no.")).isEqualTo(1);
        assertThat(found(RemovalState.FAILED, "Something else.")).isZero();
        assertThat(found(RemovalState.REMOVED, null)).isZero();
    }

    private int found(RemovalState removal, String reason) {
        return house.actions
                .list(
                        Reach.everything(),
                        new IngestFilter(null, null, null, null, null, null, null, reason, removal),
                        null,
                        10)
                .items()
                .size();
    }

    /** The model of the first release had the removal before the outcome, and no wait behind it. */
    @Test
    void whereAnInstanceOfTheFormerModelEndsBeforeItsRemovalIsDueAnotherGoesOn() {
        days(7);
        UUID ingest = house.announce(workflow, IngestHouse.recording("uuid==", video()));
        house.jdbc.sql("update active_user set is_transcript_on = false").update();
        house.upToCaptions(ingest);
        assertThat(house.steps.attachCaptions(ingest, Heartbeat.none())).isEqualTo(new CaptionsResult.Settled(true));

        assertThat(remove(ingest)).isInstanceOf(RemovalResult.Later.class);
        house.steps.ingested(ingest, false);

        assertThat(house.process.removals).containsExactly(ingest);
        assertThat(told(ingest).state()).isEqualTo(IngestState.INGESTED);
        assertThat(told(ingest).removal()).isEqualTo(RemovalState.WAITING);
        assertThat(told(ingest).processInstanceId()).isEqualTo("removal-" + ingest);
    }
}

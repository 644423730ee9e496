package org.zoomensemble.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zoomensemble.FeatureRooms;
import org.zoomensemble.Today;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.LeaseLostException;
import org.zoomensemble.operations.Peer;
import org.zoomensemble.operations.UnacceptableInputException;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.security.Secret;
import org.zoomensemble.workflow.ActiveUsers;
import org.zoomensemble.workflow.ConnectionDraft;
import org.zoomensemble.workflow.Drafts;
import org.zoomensemble.workflow.MediaWorkflowDraft;
import org.zoomensemble.workflow.MediaWorkflows;
import org.zoomensemble.workflow.PushDownMode;
import org.zoomensemble.workflow.SwitchesDraft;
import org.zoomensemble.workflow.WorkflowTemplates;
import org.zoomensemble.zoom.ZoomAccount;

class SweepIT {

    private final LocalDate today = Today.withTimeFor(Duration.ofMinutes(1));
    private FeatureRooms rooms;
    private SweepSteps steps;
    private Sweeps sweeps;
    private UUID arts;
    private UUID template;
    private UUID painting;
    private UUID sculpture;

    @BeforeEach
    void account() {
        rooms = new FeatureRooms();
        steps = rooms.get(SweepSteps.class);
        sweeps = rooms.get(Sweeps.class);
        arts = rooms.organization(rooms.institution(), "Arts");
        template = template("acc", new SwitchesDraft(true, false, false, true));
        painting = mediaWorkflow("Painting", template);
        sculpture = mediaWorkflow("Sculpture", template);
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void aLibraryThatIsGoneWantsNothingUntilItIsBack() {
        users(1);
        add(painting, 1);
        recording("r1", 1, 2);
        rooms.jdbc.sql("update library set gone_at = now()").update();
        sweeps.openDue();
        assertThat(rooms.started.all).isEmpty();

        rooms.jdbc.sql("update library set gone_at = null").update();
        run(due());

        assertThat(rooms.announced.to(painting)).containsExactly("r1");
    }

    @Test
    void aMediaWorkflowKnowsItsSweepsAndWhenTheNextIsDue() {
        users(3);
        assertThat(sweeps.outlook(painting).obstacle()).contains("Nobody is active here");
        add(painting, 1);
        add(sculpture, 2, 3);
        rooms.started.nextTurn = Instant.parse("2030-01-01T00:00:00Z");
        assertThat(sweeps.outlook(painting)).isEqualTo(new SweepOutlook(rooms.started.nextTurn, null));
        assertThat(sweeps.newest(painting)).isEmpty();

        UUID timer = due();
        run(timer);
        Sweep seen = sweeps.newest(painting).orElseThrow();
        assertThat(seen.id()).isEqualTo(timer);
        assertThat(List.of(seen.users(), seen.usersDone()))
                .as("people of other media workflows are not counted")
                .containsExactly(1, 1);
        UUID own = sweeps.request(sculpture, null, null, "admin");

        assertThat(sweeps.list(sculpture, null, 10).items())
                .extracting(Sweep::id)
                .as("newest first")
                .containsExactly(own, timer);
        assertThat(sweeps.list(sculpture, sweeps.list(sculpture, null, 1).next(), 1)
                        .items())
                .extracting(Sweep::id)
                .containsExactly(timer);
        assertThat(sweeps.newest(painting).orElseThrow().id()).isEqualTo(timer);
        assertThat(sweeps.newest(List.of(painting, sculpture)))
                .hasEntrySatisfying(sculpture, last -> assertThat(last.state()).isEqualTo(Sweep.State.RUNNING))
                .hasEntrySatisfying(
                        painting, last -> assertThat(last.finishedAt()).isNotNull());
    }

    @Test
    void ofASweepOfTheAccountOnlyOwnUsersAreNamed() {
        users(2);
        add(painting, 1);
        add(sculpture, 2);
        rooms.zoom.forget("z2");

        run(due());

        assertThat(sweeps.newest(sculpture).orElseThrow().notices())
                .extracting(Sweep.Notice::user)
                .containsExactly("user2@example.org");
        assertThat(sweeps.newest(painting).orElseThrow().notices()).isEmpty();
    }

    @Test
    void eachUserIsListedOnceAndAnnouncedToEveryMediaWorkflowThatWantsHim() {
        users(2);
        add(painting, 1, 2);
        add(sculpture, 1);
        recording("r1", 1, 2);
        recording("r2", 2, 29);
        recording("old", 1, 31);

        UUID sweep = due();
        assertThat(run(sweep)).isEqualTo(1);

        assertThat(rooms.announced.to(painting)).containsExactlyInAnyOrder("r1", "r2");
        assertThat(rooms.announced.to(sculpture)).containsExactly("r1");
        assertThat(rooms.announced.all.get(0).zoomAccount()).isEqualTo("acc");
        Sweep done = sweeps.sweep(sweep);
        assertThat(done.state()).isEqualTo(Sweep.State.DONE);
        assertThat(List.of(done.users(), done.usersDone(), done.recordingsNew()))
                .containsExactly(2, 2, 3);
        assertThat(done.recordingsSeen())
                .as("the one that is too old is seen too")
                .isEqualTo(3);
        assertThat(rooms.zoom.asked).extracting(ZoomAccount.Asked::userId).containsOnly("z1", "z2");
        assertThat(rooms.zoom.asked)
                .allSatisfy(asked -> assertThat(asked.from().plusDays(30)).isAfterOrEqualTo(asked.to()));
        assertThat(rooms.zoom.asked.get(0).from()).isEqualTo(today.minusDays(31));
        assertThat(rooms.zoom.asked.get(1).to()).isEqualTo(today.plusDays(1));
    }

    @Test
    void regularSweepCostsOneCallForEachUserAndLooksThreeDaysBack() {
        users(3);
        add(painting, 1, 2, 3);
        run(due());
        rooms.zoom.asked.clear();

        run(due());

        assertThat(rooms.zoom.asked).hasSize(3);
        assertThat(rooms.zoom.asked).allSatisfy(asked -> {
            assertThat(asked.from()).isEqualTo(today.minusDays(3));
            assertThat(asked.to()).isEqualTo(today.plusDays(1));
        });
    }

    @Test
    void newUserIsListedFromHisBeginningWhileOthersGoOn() {
        users(2);
        add(painting, 1);
        run(due());
        add(painting, 2);
        recording("r2", 2, 20);
        rooms.zoom.asked.clear();

        run(due());

        assertThat(rooms.announced.to(painting)).containsExactly("r2");
        assertThat(asked("z1")).hasSize(1);
        assertThat(asked("z2")).hasSize(2);
    }

    @Test
    void longOutageLosesNothing() {
        users(1);
        add(painting, 1);
        back(Duration.ofDays(90), 45);
        recording("r1", 1, 40);

        run(due());

        assertThat(rooms.announced.to(painting)).containsExactly("r1");
        assertThat(asked("z1").get(0).from()).isEqualTo(today.minusDays(48));
    }

    @Test
    void withoutTheSwitchOnlyWhatBeganAfterwardsIsWanted() {
        UUID quiet = template("quiet", new SwitchesDraft(false, false, false, true));
        UUID workflow = mediaWorkflow("Music", quiet);
        users(1);
        add(workflow, 1);
        back(Duration.ofDays(5), null);
        recording("before", 1, 6);
        recording("after", 1, 4);

        run(due());

        assertThat(rooms.announced.to(workflow)).containsExactly("after");
    }

    @Test
    void narrowedWindowIsAskedAgainPieceByPiece() {
        rooms.zoom.longestWindow = 10;
        users(1);
        add(painting, 1);
        recording("r1", 1, 29);
        recording("r2", 1, 15);
        recording("r3", 1, 0);

        run(due());

        assertThat(rooms.announced.to(painting)).containsExactlyInAnyOrder("r1", "r2", "r3");
    }

    @Test
    void everyPageIsReadAndAnnouncedAsItComes() {
        rooms.zoom.pageSize = 2;
        users(1);
        add(painting, 1);
        for (int i = 0; i < 5; i++) {
            recording("r" + i, 1, 1);
        }

        UUID sweep = due();
        run(sweep);

        assertThat(rooms.announced.to(painting)).hasSize(5);
        assertThat(sweeps.sweep(sweep).recordingsSeen()).isEqualTo(5);
        assertThat(asked("z1")).extracting(ZoomAccount.Asked::token).contains("", "2", "4");
    }

    @Test
    void userWhomZoomDoesNotKnowKeepsNobodyWaiting() {
        users(2);
        add(painting, 1, 2);
        rooms.zoom.forget("z1");
        recording("r2", 2, 1);

        UUID sweep = due();
        run(sweep);

        assertThat(rooms.announced.to(painting)).containsExactly("r2");
        assertThat(sweeps.sweep(sweep).notices()).singleElement().satisfies(notice -> {
            assertThat(notice.user()).isEqualTo("user1@example.org");
            assertThat(notice.sentence()).contains("z1");
        });
        assertThat(sweptTo("z1")).isNull();
        assertThat(sweptTo("z2")).isEqualTo(today);
    }

    @Test
    void failureInTheMiddleResumesBehindTheUsersThatAreDone() {
        users(3);
        add(painting, 1, 2, 3);
        rooms.zoom.failsOnce.put("z2", WorkFailure.pause(Peer.ZOOM, null, "Zoom asks to slow down."));
        UUID sweep = due();

        assertThatThrownBy(() -> steps.listNext(sweep, Heartbeat.none()))
                .isInstanceOf(WorkFailure.class)
                .hasMessage("Zoom asks to slow down.");
        assertThat(sweeps.sweep(sweep).usersDone()).isEqualTo(1);
        rooms.zoom.asked.clear();
        run(sweep);

        assertThat(asked("z1")).isEmpty();
        assertThat(asked("z2")).isNotEmpty();
        assertThat(asked("z3")).isNotEmpty();
        assertThat(sweeps.sweep(sweep).notices()).isEmpty();
    }

    @Test
    void lostLeaseStopsAtOnceAndMarksNothing() {
        users(1);
        add(painting, 1);
        UUID sweep = due();

        assertThatThrownBy(() -> steps.listNext(sweep, () -> {
                    throw new LeaseLostException("gone");
                }))
                .isInstanceOf(LeaseLostException.class);
        assertThat(sweeps.sweep(sweep).usersDone()).isZero();
        assertThat(sweptTo("z1")).isNull();
    }

    @Test
    void userWhoFailsAgainAndAgainComesLastAndIsLeftToTheNextSweep() {
        users(3);
        add(painting, 1, 2, 3);
        rooms.zoom.alwaysFails.put("z1", WorkFailure.retry("Zoom failed (500)."));
        UUID sweep = due();
        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThatThrownBy(() -> steps.listNext(sweep, Heartbeat.none())).hasMessage("Zoom failed (500).");
        }
        assertThat(sweeps.sweep(sweep).usersDone()).isEqualTo(2);

        assertThat(steps.listNext(sweep, Heartbeat.none())).isFalse();

        assertThat(sweeps.sweep(sweep).notices()).hasSize(1);
        assertThat(sweptTo("z1")).isNull();
    }

    @Test
    void refusalOfOneUserIsHisAndRefusalOfAllIsTheAccounts() {
        users(4);
        add(painting, 1, 2, 3, 4);
        WorkFailure refusal = WorkFailure.giveUp("The Zoom app lacks a scope.");
        rooms.zoom.alwaysFails.put("z1", refusal);
        UUID first = due();
        run(first);
        assertThat(sweeps.sweep(first).notices()).hasSize(1);

        for (int i = 1; i <= 4; i++) {
            rooms.zoom.alwaysFails.put("z" + i, refusal);
        }
        UUID second = due();
        rooms.zoom.asked.clear();
        assertThatThrownBy(() -> steps.listNext(second, Heartbeat.none())).isSameAs(refusal);
        assertThat(rooms.zoom.asked).as("three refusals are enough").hasSize(3);
    }

    @Test
    void stoppedSweepHoldsTheTimerUntilTheConnectionChangesOrADayIsOver() {
        users(1);
        add(painting, 1);
        UUID sweep = due();
        steps.stopped(sweep, "The Zoom app lacks a scope.");
        assertThat(sweeps.sweep(sweep).state()).isEqualTo(Sweep.State.STOPPED);

        steps.openDue();
        assertThat(rooms.started.all).hasSize(1);

        rooms.get(WorkflowTemplates.class)
                .change(
                        template,
                        Drafts.zoomOnly(new ConnectionDraft(null, null, null, null, null, new Secret("new"), null)),
                        PushDownMode.NO,
                        null);
        UUID next = due();
        assertThat(next).isNotEqualTo(sweep);

        // The old one's incident is retried: a newer sweep has taken over, so it ends.
        assertThat(steps.listNext(sweep, Heartbeat.none())).isFalse();
        assertThat(sweeps.sweep(sweep).state()).isEqualTo(Sweep.State.DONE);
        assertThat(rooms.zoom.asked).isEmpty();
    }

    @Test
    void retriedSweepGoesOn() {
        users(1);
        add(painting, 1);
        recording("r1", 1, 1);
        UUID sweep = due();
        steps.stopped(sweep, "Zoom is away.");

        run(sweep);

        assertThat(sweeps.sweep(sweep).state()).isEqualTo(Sweep.State.DONE);
        assertThat(sweeps.sweep(sweep).sentence()).isNull();
        assertThat(rooms.announced.to(painting)).containsExactly("r1");
    }

    @Test
    void sweepThatLostItsProcessIsReplacedAfterADay() {
        users(1);
        add(painting, 1);
        UUID lost = due();
        steps.openDue();
        assertThat(rooms.started.all).containsExactly(lost);
        rooms.jdbc
                .sql("update sweep set advanced_at = now() - interval '25 hours'")
                .update();

        assertThat(due()).isNotEqualTo(lost);
    }

    @Test
    void timerOpensOneSweepForEachConnectionWithActiveUsers() {
        users(2);
        add(painting, 1);
        UUID other = template("other", new SwitchesDraft(true, false, false, true));
        add(mediaWorkflow("Music", other), 2);
        UUID off = template("off", new SwitchesDraft(true, false, false, false));
        add(mediaWorkflow("Dance", off), 2);
        template("empty", new SwitchesDraft(true, false, false, true));

        steps.openDue();
        steps.openDue();

        assertThat(rooms.started.all).hasSize(2);
    }

    @Test
    void usersComeInBatches() {
        users(30);
        for (int i = 1; i <= 30; i++) {
            add(painting, i);
        }
        assertThat(run(due())).isEqualTo(2);
        assertThat(rooms.zoom.asked).extracting(ZoomAccount.Asked::userId).contains("z1", "z30");
    }

    @Test
    void switchSetDuringASweepIsNotTakenForSwept() {
        UUID quiet = template("quiet", new SwitchesDraft(false, false, false, true));
        UUID workflow = mediaWorkflow("Music", quiet);
        users(1);
        add(workflow, 1);
        recording("r1", 1, 20);
        UUID sweep = due();
        rooms.get(WorkflowTemplates.class)
                .change(quiet, Drafts.switchesOnly(new SwitchesDraft(true, null, null, null)), PushDownMode.NO, null);
        run(sweep);
        assertThat(sweptTo("z1")).isNull();

        run(due());
        assertThat(rooms.announced.to(workflow)).containsExactly("r1");
    }

    @Test
    void requestSweepsForItsMediaWorkflowOnly() {
        users(1);
        add(painting, 1);
        add(sculpture, 1);
        recording("r1", 1, 10);
        run(due());
        rooms.announced.all.clear();

        UUID sweep = sweeps.request(sculpture, null, null, "ada");
        assertThat(sweeps.request(sculpture, null, null, "ada")).isEqualTo(sweep);
        run(sweep);

        assertThat(rooms.announced.to(sculpture)).containsExactly("r1");
        assertThat(rooms.announced.to(painting)).isEmpty();
    }

    @Test
    void backfillListsItsDaysWhateverTheirAge() {
        users(1);
        add(painting, 1);
        recording("before", 1, 211);
        recording("first", 1, 210);
        recording("last", 1, 100);
        recording("behind", 1, 99);

        run(sweeps.request(painting, today.minusDays(210), today.minusDays(100), "ada"));

        assertThat(rooms.announced.to(painting)).containsExactlyInAnyOrder("first", "last");
        assertThat(sweptTo("z1")).as("a backfill is no regular sweep").isNull();
        assertThat(rooms.zoom.asked)
                .allSatisfy(asked -> assertThat(asked.from().plusDays(30)).isAfterOrEqualTo(asked.to()));
    }

    @Test
    void requestsThatCannotWorkAreRefused() {
        assertThatThrownBy(() -> sweeps.request(painting, null, null, "ada"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("Nobody is active");
        assertThat(rooms.started.all).isEmpty();
        assertThatThrownBy(() -> sweeps.request(painting, today, today.minusDays(1), "ada"))
                .isInstanceOf(UnacceptableInputException.class);
        assertThatThrownBy(() -> sweeps.request(painting, today.plusDays(2), null, "ada"))
                .isInstanceOf(UnacceptableInputException.class);
        UUID off = template("off", new SwitchesDraft(true, false, false, false));
        UUID workflow = mediaWorkflow("Dance", off);
        assertThatThrownBy(() -> sweeps.request(workflow, null, null, "ada"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("Enable");
    }

    private UUID due() {
        int before = rooms.started.all.size();
        steps.openDue();
        assertThat(rooms.started.all).hasSize(before + 1);
        return rooms.started.all.get(before);
    }

    /** @return how many steps it took */
    private int run(UUID sweep) {
        int count = 1;
        while (steps.listNext(sweep, Heartbeat.none())) {
            count++;
        }
        return count;
    }

    private List<ZoomAccount.Asked> asked(String user) {
        return rooms.zoom.asked.stream()
                .filter(asked -> asked.userId().equals(user))
                .toList();
    }

    private LocalDate sweptTo(String user) {
        return rooms.jdbc
                .sql("select swept_to from active_user where zoom_user_id = ?")
                .param(user)
                .query((row, number) -> row.getObject(1, LocalDate.class))
                .list()
                .get(0);
    }

    /** As if everything had been set up so long ago, and last been swept so many days ago. */
    private void back(Duration age, Integer sweptDaysAgo) {
        rooms.jdbc
                .sql("update active_user set added_at = now() - make_interval(secs => ?), swept_to = ?")
                .param(age.toSeconds())
                .param(sweptDaysAgo == null ? null : today.minusDays(sweptDaysAgo))
                .update();
        rooms.jdbc
                .sql("update workflow_template set enabled_at = now() - make_interval(secs => ?)")
                .param(age.toSeconds())
                .update();
    }

    private void users(int count) {
        for (int i = 1; i <= count; i++) {
            rooms.zoom.user("z" + i, "user" + i + "@example.org");
        }
    }

    private void add(UUID workflow, int... users) {
        List<String> emails = new ArrayList<>();
        for (int user : users) {
            emails.add("user" + user + "@example.org");
        }
        assertThat(rooms.get(ActiveUsers.class).add(workflow, emails))
                .allSatisfy(admission -> assertThat(admission.sentence()).endsWith("was added."));
    }

    private void recording(String uuid, int user, int daysAgo) {
        rooms.zoom.recording(uuid, "z" + user, Instant.now().minus(Duration.ofDays(daysAgo)));
    }

    private UUID template(String account, SwitchesDraft switches) {
        return rooms.get(WorkflowTemplates.class)
                .make(Drafts.organizationTemplate(
                        arts, "Zoom " + account, Drafts.connection(account, "client"), switches))
                .template()
                .id();
    }

    private UUID mediaWorkflow(String library, UUID ofTemplate) {
        return rooms.get(MediaWorkflows.class)
                .make(new MediaWorkflowDraft(
                        rooms.library(arts, library), ofTemplate, null, null, null, null, null, null))
                .mediaWorkflow()
                .id();
    }
}

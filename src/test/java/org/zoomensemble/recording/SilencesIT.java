package org.zoomensemble.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zoomensemble.FeatureRooms;
import org.zoomensemble.directory.Directory;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.security.Secret;
import org.zoomensemble.workflow.ActiveUsers;
import org.zoomensemble.workflow.ConnectionDraft;
import org.zoomensemble.workflow.Drafts;
import org.zoomensemble.workflow.MediaWorkflowDraft;
import org.zoomensemble.workflow.MediaWorkflows;
import org.zoomensemble.workflow.SwitchesDraft;
import org.zoomensemble.workflow.WorkflowTemplate;
import org.zoomensemble.workflow.WorkflowTemplates;

class SilencesIT {

    private FeatureRooms rooms;
    private UUID connection;
    private UUID painting;
    private UUID sculpture;

    @BeforeEach
    void account() {
        rooms = new FeatureRooms();
        UUID arts = rooms.organization(rooms.institution(), "Arts");
        WorkflowTemplate template = rooms.get(WorkflowTemplates.class)
                .make(Drafts.organizationTemplate(
                        arts,
                        "Lectures",
                        new ConnectionDraft(null, null, null, "acc", "client", new Secret("s"), new Secret("t")),
                        new SwitchesDraft(true, false, false, true)))
                .template();
        connection = template.connection().id();
        painting = rooms.library(arts, "Painting");
        sculpture = rooms.library(arts, "Sculpture");
        UUID mediaWorkflow = rooms.get(MediaWorkflows.class)
                .make(new MediaWorkflowDraft(painting, template.id(), null, null, null, null, null, null))
                .mediaWorkflow()
                .id();
        rooms.zoom.user("z1", "ada@example.org");
        rooms.get(ActiveUsers.class).add(mediaWorkflow, List.of("ada@example.org"));
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void aSweepIsMissedAfterSixIntervals() {
        assertThat(in(Duration.ofMinutes(89))).isEmpty();
        assertThat(in(Duration.ofMinutes(91))).containsExactly(Silence.Kind.SWEEP);

        sweep("DONE", null, Duration.ZERO);
        assertThat(in(Duration.ofMinutes(89))).isEmpty();
        assertThat(in(Duration.ofMinutes(91))).containsExactly(Silence.Kind.SWEEP);
        assertThat(at(Duration.ofMinutes(91)).lifeSigns().get(0).isSweepSilent())
                .isTrue();
        assertThat(at(Duration.ofMinutes(91)).lifeSigns().get(0).lastSweepAt()).isNotNull();
    }

    @Test
    void aSweepThatStoppedIsToldByItselfAndOneThatWasOvertakenIsNoSuccess() {
        sweep("DONE", "A newer sweep took over.", Duration.ZERO);
        assertThat(in(Duration.ofMinutes(91))).containsExactly(Silence.Kind.SWEEP);

        sweep("STOPPED", "Zoom refuses the login.", Duration.ZERO);
        assertThat(in(Duration.ofMinutes(91))).isEmpty();
        assertThat(at(Duration.ofMinutes(91)).lifeSigns().get(0).isSweepSilent())
                .isTrue();
    }

    @Test
    void theLastSweepThatSucceededIsNotForgotten() {
        sweep("DONE", null, Duration.ofDays(5));
        sweep("DONE", null, Duration.ofDays(4));
        sweep("STOPPED", "Zoom is away.", Duration.ofDays(4));

        rooms.get(SweepRepository.class).forgetOld();

        assertThat(rooms.jdbc
                        .sql("select count(*) from sweep")
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(at(Duration.ZERO).lifeSigns().get(0).lastSweepAt())
                .isBefore(Instant.now().minus(Duration.ofHours(95)));
    }

    @Test
    void eventsAreMissedAfterThreeTimesTheLongestSilenceOfTheLastDays() {
        sweepsGoOn();
        assertThat(in(Duration.ofHours(71))).as("nothing is usual yet").isEmpty();
        assertThat(in(Duration.ofHours(73))).containsExactly(Silence.Kind.WEBHOOK);

        gap(2, Duration.ofHours(60));
        gap(3, Duration.ofHours(20));
        gap(20, Duration.ofHours(400));
        assertThat(in(Duration.ofHours(179))).isEmpty();
        assertThat(in(Duration.ofHours(181))).containsExactly(Silence.Kind.WEBHOOK);

        rooms.jdbc.sql("update webhook_day set longest_gap = 60").update();
        assertThat(in(Duration.ofHours(23))).as("never within a day").isEmpty();
        assertThat(in(Duration.ofHours(25))).containsExactly(Silence.Kind.WEBHOOK);
    }

    @Test
    void nobodyIsToldOfWhatIsSwitchedOffOrNotHis() {
        Reach ofPainting = rooms.get(Directory.class).reach(Set.of(), Set.of(), Set.of(painting));
        Reach elsewhere = rooms.get(Directory.class).reach(Set.of(), Set.of(), Set.of(sculpture));
        assertThat(at(Duration.ofDays(10)).silences(ofPainting)).hasSize(2);
        assertThat(at(Duration.ofDays(10)).silences(elsewhere)).isEmpty();

        rooms.jdbc.sql("update workflow_template set enabled = false").update();
        assertThat(in(Duration.ofDays(10))).isEmpty();
    }

    @Test
    void withoutASecretTokenNoEventIsExpected() {
        sweepsGoOn();
        rooms.jdbc
                .sql("update zoom_connection set sealed_webhook_secret = null")
                .update();

        assertThat(in(Duration.ofDays(10))).isEmpty();
    }

    private List<Silence.Kind> in(Duration time) {
        return at(time).silences(Reach.everything()).stream().map(Silence::kind).toList();
    }

    private Silences at(Duration time) {
        return new Silences(
                rooms.get(SilenceReading.class),
                rooms.get(SilenceSettings.class),
                rooms.get(SweepSettings.class),
                Clock.fixed(Instant.now().plus(time), ZoneOffset.UTC));
    }

    private void sweepsGoOn() {
        sweep("DONE", null, Duration.ofDays(-100));
    }

    private void gap(int daysAgo, Duration gap) {
        rooms.jdbc
                .sql("insert into webhook_day values (?, cast(now() at time zone 'UTC' as date) - ?, ?)")
                .params(connection, daysAgo, gap.toSeconds())
                .update();
    }

    private void sweep(String state, String sentence, Duration age) {
        rooms.jdbc
                .sql("""
                        insert into sweep (id, connection_id, found_by, state, sentence, started_at, finished_at)
                        values (:id, :connection, 'TIMER', :state, :sentence, now() - make_interval(secs => :age),
                                now() - make_interval(secs => :age))
                        """)
                .param("id", UUID.randomUUID())
                .param("connection", connection)
                .param("state", state)
                .param("sentence", sentence)
                .param("age", age.toSeconds())
                .update();
    }
}

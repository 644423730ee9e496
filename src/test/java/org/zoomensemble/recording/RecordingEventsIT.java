package org.zoomensemble.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zoomensemble.FeatureRooms;
import org.zoomensemble.workflow.ActiveUsers;
import org.zoomensemble.workflow.Drafts;
import org.zoomensemble.workflow.MediaWorkflowDraft;
import org.zoomensemble.workflow.MediaWorkflows;
import org.zoomensemble.workflow.PushDownMode;
import org.zoomensemble.workflow.SwitchesDraft;
import org.zoomensemble.workflow.WorkflowTemplate;
import org.zoomensemble.workflow.WorkflowTemplates;
import org.zoomensemble.zoom.ZoomEvent;
import org.zoomensemble.zoom.ZoomRecording;

class RecordingEventsIT {

    private FeatureRooms rooms;
    private RecordingEvents events;
    private WorkflowTemplate template;
    private UUID painting;
    private UUID sculpture;

    @BeforeEach
    void account() {
        rooms = new FeatureRooms();
        events = rooms.get(RecordingEvents.class);
        UUID arts = rooms.organization(rooms.institution(), "Arts");
        template = rooms.get(WorkflowTemplates.class)
                .make(Drafts.organizationTemplate(
                        arts, "Zoom", Drafts.connection("acc", "client"), new SwitchesDraft(true, false, false, true)))
                .template();
        painting = mediaWorkflow(arts, "Painting");
        sculpture = mediaWorkflow(arts, "Sculpture");
        rooms.zoom.user("z1", "ada@example.org");
        rooms.get(ActiveUsers.class).add(painting, List.of("ada@example.org"));
        rooms.get(ActiveUsers.class).add(sculpture, List.of("ada@example.org"));
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    @Test
    void whatIsThereIsAnnouncedToEveryMediaWorkflowOfItsHost() {
        happened(ZoomEvent.Kind.THERE, recording("r1", "z1", Instant.now()));

        assertThat(rooms.announced.to(painting)).containsExactly("r1");
        assertThat(rooms.announced.to(sculpture)).containsExactly("r1");
        assertThat(rooms.announced.all).extracting(Announcement::foundBy).containsOnly(FoundBy.WEBHOOK);
        assertThat(rooms.announced.changed).containsExactly("acc r1");
    }

    @Test
    void hostsThatNobodyWantsAndRecordingsThatAreTooOldAreLeftAlone() {
        happened(
                ZoomEvent.Kind.THERE,
                recording("other", "z2", Instant.now()),
                recording("old", "z1", Instant.now().minus(Duration.ofDays(31))),
                recording("batch", "", null));

        assertThat(rooms.announced.all).isEmpty();
    }

    @Test
    void nothingIsAnnouncedWhileTheTemplateIsOff() {
        rooms.get(WorkflowTemplates.class)
                .change(
                        template.id(),
                        Drafts.switchesOnly(new SwitchesDraft(null, null, null, false)),
                        PushDownMode.NO,
                        null);

        happened(ZoomEvent.Kind.THERE, recording("r1", "z1", Instant.now()));

        assertThat(rooms.announced.all).isEmpty();
    }

    @Test
    void whatIsDifferentOpensNothing() {
        happened(ZoomEvent.Kind.DIFFERENT, recording("r1", "z1", Instant.now()), recording("r2", "", null));

        assertThat(rooms.announced.all).isEmpty();
        assertThat(rooms.announced.changed).containsExactly("acc r1", "acc r2");
    }

    @Test
    void whatSomebodyHasIsReadAtZoomBeforeItIsAnnouncedAgain() {
        rooms.get(FeatureRooms.Known.class).having.put("acc r1", Set.of(painting));

        happened(ZoomEvent.Kind.THERE, recording("r1", "z1", Instant.now()));
        happened(ZoomEvent.Kind.RENAMED, recording("r1", "z1", Instant.now()), recording("r2", "z1", Instant.now()));

        assertThat(rooms.announced.to(painting)).isEmpty();
        assertThat(rooms.announced.to(sculpture)).containsExactly("r1");
        assertThat(rooms.jdbc
                        .sql("select recording_uuid from recording_look")
                        .query(String.class)
                        .list())
                .containsExactly("r1");
    }

    @Test
    void anotherAccountsEventsAreLeftAlone() {
        RecordingEvents.Taken taken = events.happened(
                template.connection().id(),
                new ZoomEvent(
                        "recording.completed",
                        ZoomEvent.Kind.THERE,
                        "another",
                        "",
                        List.of(recording("r1", "z1", Instant.now()))));

        assertThat(taken).isEqualTo(RecordingEvents.Taken.OTHER_ACCOUNT);
        assertThat(rooms.announced.all).isEmpty();
        assertThat(rooms.announced.changed).isEmpty();
    }

    private void happened(ZoomEvent.Kind kind, ZoomRecording... recordings) {
        events.happened(template.connection().id(), new ZoomEvent("event", kind, "acc", "", List.of(recordings)));
    }

    private UUID mediaWorkflow(UUID organization, String library) {
        return rooms.get(MediaWorkflows.class)
                .make(new MediaWorkflowDraft(
                        rooms.library(organization, library), template.id(), null, null, null, null, null, null))
                .mediaWorkflow()
                .id();
    }

    private static ZoomRecording recording(String uuid, String host, Instant start) {
        return new ZoomRecording(uuid, "acc", "1", host, "", "Topic", "2", start, "UTC", 10, false, List.of());
    }
}

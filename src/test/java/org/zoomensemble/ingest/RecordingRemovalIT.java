package org.zoomensemble.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.WorkFailure;

/** Nothing is trashed before it is safe; judged by what Zoom was asked. */
class RecordingRemovalIT {

    private static final String CAPTIONS = "WEBVTT\n";

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
        return ingest;
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
    void notWhileTheSwitchIsOffNow() {
        UUID ingest = settled(workflow);
        house.removeRecordings(false);

        house.steps.removeRecording(ingest, Heartbeat.none());

        assertThat(keptBecause(ingest)).contains("does not remove recordings");
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
        house.ingests.ended(skipped, IngestState.SKIPPED, "Cancelled.");

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
}

package org.zoomensemble.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.LeaseLostException;
import org.zoomensemble.operations.WorkFailure;

/** At most one content for each segment, also when Ensemble's answer is lost. */
class ItemCreationIT {

    private final IngestHouse house = new IngestHouse();
    private UUID ingest;

    @BeforeEach
    void recordingIsRead() {
        ingest = house.announce(
                house.mediaWorkflow("lib-1"),
                IngestHouse.recording(
                        "uuid==",
                        house.media("a", IngestHouse.MEETING_START, "MP4", "active_speaker", IngestHouse.mp4(100))));
        house.steps.readRecording(ingest, Heartbeat.none());
    }

    @Test
    void createsOneContentWithTitleDescriptionAndReference() {
        house.steps.createItems(ingest, Heartbeat.none());
        house.steps.createItems(ingest, Heartbeat.none());

        assertThat(house.ensemble.contents.values()).singleElement().satisfies(content -> {
            assertThat(content.asked.name()).isEqualTo("Algebra I");
            assertThat(content.asked.description()).matches("Recorded 2026-11-01\n\nReference: ZE-[0-9A-Z]{12}");
            assertThat(content.asked.libraryId()).isEqualTo("lib-1");
            assertThat(content.asked.autoPublish()).isFalse();
        });
    }

    @Test
    void findsTheContentWhoseAnswerWasLost() {
        house.ensemble.losesNextAnswer = true;
        assertThatThrownBy(() -> house.steps.createItems(ingest, Heartbeat.none()))
                .isInstanceOf(WorkFailure.class);

        assertThat(house.steps.createItems(ingest, Heartbeat.none())).isEqualTo(StepResult.done());

        assertThat(house.ensemble.contents).hasSize(1);
        assertThat(house.items.ofIngest(ingest).get(0).contentId()).isEqualTo("content-1");
    }

    @Test
    void looksTwiceBeforeItAsksAgain() {
        house.ensemble.losesNextRequest = true;
        assertThatThrownBy(() -> house.steps.createItems(ingest, Heartbeat.none()))
                .isInstanceOf(WorkFailure.class);

        assertThat(house.steps.createItems(ingest, Heartbeat.none())).isInstanceOf(StepResult.NotYet.class);
        assertThat(house.ensemble.contents).isEmpty();

        house.jdbc
                .sql("update item set intent_at = intent_at - interval '2 minutes'")
                .update();
        assertThat(house.steps.createItems(ingest, Heartbeat.none())).isEqualTo(StepResult.done());
        assertThat(house.ensemble.contents).hasSize(1);
    }

    @Test
    void aNodeThatStoodStillUntilItsLeaseWasOverCreatesNothing() {
        AtomicBoolean isOver = new AtomicBoolean();
        house.ensemble.beforeCreation = () -> isOver.set(true);

        assertThatThrownBy(() -> house.steps.createItems(ingest, () -> {
                    if (isOver.get()) {
                        throw new LeaseLostException("The lease was not extended in time.");
                    }
                }))
                .isInstanceOf(LeaseLostException.class);

        assertThat(house.ensemble.contents).isEmpty();
    }

    @Test
    void aLateAnswerDoesNotTakeTheItemFromTheNodeThatTookOver() {
        UUID item = house.items.ofIngest(ingest).get(0).id();
        house.ensemble.beforeCreation = () -> house.items.created(item, "the other node's");

        house.steps.createItems(ingest, Heartbeat.none());

        assertThat(house.items.ofIngest(ingest).get(0).contentId()).isEqualTo("the other node's");
    }

    @Test
    void aRefusalIsNoIntent() {
        house.ensemble.refusesNextCreation = true;
        assertThatThrownBy(() -> house.steps.createItems(ingest, Heartbeat.none()))
                .isInstanceOf(WorkFailure.class);

        assertThat(house.steps.createItems(ingest, Heartbeat.none())).isEqualTo(StepResult.done());
        assertThat(house.ensemble.contents).hasSize(1);
    }

    @Test
    void ofTwoTheElderIsUsed() {
        house.ensemble.losesNextAnswer = true;
        assertThatThrownBy(() -> house.steps.createItems(ingest, Heartbeat.none()));
        house.ensemble.createContent(null, house.ensemble.contents.get("content-1").asked);
        house.ensemble.contents.get("content-1").dateAdded = Instant.now().minusSeconds(5);

        house.steps.createItems(ingest, Heartbeat.none());

        assertThat(house.items.ofIngest(ingest).get(0).contentId()).isEqualTo("content-1");
    }
}

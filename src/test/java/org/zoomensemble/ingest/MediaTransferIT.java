package org.zoomensemble.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.LeaseLostException;
import org.zoomensemble.operations.WorkFailure;

/** Every byte arrives once, whatever breaks; judged by what Ensemble holds. */
class MediaTransferIT {

    private static final byte[] VIDEO = IngestHouse.mp4(1_000_000);

    private final IngestHouse house = new IngestHouse();

    private UUID readyToTransfer(IngestHouse in) {
        UUID workflow = in.mediaWorkflow("lib-1");
        UUID ingest = in.announce(
                workflow,
                IngestHouse.recording(
                        "uuid==", in.media("a", IngestHouse.MEETING_START, "MP4", "active_speaker", VIDEO)));
        in.upToTransfer(ingest);
        return ingest;
    }

    private static byte[] arrived(IngestHouse in) {
        return in.ensemble.uploads.values().stream()
                .filter(upload -> upload.held.size() == upload.asked.length())
                .findFirst()
                .orElseThrow()
                .held
                .toByteArray();
    }

    @Test
    void bringsEveryByteAndSaysHowManyThereWere() {
        UUID ingest = readyToTransfer(house);

        assertThat(house.steps.transferMedia(ingest, Heartbeat.none())).isEqualTo(StepResult.done());

        assertThat(arrived(house)).isEqualTo(VIDEO);
        IngestView.TransferView transfer =
                house.views.view(ingest).orElseThrow().items().get(0).transfer();
        assertThat(transfer.bytes()).isEqualTo(VIDEO.length);
        assertThat(transfer.finishedAt()).isNotNull();
    }

    @Test
    void goesOnWhereZoomBrokeOffWithoutSpendingAnAttempt() {
        UUID ingest = readyToTransfer(house);
        house.source("a").breakAt.add(327_680L);
        house.source("a").breakAt.add(655_360L);

        assertThat(house.steps.transferMedia(ingest, Heartbeat.none())).isEqualTo(StepResult.done());

        assertThat(arrived(house)).isEqualTo(VIDEO);
        assertThat(house.ensemble.uploads).hasSize(1);
        assertThat(house.zoom.downloads).extracting("offset").containsExactly(0L, 327_680L, 655_360L);
    }

    @Test
    void anAnswerThatIsCutShortAndFitsItsOwnLengthIsNotBelieved() {
        UUID ingest = readyToTransfer(house);
        house.source("a").cutTo.add(700_000);

        assertThatThrownBy(() -> house.steps.transferMedia(ingest, Heartbeat.none()))
                .isInstanceOfSatisfying(
                        WorkFailure.class,
                        failure -> assertThat(failure.reaction()).isEqualTo(WorkFailure.Reaction.RETRY))
                .hasMessageContaining("700000 and 1000000 bytes");
        assertThat(house.ensemble.uploads).isEmpty();

        assertThat(house.steps.transferMedia(ingest, Heartbeat.none())).isEqualTo(StepResult.done());
        assertThat(arrived(house)).isEqualTo(VIDEO);
    }

    @Test
    void twoEqualAnswersAreBelievedAgainstZoomsList() {
        UUID ingest = readyToTransfer(house);
        house.source("a").bytes = IngestHouse.mp4(900_000);

        assertThat(house.steps.transferMedia(ingest, Heartbeat.none())).isEqualTo(StepResult.done());

        assertThat(arrived(house)).isEqualTo(house.source("a").bytes);
        assertThat(house.zoom.downloads).hasSize(2);
    }

    @Test
    void anUploadThatIsGoneAsSoonAsItWasMadeIsFollowedByAnotherAtTheNextAttempt() {
        UUID ingest = readyToTransfer(house);
        house.ensemble.losesNextUpload = true;

        assertThatThrownBy(() -> house.steps.transferMedia(ingest, Heartbeat.none()))
                .isInstanceOfSatisfying(
                        WorkFailure.class,
                        failure -> assertThat(failure.reaction()).isEqualTo(WorkFailure.Reaction.RETRY));

        assertThat(house.steps.transferMedia(ingest, Heartbeat.none())).isEqualTo(StepResult.done());
        assertThat(arrived(house)).isEqualTo(VIDEO);
    }

    @Test
    void aBreakWithoutAnyAdvanceIsAFailedAttempt() {
        UUID ingest = readyToTransfer(house);
        house.source("a").breakAt.add(327_680L);
        house.source("a").breakAt.add(327_680L);

        assertThatThrownBy(() -> house.steps.transferMedia(ingest, Heartbeat.none()))
                .isInstanceOfSatisfying(
                        WorkFailure.class,
                        failure -> assertThat(failure.reaction()).isEqualTo(WorkFailure.Reaction.RETRY));
    }

    @Test
    void anotherNodeGoesOnAfterALostLease() {
        UUID ingest = readyToTransfer(house);
        AtomicInteger beats = new AtomicInteger();
        assertThatThrownBy(() -> house.steps.transferMedia(ingest, () -> {
                    if (beats.incrementAndGet() == 6) {
                        throw new LeaseLostException("gone");
                    }
                }))
                .isInstanceOf(LeaseLostException.class);

        house.steps.transferMedia(ingest, Heartbeat.none());

        assertThat(arrived(house)).isEqualTo(VIDEO);
        assertThat(house.ensemble.uploads).hasSize(1);
        assertThat(house.zoom.downloads.get(1).offset()).isPositive();
    }

    @Test
    void beginsAgainWhenTheSourceIsAnotherFileNow() {
        UUID ingest = readyToTransfer(house);
        house.source("a").breakAt.add(327_680L);
        house.source("a").breakAt.add(327_680L);
        assertThatThrownBy(() -> house.steps.transferMedia(ingest, Heartbeat.none()));
        byte[] edited = IngestHouse.mp4(900_000);
        house.source("a").bytes = edited;
        house.source("a").etag = "\"v2\"";

        house.steps.transferMedia(ingest, Heartbeat.none());

        assertThat(arrived(house)).isEqualTo(edited);
        assertThat(house.ensemble.contents).hasSize(1);
    }

    @Test
    void skipsForwardInAWholeFileOnlyWhenTagAndLengthAgree() {
        UUID ingest = readyToTransfer(house);
        house.source("a").honoursRange = false;
        house.source("a").breakAt.add(327_680L);

        house.steps.transferMedia(ingest, Heartbeat.none());

        assertThat(arrived(house)).isEqualTo(VIDEO);
        assertThat(house.ensemble.uploads).hasSize(1);
    }

    @Test
    void aWholeFileThatProvesNothingBeginsAgain() {
        UUID ingest = readyToTransfer(house);
        house.source("a").honoursRange = false;
        house.source("a").etag = null;
        house.source("a").breakAt.add(327_680L);

        house.steps.transferMedia(ingest, Heartbeat.none());

        assertThat(arrived(house)).isEqualTo(VIDEO);
        assertThat(house.ensemble.uploads).hasSize(2);
    }

    @Test
    void takesTheListedSizeWhereTheDownloadTellsNone() {
        UUID ingest = readyToTransfer(house);
        house.source("a").tellsLength = false;

        house.steps.transferMedia(ingest, Heartbeat.none());

        assertThat(arrived(house)).isEqualTo(VIDEO);
    }

    @Test
    void aFileOfUntoldLengthIsCountedWhereZoomsListIsWrong() {
        UUID ingest = readyToTransfer(house);
        house.source("a").tellsLength = false;
        house.source("a").bytes = IngestHouse.mp4(1_300_000);

        assertThat(house.steps.transferMedia(ingest, Heartbeat.none())).isEqualTo(StepResult.done());

        assertThat(arrived(house)).isEqualTo(house.source("a").bytes);
        assertThat(house.zoom.downloads).extracting("offset").containsExactly(0L, 1L, 0L, 0L);
    }

    @Test
    void theTotalOfAPartTellsTheLengthOfTheWhole() {
        UUID ingest = readyToTransfer(house);
        house.source("a").tellsLength = false;
        house.source("a").tellsTotalOfPart = true;

        assertThat(house.steps.transferMedia(ingest, Heartbeat.none())).isEqualTo(StepResult.done());

        assertThat(arrived(house)).isEqualTo(VIDEO);
        assertThat(house.zoom.downloads).extracting("offset").containsExactly(0L, 1L);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCutFileOfUntoldLengthIsNotTakenForWhole(boolean isCutWhileCounted) {
        UUID ingest = readyToTransfer(house);
        house.source("a").tellsLength = false;
        // The answer that is poured, the part, and the one that is counted.
        house.source("a").cutTo.addAll(isCutWhileCounted ? List.of(1_000_000, 1_000_000, 400_000) : List.of(400_000));

        assertThatThrownBy(() -> house.steps.transferMedia(ingest, Heartbeat.none()))
                .isInstanceOfSatisfying(
                        WorkFailure.class,
                        failure -> assertThat(failure.reaction()).isEqualTo(WorkFailure.Reaction.RETRY))
                .hasMessageContaining("cut short on its way");
        assertThat(house.ensemble.uploads.values()).noneMatch(upload -> upload.held.size() == upload.asked.length());

        assertThat(house.steps.transferMedia(ingest, Heartbeat.none())).isEqualTo(StepResult.done());
        assertThat(arrived(house)).isEqualTo(VIDEO);
    }

    @Test
    void aFileOfUntoldLengthThatGoesOnIsNotTakenForWhole() {
        UUID ingest = readyToTransfer(house);
        house.source("a").tellsLength = false;
        house.source("a").bytes = IngestHouse.mp4(1_300_000);
        // Cut to the size in Zoom's list while it is counted.
        house.source("a").cutTo.addAll(List.of(1_300_000, 1_300_000, 1_000_000));

        assertThatThrownBy(() -> house.steps.transferMedia(ingest, Heartbeat.none()))
                .isInstanceOf(WorkFailure.class)
                .hasMessageContaining("does not end at byte 1000000");
        assertThat(house.ensemble.uploads.values()).noneMatch(upload -> upload.held.size() == upload.asked.length());

        assertThat(house.steps.transferMedia(ingest, Heartbeat.none())).isEqualTo(StepResult.done());
        assertThat(arrived(house)).isEqualTo(house.source("a").bytes);
    }

    @Test
    void aPageInPlaceOfAVideoNeverReachesEnsemble() {
        UUID ingest = readyToTransfer(house);
        house.source("a").bytes = "<!doctype html><title>Sign in</title>".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> house.steps.transferMedia(ingest, Heartbeat.none()))
                .isInstanceOf(WorkFailure.class)
                .hasMessageContaining("ftyp");
        assertThat(house.ensemble.uploads).isEmpty();
    }

    @Test
    void oneRequestCarriesAtMostWhatIsConfigured() {
        IngestHouse small = new IngestHouse(IngestHouse.settings(300_000));
        UUID ingest = readyToTransfer(small);

        small.steps.transferMedia(ingest, Heartbeat.none());

        assertThat(arrived(small)).isEqualTo(VIDEO);
        assertThat(small.ensemble.patchLengths).containsExactly(300_000L, 300_000L, 300_000L, 100_000L);
    }

    @Test
    void waitsWhileAnotherWriterHoldsTheUpload() {
        UUID ingest = readyToTransfer(house);
        house.ensemble.isHeldByAnother = true;

        assertThat(house.steps.transferMedia(ingest, Heartbeat.none())).isInstanceOf(StepResult.NotYet.class);

        house.ensemble.isHeldByAnother = false;
        house.steps.transferMedia(ingest, Heartbeat.none());
        assertThat(arrived(house)).isEqualTo(VIDEO);
    }

    @Test
    void anUploadThatEnsembleForgotIsBegunAnewOnTheSameItem() {
        UUID ingest = readyToTransfer(house);
        house.source("a").breakAt.add(327_680L);
        house.source("a").breakAt.add(327_680L);
        assertThatThrownBy(() -> house.steps.transferMedia(ingest, Heartbeat.none()));
        house.ensemble.uploads.values().forEach(upload -> upload.isGone = true);

        house.steps.transferMedia(ingest, Heartbeat.none());

        assertThat(arrived(house)).isEqualTo(VIDEO);
        assertThat(house.ensemble.contents).hasSize(1);
        assertThat(house.ensemble.uploads).hasSize(2);
    }

    @Test
    void anUploadOfWhichEnsembleCanTellNothingIsBegunAnewInTheEnd() {
        UUID ingest = readyToTransfer(house);
        house.source("a").breakAt.add(327_680L);
        house.source("a").breakAt.add(327_680L);
        assertThatThrownBy(() -> house.steps.transferMedia(ingest, Heartbeat.none()));
        house.ensemble.uploads.values().forEach(upload -> upload.isUnreadable = true);
        for (int attempt = 1; attempt <= 4; attempt++) {
            assertThatThrownBy(() -> house.steps.transferMedia(ingest, Heartbeat.none()))
                    .isInstanceOf(WorkFailure.class)
                    .hasMessageContaining("status 500");
        }

        assertThat(house.steps.transferMedia(ingest, Heartbeat.none())).isEqualTo(StepResult.done());

        assertThat(arrived(house)).isEqualTo(VIDEO);
        assertThat(house.ensemble.contents).hasSize(1);
        assertThat(house.ensemble.uploads).hasSize(2);
    }

    @Test
    void aFinishedUploadThatEnsembleForgotIsNotSentTwice() {
        UUID ingest = readyToTransfer(house);
        house.steps.transferMedia(ingest, Heartbeat.none());
        house.jdbc
                .sql("update transfer set finished_at = null, bytes_confirmed = 0")
                .update();
        house.ensemble.uploads.values().forEach(upload -> upload.isGone = true);

        house.steps.transferMedia(ingest, Heartbeat.none());

        assertThat(house.ensemble.uploads).hasSize(1);
    }
}

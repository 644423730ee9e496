package org.zoomensemble.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zoomensemble.ensemble.ScriptedEnsemble;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.zoom.Restriction;
import org.zoomensemble.zoom.ScriptedZoom;
import org.zoomensemble.zoom.ZoomFile;

/** What happens to an item whose best file does not come; judged by what Ensemble holds. */
class MediaFallbackIT {

    private static final byte[] BEST = IngestHouse.mp4(1_000);
    private static final byte[] GALLERY = IngestHouse.mp4(900);
    private static final byte[] SOUND = IngestHouse.mp4(300);

    private final IngestHouse house = new IngestHouse();
    private final List<ZoomFile> files = new ArrayList<>();

    private UUID readyToTransfer(String... views) {
        for (String view : views) {
            files.add(
                    switch (view) {
                        case "best" ->
                            house.media(
                                    view, IngestHouse.MEETING_START, "MP4", "shared_screen_with_speaker_view", BEST);
                        case "gallery" -> house.media(view, IngestHouse.MEETING_START, "MP4", "gallery_view", GALLERY);
                        default -> house.media(view, IngestHouse.MEETING_START, "M4A", "audio_only", SOUND);
                    });
        }
        UUID ingest = house.announce(house.mediaWorkflow("lib-1"), recorded());
        house.upToTransfer(ingest);
        return ingest;
    }

    private org.zoomensemble.zoom.ZoomRecording recorded() {
        return IngestHouse.recording("uuid==", files.toArray(ZoomFile[]::new));
    }

    private void transfer(UUID ingest) {
        assertThat(house.steps.transferMedia(ingest, Heartbeat.none())).isEqualTo(StepResult.done());
    }

    private void stops(UUID ingest, WorkFailure.Reaction reaction, String... words) {
        assertThatThrownBy(() -> house.steps.transferMedia(ingest, Heartbeat.none()))
                .isInstanceOfSatisfying(WorkFailure.class, failure -> {
                    assertThat(failure.reaction()).isEqualTo(reaction);
                    assertThat(failure.getMessage()).contains(words);
                });
    }

    /** The bytes of the one item. */
    private byte[] arrived() {
        assertThat(house.ensemble.contents).hasSize(1);
        List<ScriptedEnsemble.Upload> whole = house.ensemble.uploads.values().stream()
                .filter(upload -> upload.held.size() == upload.asked.length())
                .toList();
        assertThat(whole).hasSize(1);
        return whole.get(0).held.toByteArray();
    }

    private List<String> told(UUID ingest) {
        return house.views.view(ingest).orElseThrow().steps().stream()
                .filter(step -> step.step().equals("fallback"))
                .map(IngestView.StepView::sentence)
                .toList();
    }

    private void gone(String view) {
        house.zoom.sources.remove(URI.create("https://zoom.us/rec/download/" + view));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theNextViewTakesThePlaceOfOneThatIsGone(boolean isListed) {
        UUID ingest = readyToTransfer("best", "gallery", "sound");
        gone("best");
        if (!isListed) {
            files.remove(0);
            house.zoom.recordings.put("uuid==", recorded());
        }

        transfer(ingest);

        assertThat(arrived()).isEqualTo(GALLERY);
        assertThat(told(ingest))
                .singleElement()
                .asString()
                .contains("shared screen with speaker view of segment 1 cannot be had")
                .contains("The gallery view is taken in its place");
    }

    @Test
    void theWholeChainIsTried() {
        UUID ingest = readyToTransfer("best", "gallery", "sound");
        gone("best");
        gone("gallery");

        transfer(ingest);

        assertThat(arrived()).isEqualTo(SOUND);
        assertThat(house.ensemble.uploads.values())
                .extracting(upload -> upload.asked.contentType())
                .containsExactly("audio/mp4");
        assertThat(told(ingest)).hasSize(2);
    }

    @Test
    void aHalfSentViewGivesItsPlaceUpAsAWhole() {
        UUID ingest = readyToTransfer("best", "gallery");
        house.source("best").breakAt.add(400L);
        house.source("best").breakAt.add(400L);
        stops(ingest, WorkFailure.Reaction.RETRY, "broke");
        gone("best");

        transfer(ingest);

        assertThat(arrived()).isEqualTo(GALLERY);
    }

    @Test
    void whatZoomHasMovedIsStillTheSameView() {
        UUID ingest = readyToTransfer("gallery", "best");
        ScriptedZoom.Source source = house.source("best");
        gone("best");
        URI moved = URI.create("https://zoom.us/rec/download/moved");
        house.zoom.sources.put(moved, source);
        ZoomFile old = files.remove(1);
        files.add(new ZoomFile(
                old.id(),
                old.recordingStart(),
                old.recordingEnd(),
                "MP4",
                old.recordingType(),
                "MP4",
                -1,
                "completed",
                moved));
        house.zoom.recordings.put("uuid==", recorded());

        transfer(ingest);

        assertThat(arrived()).isEqualTo(BEST);
        assertThat(told(ingest)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Restriction.class)
    void aRestrictedVideoComesByTheRecordingsOwnToken(Restriction restriction) {
        UUID ingest = readyToTransfer("best", "gallery");
        house.source("best").restriction = restriction;
        house.source("best").opensByOwnToken = true;

        transfer(ingest);

        assertThat(arrived()).isEqualTo(BEST);
        assertThat(told(ingest)).isEmpty();
        assertThat(house.ingests.find(ingest).isCaptionAllowed())
                .as("captions, by the table, now that the restriction is known")
                .isEqualTo(!restriction.isCertain());
    }

    @Test
    void aTableThatWithholdsTheVideoIsObeyedAlsoWhenTheRestrictionShowsLate() {
        UUID ingest = readyToTransfer("best", "gallery");
        house.isRestrictedVideoWanted = false;
        house.source("best").restriction = Restriction.PASSWORD;
        house.source("best").opensByOwnToken = true;

        stops(ingest, WorkFailure.Reaction.GIVE_UP, "restriction-handling", "Algebra I", "Cancel");

        assertThat(house.ensemble.uploads).isEmpty();
    }

    @Test
    void aRestrictionThatNothingOpensLeavesThePlaceToTheNextView() {
        UUID ingest = readyToTransfer("best", "gallery");
        house.source("best").restriction = Restriction.HOST_ONLY;

        transfer(ingest);

        assertThat(arrived()).isEqualTo(GALLERY);
        assertThat(told(ingest)).hasSize(1);
    }

    @Test
    void anythingElseIsAnIncidentThatNamesRestrictionAndRemedyAndRetryBringsTheBest() {
        UUID ingest = readyToTransfer("best", "gallery", "sound");
        house.source("best").restriction = Restriction.HOST_ONLY;
        house.source("gallery").restriction = Restriction.HOST_ONLY;

        stops(ingest, WorkFailure.Reaction.GIVE_UP, "Algebra I", "HOST_ONLY", "Only the host can download", "retry");
        assertThat(house.ensemble.uploads).isEmpty();

        house.source("best").restriction = null;
        transfer(ingest);
        assertThat(arrived()).isEqualTo(BEST);
    }

    @Test
    void aPageWithoutAReasonIsTriedAgainBeforeAnotherViewIsTaken() {
        UUID ingest = readyToTransfer("best", "gallery");
        house.source("best").restriction = Restriction.UNKNOWN;
        for (int at = 0; at < 3; at++) {
            stops(ingest, WorkFailure.Reaction.RETRY, "UNKNOWN");
        }

        transfer(ingest);

        assertThat(arrived()).isEqualTo(GALLERY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<!doctype html><title>Sign in</title>", "{\"status\":false}"})
    void whatIsNoMediaNeverReachesEnsembleAndLeavesItsPlaceInTheEnd(String sent) {
        UUID ingest = readyToTransfer("best", "gallery");
        house.source("best").bytes = sent.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < 3; at++) {
            stops(ingest, WorkFailure.Reaction.RETRY, sent.isEmpty() ? "empty" : "ftyp");
            assertThat(house.ensemble.uploads).isEmpty();
        }

        transfer(ingest);

        assertThat(arrived()).isEqualTo(GALLERY);
    }

    @Test
    void soundDoesNotStandInForAVideoThatZoomStillHas() {
        UUID ingest = readyToTransfer("best", "sound");
        house.source("best").restriction = Restriction.DOWNLOAD_DISABLED;

        stops(ingest, WorkFailure.Reaction.GIVE_UP, "DOWNLOAD_DISABLED", "allow viewers to download");
        assertThat(house.ensemble.uploads).isEmpty();

        house.source("best").restriction = null;
        transfer(ingest);
        assertThat(arrived()).isEqualTo(BEST);
    }

    @Test
    void aRecordingThatIsGoneIsAnIncidentAndNoFallback() {
        UUID ingest = readyToTransfer("best", "gallery");
        gone("best");
        house.zoom.recordings.clear();

        stops(ingest, WorkFailure.Reaction.GIVE_UP, "Algebra I", "trash", "retry");
        assertThat(house.ensemble.uploads).isEmpty();
    }
}

package org.zoomensemble.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.NotThereException;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.zoom.Restriction;
import org.zoomensemble.zoom.ScriptedZoom;
import org.zoomensemble.zoom.ZoomFile;

class CaptionAttachmentIT {

    private static final String CAPTIONS = "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nGood morning\n";
    private static final String TRANSCRIPT = "WEBVTT\n\n1\n00:00:00.000 --> 00:00:02.000\nDr. Host: Good morning\n";

    private final IngestHouse house = new IngestHouse();
    private final UUID workflow = house.mediaWorkflow("lib-1");

    private UUID transferred(ZoomFile... captions) {
        ZoomFile[] files = new ZoomFile[captions.length + 1];
        files[0] = house.media("a", IngestHouse.MEETING_START, "MP4", "active_speaker", IngestHouse.mp4(100));
        System.arraycopy(captions, 0, files, 1, captions.length);
        UUID ingest = house.announce(workflow, IngestHouse.recording("uuid==", files));
        house.upToCaptions(ingest);
        return ingest;
    }

    private CaptionsResult attach(UUID ingest) {
        return house.steps.attachCaptions(ingest, Heartbeat.none());
    }

    private String attached() {
        var captions = house.ensemble.contents.get("content-1").captions;
        assertThat(captions).hasSize(1);
        return new String(captions.get(0).vtt(), StandardCharsets.UTF_8);
    }

    @Test
    void captionsWinOverTheTranscript() {
        UUID ingest = transferred(
                house.text("t", IngestHouse.MEETING_START, "TRANSCRIPT", TRANSCRIPT),
                house.text("c", IngestHouse.MEETING_START, "CC", CAPTIONS));

        assertThat(attach(ingest)).isEqualTo(new CaptionsResult.Settled(false));
        assertThat(attached()).isEqualTo(CAPTIONS);
    }

    @Test
    void theTranscriptServesWhereThereAreNoCaptions() {
        UUID ingest = transferred(house.text("t", IngestHouse.MEETING_START, "TRANSCRIPT", TRANSCRIPT));

        attach(ingest);

        assertThat(attached()).isEqualTo(TRANSCRIPT);
    }

    @Test
    void aLateTranscriptIsWaitedForAndAttachedToTheSameItem() {
        UUID ingest = transferred();
        assertThat(attach(ingest)).isInstanceOf(CaptionsResult.Awaited.class);
        int callsBefore = house.zoom.calls.size();
        house.zoom.recordings.put(
                "uuid==",
                IngestHouse.recording(
                        "uuid==",
                        house.media("a", IngestHouse.MEETING_START, "MP4", "active_speaker", IngestHouse.mp4(100)),
                        house.text("t", IngestHouse.MEETING_START, "TRANSCRIPT", TRANSCRIPT)));

        assertThat(attach(ingest)).isEqualTo(new CaptionsResult.Settled(false));

        assertThat(attached()).isEqualTo(TRANSCRIPT);
        assertThat(house.zoom.calls).hasSize(callsBefore + 1);
    }

    @Test
    void restrictedRecordingsBringNoCaptionsAndSayWhy() {
        UUID ingest = transferred(house.text("c", IngestHouse.MEETING_START, "CC", CAPTIONS));
        house.ingests.captionsAllowed(ingest, false);

        assertThat(attach(ingest)).isEqualTo(new CaptionsResult.Settled(false));

        assertThat(house.ensemble.contents.get("content-1").captions).isEmpty();
        assertThat(house.views.view(ingest).orElseThrow().items().get(0).captionSource())
                .isEqualTo("NONE");
    }

    @Test
    void aPageInPlaceOfTheCaptionsGivesThemUp() {
        UUID ingest = transferred(house.text("c", IngestHouse.MEETING_START, "CC", CAPTIONS));
        house.source("c").restriction = Restriction.HOST_ONLY;

        assertThat(attach(ingest)).isEqualTo(new CaptionsResult.Settled(false));

        assertThat(house.views.view(ingest).orElseThrow().items().get(0).captionSentence())
                .contains("HOST_ONLY");
    }

    @Test
    void keepsTheTextWhereEnsembleTakesNone() {
        house.ensemble.takesCaptions = false;
        UUID ingest = transferred(house.text("c", IngestHouse.MEETING_START, "CC", CAPTIONS));

        attach(ingest);

        assertThat(house.jdbc
                        .sql("select caption_text from item")
                        .query(String.class)
                        .single())
                .isEqualTo(CAPTIONS);
    }

    @Test
    void theKeptTextCanBeHad() {
        house.ensemble.takesCaptions = false;
        UUID ingest = transferred(house.text("t", IngestHouse.MEETING_START, "TRANSCRIPT", TRANSCRIPT));
        assertThatThrownBy(() -> house.actions.keptCaptions(ingest, 1)).isInstanceOf(NotThereException.class);

        attach(ingest);

        assertThat(house.actions.keptCaptions(ingest, 1)).isEqualTo(TRANSCRIPT);
        assertThat(item(ingest).isTextKept()).isTrue();
    }

    @Test
    void doesNotAttachTwiceAfterACrash() {
        UUID ingest = transferred(house.text("c", IngestHouse.MEETING_START, "CC", CAPTIONS));
        attach(ingest);
        house.jdbc.sql("update item set caption_at = null").update();

        attach(ingest);

        attached();
    }

    private void fails(UUID ingest, int times, String words) {
        for (int at = 0; at < times; at++) {
            assertThatThrownBy(() -> attach(ingest))
                    .isInstanceOfSatisfying(
                            WorkFailure.class,
                            failure -> assertThat(failure.reaction()).isEqualTo(WorkFailure.Reaction.RETRY))
                    .hasMessageContaining(words);
        }
    }

    private IngestView.ItemView item(UUID ingest) {
        return house.views.view(ingest).orElseThrow().items().get(0);
    }

    private boolean isSettled(UUID ingest) {
        return house.jdbc
                .sql("select is_settled from ingest where id = ?")
                .param(ingest)
                .query(Boolean.class)
                .single();
    }

    @Test
    void whatGoesToEnsembleIsClean() {
        UUID ingest = transferred(house.text(
                "c",
                IngestHouse.MEETING_START,
                "CC",
                "\uFEFFWEBVTT\r\n\r\nNOTE x\r\n\r\n00:00.000 --> 00:01.000\r\nHi"));

        attach(ingest);

        assertThat(attached()).isEqualTo("WEBVTT\n\n00:00.000 --> 00:01.000\nHi\n");
    }

    @Test
    void aTextThatIsCutShortAndFitsItsOwnLengthIsNotBelieved() {
        UUID ingest = transferred(house.text("t", IngestHouse.MEETING_START, "TRANSCRIPT", TRANSCRIPT));
        house.source("t").cutTo.add(TRANSCRIPT.length() - 3);

        fails(ingest, 1, "differ (%d and %d bytes".formatted(TRANSCRIPT.length() - 3, TRANSCRIPT.length()));
        assertThat(attach(ingest)).isEqualTo(new CaptionsResult.Settled(false));

        assertThat(attached()).isEqualTo(TRANSCRIPT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTextOfUnlistedSizeIsReadTwice(boolean tellsLength) {
        UUID ingest = transferred(
                IngestHouse.file("t", IngestHouse.MEETING_START, "TRANSCRIPT", "audio_transcript", 0, "completed"));
        ScriptedZoom.Source source = new ScriptedZoom.Source(TRANSCRIPT.getBytes(StandardCharsets.UTF_8));
        source.tellsLength = tellsLength;
        source.cutTo.add(TRANSCRIPT.length() - 3);
        house.zoom.sources.put(URI.create("https://zoom.us/rec/download/t"), source);

        fails(ingest, 1, "one was cut short on its way");
        assertThat(attach(ingest)).isEqualTo(new CaptionsResult.Settled(false));

        assertThat(attached()).isEqualTo(TRANSCRIPT);
    }

    @Test
    void twoEqualTextsAreBelievedAgainstZoomsList() {
        ZoomFile listed = house.text("t", IngestHouse.MEETING_START, "TRANSCRIPT", "WEBVTT\n");
        house.source("t").bytes = TRANSCRIPT.getBytes(StandardCharsets.UTF_8);
        UUID ingest = transferred(listed);

        assertThat(attach(ingest)).isEqualTo(new CaptionsResult.Settled(false));

        assertThat(attached()).isEqualTo(TRANSCRIPT);
        assertThat(item(ingest).captionSource()).isEqualTo("TRANSCRIPT");
    }

    @Test
    void aFileThatIsNoneIsTriedAFewTimesAndThenGivenUpWithoutFailingTheVideo() {
        house.removeRecordings(true);
        UUID ingest = transferred(house.text("t", IngestHouse.MEETING_START, "TRANSCRIPT", "<html>Wait</html>"));

        fails(ingest, 3, "is a page");

        assertThat(attach(ingest)).isEqualTo(new CaptionsResult.Settled(true));
        assertThat(item(ingest).captionSource()).isEqualTo("NONE");
        assertThat(item(ingest).captionSentence()).contains("is a page").contains("add it to the item in Ensemble");
        assertThat(house.ensemble.contents.get("content-1").captions).isEmpty();

        house.steps.ingested(ingest, true);
        house.steps.removeRecording(ingest, Heartbeat.none());
        IngestSummary told = house.views.view(ingest).orElseThrow().ingest();
        assertThat(told.removal()).isEqualTo(RemovalState.KEPT);
        assertThat(told.removalSentence()).contains("could not be brought and are only there");
        assertThat(house.zoom.trashed).isEmpty();
    }

    @Test
    void brokenCaptionsLeaveTheirPlaceToTheTranscript() {
        house.removeRecordings(true);
        UUID ingest = transferred(
                house.text("c", IngestHouse.MEETING_START, "CC", "WEBVTT\n\nNOTE nothing\n"),
                house.text("t", IngestHouse.MEETING_START, "TRANSCRIPT", TRANSCRIPT));

        assertThat(attach(ingest)).isEqualTo(new CaptionsResult.Settled(true));

        assertThat(attached()).isEqualTo(TRANSCRIPT);
        assertThat(house.views.view(ingest).orElseThrow().steps())
                .extracting(IngestView.StepView::sentence)
                .anyMatch(sentence -> sentence.contains("Zoom's caption file is empty"));
    }

    @Test
    void anEmptyTranscriptIsNothingToAttachAndSaysSo() {
        house.removeRecordings(true);
        UUID ingest = transferred(house.text("t", IngestHouse.MEETING_START, "TRANSCRIPT", "WEBVTT\n"));

        assertThat(attach(ingest)).isEqualTo(new CaptionsResult.Settled(true));

        assertThat(item(ingest).captionSentence()).isEqualTo("Zoom's transcript is empty: there is nothing to attach.");
        assertThat(isSettled(ingest)).isTrue();
    }

    @Test
    void oneSegmentsBrokenFileKeepsNoOtherWaiting() {
        Instant second = IngestHouse.MEETING_START.plusSeconds(1800);
        UUID ingest = transferred(
                house.text("t1", IngestHouse.MEETING_START, "TRANSCRIPT", "{}"),
                house.media("b", second, "MP4", "active_speaker", IngestHouse.mp4(101)),
                house.text("t2", second, "TRANSCRIPT", TRANSCRIPT),
                house.text("c2", second, "CC", CAPTIONS));

        fails(ingest, 1, "JSON");

        assertThat(house.ensemble.contents.get("content-1").captions).isEmpty();
        assertThat(house.ensemble.contents.get("content-2").captions)
                .extracting(caption -> new String(caption.vtt(), StandardCharsets.UTF_8))
                .containsExactly(CAPTIONS);
    }

    @Test
    void captionsThatMovedAreFoundAtTheirNewAddress() {
        UUID ingest = transferred(house.text("c", IngestHouse.MEETING_START, "CC", CAPTIONS));
        ScriptedZoom.Source source = house.zoom.sources.remove(URI.create("https://zoom.us/rec/download/c"));
        house.zoom.sources.put(URI.create("https://zoom.us/rec/download/moved"), source);
        ZoomFile old = IngestHouse.file("c", IngestHouse.MEETING_START, "CC", "closed_caption", -1, "completed");
        house.zoom.recordings.put(
                "uuid==",
                IngestHouse.recording(
                        "uuid==",
                        new ZoomFile(
                                old.id(),
                                old.recordingStart(),
                                null,
                                "CC",
                                "closed_caption",
                                "VTT",
                                -1,
                                "completed",
                                URI.create("https://zoom.us/rec/download/moved"))));

        attach(ingest);

        assertThat(attached()).isEqualTo(CAPTIONS);
    }

    @Test
    void aRestrictionThatOnlyTheDownloadShowsIsJudgedByTheTable() {
        UUID ingest = transferred(house.text("c", IngestHouse.MEETING_START, "CC", CAPTIONS));
        house.source("c").restriction = Restriction.PASSWORD;
        house.source("c").opensByOwnToken = true;

        attach(ingest);

        assertThat(item(ingest).captionSource()).isEqualTo("NONE");
        assertThat(item(ingest).captionSentence()).startsWith("Zoom withholds the captions");
        assertThat(house.views.view(ingest).orElseThrow().verdicts())
                .anyMatch(verdict -> verdict.decision().equals("restriction-handling")
                        && verdict.facts().contains("\"hasPassword\": \"true\""));
    }

    @Test
    void whereTheTableWantsThemTheRecordingsOwnTokenIsTried() {
        house.areRestrictedCaptionsWanted = true;
        UUID ingest = transferred(house.text("c", IngestHouse.MEETING_START, "CC", CAPTIONS));
        house.source("c").restriction = Restriction.PASSWORD;
        house.source("c").opensByOwnToken = true;

        attach(ingest);

        assertThat(attached()).isEqualTo(CAPTIONS);
    }

    @Test
    void captionsThatEnsembleRefusesAreKept() {
        house.ensemble.refusesCaptions = true;
        UUID ingest = transferred(house.text("c", IngestHouse.MEETING_START, "CC", CAPTIONS));

        assertThat(attach(ingest)).isEqualTo(new CaptionsResult.Settled(false));

        assertThat(item(ingest).captionSentence()).contains("413").contains("kept with the ingest");
        assertThat(house.jdbc
                        .sql("select caption_text from item")
                        .query(String.class)
                        .single())
                .isEqualTo(CAPTIONS);
    }

    @Test
    void captionsWithoutAStartOfTheirOwnBelongToTheOnlySegment() {
        Instant start = IngestHouse.MEETING_START.plusSeconds(30);
        UUID ingest = house.announce(
                workflow,
                IngestHouse.recording(
                        "uuid==",
                        house.media("a", start, "MP4", "active_speaker", IngestHouse.mp4(100)),
                        house.text("c", IngestHouse.MEETING_START, "CC", CAPTIONS)));
        house.upToCaptions(ingest);

        attach(ingest);

        assertThat(attached()).isEqualTo(CAPTIONS);
    }
}

package org.zoomensemble.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.zoomensemble.operations.Heartbeat;
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
        house.source("c").isRestricted = true;

        assertThat(attach(ingest)).isEqualTo(new CaptionsResult.Settled(false));

        assertThat(house.views.view(ingest).orElseThrow().items().get(0).captionSentence())
                .contains("Only the host");
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
    void doesNotAttachTwiceAfterACrash() {
        UUID ingest = transferred(house.text("c", IngestHouse.MEETING_START, "CC", CAPTIONS));
        attach(ingest);
        house.jdbc.sql("update item set caption_at = null").update();

        attach(ingest);

        attached();
    }
}

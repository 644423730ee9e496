package org.zoomensemble.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.operations.WorkFailure;
import org.zoomensemble.recording.Announcement;
import org.zoomensemble.recording.FoundBy;
import org.zoomensemble.rules.RestrictionFacts;
import org.zoomensemble.zoom.ZoomFile;
import org.zoomensemble.zoom.ZoomRecording;
import org.zoomensemble.zoom.ZoomRecordingSettings;

class RecordingReadingIT {

    private static final Instant FIRST = IngestHouse.MEETING_START;
    private static final Instant SECOND = FIRST.plusSeconds(1800);

    private final IngestHouse house = new IngestHouse();
    private final UUID workflow = house.mediaWorkflow("lib-1");

    private RecordingRead read(UUID ingest) {
        return house.steps.readRecording(ingest, Heartbeat.none());
    }

    @Test
    void stopAndStartMakesAnItemEachInOrder() {
        UUID ingest = house.announce(
                workflow,
                IngestHouse.recording(
                        "two",
                        house.media("b", SECOND, "MP4", "active_speaker", IngestHouse.mp4(50)),
                        house.media("a", FIRST, "MP4", "active_speaker", IngestHouse.mp4(40)),
                        house.text("t", SECOND, "TRANSCRIPT", "WEBVTT\n")));

        read(ingest);
        read(ingest);

        assertThat(house.items.ofIngest(ingest))
                .extracting(Item::recordingStart, Item::segment, Item::name)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(FIRST, 1, "Algebra I (1)"),
                        org.assertj.core.groups.Tuple.tuple(SECOND, 2, "Algebra I (2)"));
        assertThat(house.items.captionFiles(ingest)).hasSize(1);
    }

    @Test
    void theBestRankedFileOfEachSegmentIsChosen() {
        UUID ingest = house.announce(
                workflow,
                IngestHouse.recording(
                        "views",
                        house.media("audio", FIRST, "M4A", "audio_only", IngestHouse.mp4(12)),
                        house.media("gallery", FIRST, "MP4", "gallery_view", IngestHouse.mp4(90)),
                        house.media("best", FIRST, "MP4", "shared_screen_with_speaker_view", IngestHouse.mp4(20))));

        RecordingRead.Finished finished = (RecordingRead.Finished) read(ingest);

        assertThat(finished.selection().hasVideo()).isTrue();
        assertThat(finished.selection().hasAudio()).isTrue();
        UUID item = house.items.ofIngest(ingest).get(0).id();
        assertThat(house.transfers.find(item).orElseThrow().sourceUrl()).hasPath("/rec/download/best");
    }

    @Test
    void audioIsChosenWhereThereIsNoVideo() {
        UUID ingest = house.announce(
                workflow,
                IngestHouse.recording("audio", house.media("audio", FIRST, "M4A", "audio_only", IngestHouse.mp4(12))));

        RecordingRead.Finished finished = (RecordingRead.Finished) read(ingest);

        assertThat(finished.selection().hasVideo()).isFalse();
        assertThat(house.transfers
                        .find(house.items.ofIngest(ingest).get(0).id())
                        .orElseThrow()
                        .contentType())
                .isEqualTo("audio/mp4");
    }

    @Test
    void aRecordingThatZoomStillProcessesIsWaitedFor() {
        UUID ingest = house.announce(
                workflow,
                IngestHouse.recording(
                        "processing", IngestHouse.file("a", FIRST, "MP4", "active_speaker", -1, "processing")));

        RecordingRead read = read(ingest);

        assertThat(read).isInstanceOf(RecordingRead.Unfinished.class);
        assertThat(((RecordingRead.Unfinished) read).waiting().until()).isAfter(Instant.now());
        assertThat(house.views.view(ingest).orElseThrow().ingest().reason()).contains("finish processing");
    }

    @Test
    void butNotForever() {
        UUID ingest = house.announce(
                workflow,
                IngestHouse.recording(
                        "processing", IngestHouse.file("a", FIRST, "MP4", "active_speaker", -1, "processing")));
        house.jdbc
                .sql("update ingest set announced_at = now() - interval '25 hours'")
                .update();

        assertThatThrownBy(() -> read(ingest))
                .isInstanceOf(WorkFailure.class)
                .hasMessageContaining("Algebra I")
                .hasMessageContaining("24 hours");
    }

    @Test
    void aTranscriptInTheMakingHoldsNothingUp() {
        UUID ingest = house.announce(
                workflow,
                IngestHouse.recording(
                        "late",
                        house.media("a", FIRST, "MP4", "active_speaker", IngestHouse.mp4(12)),
                        IngestHouse.file("t", FIRST, "TRANSCRIPT", "audio_transcript", -1, "processing")));

        assertThat(read(ingest)).isInstanceOf(RecordingRead.Finished.class);
    }

    @Test
    void aRecordingWithoutFilesIsNoVideoOnceItIsOldEnough() {
        UUID old = house.announce(workflow, IngestHouse.recording("short"));
        ZoomRecording young = new ZoomRecording(
                "young", "account-1", "1", IngestHouse.HOST, "", "Now", "2", Instant.now(), "", 0, false, List.of());
        house.zoom.recordings.put("young", young);
        house.intake.announce(
                List.of(new Announcement(workflow, house.connectionId, "account-1", young, FoundBy.SWEEP)));

        RecordingRead.Finished finished = (RecordingRead.Finished) read(old);
        assertThat(finished.selection().hasVideo()).isFalse();
        assertThat(finished.selection().hasAudio()).isFalse();
        assertThat(read(house.ingests.idOf(workflow, "young").orElseThrow()))
                .isInstanceOf(RecordingRead.Unfinished.class);
    }

    @Test
    void goneIsSaid() {
        UUID ingest = house.announce(workflow, IngestHouse.recording("gone"));
        house.zoom.recordings.clear();

        assertThat(read(ingest)).isInstanceOf(RecordingRead.Gone.class);
    }

    @Test
    void whatAnotherAccountDoesNotKnowIsNotGone() {
        UUID ingest = house.announce(workflow, IngestHouse.recording("gone"));
        house.zoom.recordings.clear();
        house.askedAs = "account-2";

        assertThatThrownBy(() -> read(ingest))
                .isInstanceOfSatisfying(
                        WorkFailure.class,
                        failure -> assertThat(failure.reaction()).isEqualTo(WorkFailure.Reaction.GIVE_UP))
                .hasMessageContaining("account-1")
                .hasMessageContaining("account-2");
    }

    @Test
    void restrictionsComeFromSettingsAndFields() {
        UUID ingest = house.announce(
                workflow,
                IngestHouse.recording("r", house.media("a", FIRST, "MP4", "active_speaker", IngestHouse.mp4(12))));
        house.zoom.settings.put("r", new ZoomRecordingSettings(false, true, false, true));

        RecordingRead.Finished finished = (RecordingRead.Finished) read(ingest);

        assertThat(finished.restriction().isDownloadDisabled()).isTrue();
        assertThat(finished.restriction().isSignInRequired()).isTrue();
        assertThat(finished.restriction().hasPassword()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "PASSWORD_OF_THE_RECORDING, true, false, false, false",
        "PASSWORD_OF_ITS_SETTINGS, true, false, false, false",
        "DOWNLOAD_OF_ITS_SETTINGS, false, true, false, false",
        "HOST_ONLY_OF_ITS_SETTINGS, false, false, true, false",
        "HOST_ONLY_OF_THE_HOSTS_POLICY, false, false, true, false",
        "SIGN_IN_OF_ITS_SETTINGS, false, false, false, true"
    })
    void eachRestrictionIsRecognisedWhereverItIsTold(
            String told, boolean password, boolean download, boolean hostOnly, boolean signIn) {
        ZoomRecording plain =
                IngestHouse.recording("r", house.media("a", FIRST, "MP4", "active_speaker", IngestHouse.mp4(12)));
        ZoomRecording recording = new ZoomRecording(
                "r",
                plain.accountId(),
                plain.meetingId(),
                plain.hostId(),
                plain.hostEmail(),
                plain.topic(),
                plain.type(),
                plain.startTime(),
                plain.timezone(),
                plain.duration(),
                told.equals("PASSWORD_OF_THE_RECORDING"),
                plain.files());
        UUID ingest = house.announce(workflow, recording);
        house.zoom.settings.put(
                "r",
                new ZoomRecordingSettings(
                        told.equals("PASSWORD_OF_ITS_SETTINGS"),
                        told.equals("DOWNLOAD_OF_ITS_SETTINGS"),
                        told.equals("HOST_ONLY_OF_ITS_SETTINGS"),
                        told.equals("SIGN_IN_OF_ITS_SETTINGS")));
        if (told.equals("HOST_ONLY_OF_THE_HOSTS_POLICY")) {
            house.jdbc.sql("update active_user set is_host_only = true").update();
        }

        RecordingRead.Finished finished = (RecordingRead.Finished) read(ingest);

        assertThat(finished.restriction()).isEqualTo(new RestrictionFacts(password, download, hostOnly, signIn));
    }

    @Test
    void anEntryThatTellsNothingIsWaitedForAnHourAndNotADay() {
        UUID old = house.announce(
                workflow,
                IngestHouse.recording(
                        "ghost",
                        house.media("a", FIRST, "MP4", "active_speaker", IngestHouse.mp4(12)),
                        IngestHouse.file("g", FIRST, "", "", -1, "")));

        assertThat(read(old)).isInstanceOf(RecordingRead.Finished.class);

        ZoomFile young = IngestHouse.file("y", Instant.now(), "", "", -1, "");
        ZoomRecording now = new ZoomRecording(
                "young",
                "account-1",
                "1",
                IngestHouse.HOST,
                "",
                "Now",
                "2",
                Instant.now(),
                "",
                0,
                false,
                List.of(young));
        house.zoom.recordings.put("young", now);
        house.intake.announce(List.of(new Announcement(workflow, house.connectionId, "account-1", now, FoundBy.SWEEP)));
        assertThat(read(house.ingests.idOf(workflow, "young").orElseThrow()))
                .isInstanceOf(RecordingRead.Unfinished.class);
    }

    @Test
    void aRecordingAnnouncedManyTimesAtOnceIsOneIngest() throws InterruptedException {
        ZoomRecording recording = IngestHouse.recording("once");
        Thread[] threads = new Thread[16];
        for (int at = 0; at < threads.length; at++) {
            threads[at] = new Thread(() -> house.intake.announce(
                    List.of(new Announcement(workflow, house.connectionId, "account-1", recording, FoundBy.WEBHOOK))));
            threads[at].start();
        }
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(30).toMillis());
        }

        assertThat(house.process.found).hasSize(1);
    }
}

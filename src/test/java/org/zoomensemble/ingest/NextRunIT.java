package org.zoomensemble.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.zoomensemble.ensemble.ScriptedEnsemble;
import org.zoomensemble.operations.ConflictException;
import org.zoomensemble.operations.Heartbeat;
import org.zoomensemble.recording.Announcement;
import org.zoomensemble.recording.FoundBy;
import org.zoomensemble.zoom.ZoomFile;
import org.zoomensemble.zoom.ZoomRecording;

/** Runs beyond the first: what opens them, how often, and what they make; judged by what Ensemble and Zoom were asked. */
class NextRunIT {

    private static final Instant FIRST = IngestHouse.MEETING_START;
    private static final Instant SECOND = FIRST.plusSeconds(1800);
    private static final String CAPTIONS = "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nGood morning\n";

    private final IngestHouse house = new IngestHouse();
    private final UUID workflow = house.mediaWorkflow("lib-1");
    private final ZoomFile video = house.media("a", FIRST, "MP4", "active_speaker", IngestHouse.mp4(100));
    private final ZoomFile secondVideo = house.media("b", SECOND, "MP4", "active_speaker", IngestHouse.mp4(120));
    private final ZoomFile captions = house.text("c", FIRST, "CC", CAPTIONS);

    NextRunIT() {
        house.jdbc.sql("update active_user set is_transcript_on = false").update();
    }

    private static ZoomRecording recording(ZoomFile... files) {
        return IngestHouse.recording("uuid==", files);
    }

    private static ZoomRecording called(String topic, ZoomFile... files) {
        ZoomRecording as = recording(files);
        return new ZoomRecording(
                as.uuid(),
                as.accountId(),
                as.meetingId(),
                as.hostId(),
                as.hostEmail(),
                topic,
                as.type(),
                as.startTime(),
                as.timezone(),
                as.duration(),
                false,
                as.files());
    }

    private UUID announced(ZoomRecording recording) {
        return house.announce(workflow, recording);
    }

    /** Only Zoom's list tells it. */
    private void listed(ZoomRecording recording, FoundBy foundBy) {
        house.intake.announce(List.of(new Announcement(workflow, house.connectionId, "account-1", recording, foundBy)));
    }

    private UUID ingested(ZoomRecording recording) {
        return ingested(announced(recording));
    }

    private UUID ingested(UUID ingest) {
        house.upToCaptions(ingest);
        assertThat(house.steps.attachCaptions(ingest, Heartbeat.none())).isInstanceOf(CaptionsResult.Settled.class);
        house.steps.ingested(ingest);
        return ingest;
    }

    private UUID gone() {
        UUID ingest = announced(recording(video));
        house.steps.gone(ingest);
        return ingest;
    }

    private IngestView view(UUID ingest) {
        return house.views.view(ingest).orElseThrow();
    }

    private int runs() {
        return house.jdbc
                .sql("select count(*) from ingest")
                .query(Integer.class)
                .single();
    }

    private List<String> names() {
        return house.ensemble.contents.values().stream()
                .map(content -> content.name)
                .toList();
    }

    private List<String> said(UUID ingest) {
        return view(ingest).steps().stream().map(IngestView.StepView::sentence).toList();
    }

    @Test
    void whatIsKnownOpensNothing() {
        UUID ingest = ingested(recording(video, captions));

        assertThat(announced(recording(video, captions))).isEqualTo(ingest);
        listed(recording(video, captions), FoundBy.WEBHOOK);

        assertThat(runs()).isEqualTo(1);
        assertThat(house.process.found).hasSize(1);
    }

    @Test
    void aSegmentThatAppearsLaterIsMadeAndNothingElse() {
        UUID first = ingested(recording(video, captions));

        UUID second = ingested(recording(video, captions, secondVideo));

        assertThat(second).isNotEqualTo(first);
        assertThat(names()).containsExactly("Algebra I", "Algebra I (2)");
        assertThat(house.ensemble.uploads).hasSize(2);
        assertThat(house.ensemble.contents.get("content-1").captions).hasSize(1);
        assertThat(view(second).items())
                .singleElement()
                .satisfies(item -> assertThat(item.segment()).isEqualTo(2));
        assertThat(view(second).ingest().state()).isEqualTo(IngestState.INGESTED);
        assertThat(view(second).ingest().openedBecause()).contains("segment").contains("2026-11-01 09:30");
        assertThat(view(second).runs()).extracting(IngestView.RunView::run).containsExactly(1, 2);
    }

    @Test
    void theSegmentsCountAsIfAllWereThere() {
        ingested(recording(video));

        ingested(recording(secondVideo));

        assertThat(names()).containsExactly("Algebra I", "Algebra I (2)");
    }

    @Test
    void manyWhoAnnounceTheSameNewsAtOnceOpenOneRun() throws InterruptedException {
        ingested(recording(video));
        Thread[] threads = new Thread[64];
        CountDownLatch together = new CountDownLatch(1);
        List<Throwable> thrown = new ArrayList<>();
        for (int at = 0; at < threads.length; at++) {
            FoundBy foundBy = FoundBy.values()[at % FoundBy.values().length];
            threads[at] = new Thread(() -> {
                try {
                    together.await();
                    listed(recording(video, secondVideo), foundBy);
                } catch (InterruptedException | RuntimeException e) {
                    synchronized (thrown) {
                        thrown.add(e);
                    }
                }
            });
            threads[at].start();
        }
        together.countDown();
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(60).toMillis());
        }

        assertThat(thrown).isEmpty();
        assertThat(runs()).isEqualTo(2);
        assertThat(house.process.found).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void oneThatIsGoneAndThereAgain() {
        UUID first = gone();
        assertThat(view(first).ingest().skippedAs()).isEqualTo(SkippedAs.GONE);

        UUID second = ingested(recording(video));

        assertThat(second).isNotEqualTo(first);
        assertThat(view(second).ingest().openedBecause()).isEqualTo("Zoom has the recording again.");
        assertThat(names()).containsExactly("Algebra I");
    }

    @Test
    void oneThatOnlyTheListHasIsNotOpenedAgainByEachSweep() {
        gone();
        listed(recording(video), FoundBy.SWEEP);
        UUID second = house.ingests.idOf(workflow, "uuid==").orElseThrow();
        house.steps.gone(second);

        listed(recording(video), FoundBy.SWEEP);
        listed(recording(video), FoundBy.SWEEP);
        assertThat(runs()).isEqualTo(2);

        listed(recording(video), FoundBy.WEBHOOK);
        assertThat(runs()).isEqualTo(3);
    }

    @Test
    void whatOnlyTheListHasIsTriedAgainSeldomAndEachTimeLater() {
        ingested(recording(video));
        ZoomRecording list = recording(video, secondVideo);
        house.zoom.recordings.put("uuid==", recording(video));
        List<Integer> hours = new ArrayList<>();
        for (int hour = 0; hour < 50; hour++) {
            int before = runs();
            listed(list, FoundBy.SWEEP);
            if (runs() > before) {
                hours.add(hour);
                UUID empty = ingested(house.ingests.idOf(workflow, "uuid==").orElseThrow());
                assertThat(view(empty).ingest().reason()).contains("Nothing was missing");
            }
            house.jdbc
                    .sql("update ingest set finished_at = finished_at - interval '1 hour'")
                    .update();
        }

        assertThat(hours).containsExactly(0, 12, 36);
        assertThat(names()).containsExactly("Algebra I");
    }

    @Test
    void aLateTranscriptIsAttachedToTheContentThatIsThere() {
        UUID first = ingested(recording(video));
        assertThat(view(first).items().get(0).captionSource()).isEqualTo("NONE");

        UUID second = ingested(recording(video, house.text("t", FIRST, "TRANSCRIPT", CAPTIONS)));

        assertThat(second).isNotEqualTo(first);
        assertThat(house.ensemble.contents).hasSize(1);
        assertThat(house.ensemble.uploads).hasSize(1);
        assertThat(house.ensemble.contents.get("content-1").captions)
                .singleElement()
                .satisfies(file -> assertThat(new String(file.vtt(), StandardCharsets.UTF_8))
                        .isEqualTo(CAPTIONS));
        assertThat(view(second).ingest().reason()).isNull();
        listed(recording(video, house.text("t", FIRST, "TRANSCRIPT", CAPTIONS)), FoundBy.SWEEP);
        assertThat(runs()).isEqualTo(2);
    }

    @Test
    void captionsThatTheTableRefusesOpenNoRuns() {
        UUID ingest = announced(recording(video, captions));
        house.upToCaptions(ingest);
        house.ingests.captionsAllowed(ingest, false);
        house.steps.attachCaptions(ingest, Heartbeat.none());
        house.steps.ingested(ingest);

        listed(recording(video, captions), FoundBy.WEBHOOK);
        house.jdbc.sql("update ingest set is_caption_allowed = true").update();
        listed(recording(video, captions), FoundBy.WEBHOOK);

        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void captionsOfARestrictedRecordingOpenNone() {
        UUID ingest = announced(recording(video));
        house.upToCaptions(ingest);
        house.ingests.captionsAllowed(ingest, false);
        house.steps.attachCaptions(ingest, Heartbeat.none());
        house.steps.ingested(ingest);

        listed(recording(video, captions), FoundBy.WEBHOOK);

        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void aCancelledOneStaysClosed() {
        UUID ingest = announced(recording(video));
        house.actions.cancel(ingest, "ada");
        assertThat(view(ingest).ingest().skippedAs()).isEqualTo(SkippedAs.CANCELLED);

        listed(called("Other", video, secondVideo), FoundBy.WEBHOOK);
        house.zoom.recordings.put("uuid==", called("Other", video, secondVideo));
        assertThat(house.actions.request(workflow, "uuid==")).isEqualTo(ingest);

        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void whatARuleSkippedIsOpenedByANewSegmentOnly() {
        UUID ingest = announced(recording(video));
        house.steps.readRecording(ingest, Heartbeat.none());
        house.steps.skipped(ingest);
        assertThat(view(ingest).ingest().skippedAs()).isEqualTo(SkippedAs.RULE);

        listed(called("Other", video, captions), FoundBy.WEBHOOK);
        assertThat(runs()).isEqualTo(1);

        ingested(recording(video, secondVideo));
        assertThat(names()).containsExactly("Algebra I (1)", "Algebra I (2)");
    }

    @Test
    void whatHadNoMediaIsOpenedWhenItHasSome() {
        UUID ingest = announced(recording());
        house.steps.readRecording(ingest, Heartbeat.none());
        house.steps.skipped(ingest);
        listed(recording(), FoundBy.WEBHOOK);
        assertThat(runs()).isEqualTo(1);

        ingested(recording(video));

        assertThat(names()).containsExactly("Algebra I");
    }

    @Test
    void oneWithoutOutcomeIsOnlyWoken() {
        UUID ingest = announced(recording(video));
        house.steps.readRecording(ingest, Heartbeat.none());

        listed(recording(video, secondVideo), FoundBy.SWEEP);
        assertThat(house.process.woken).isEmpty();
        listed(recording(video, secondVideo), FoundBy.WEBHOOK);
        assertThat(house.process.woken).containsExactly(ingest);
        house.steps.stopped(ingest, "transfer", "broken");
        listed(recording(video, secondVideo), FoundBy.WEBHOOK);

        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void oneOfWhichOnlyTheRemovalIsLeftDoesNotHoldUpTheNext() {
        UUID first = announced(recording(video));
        house.upToCaptions(first);
        house.steps.attachCaptions(first, Heartbeat.none());

        UUID second = announced(recording(video, secondVideo));

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void aContentThatWasNeverFilledIsFilledByTheNextRun() {
        UUID first = announced(recording(video));
        house.upToTransfer(first);
        house.steps.gone(first);

        ingested(recording(video));

        assertThat(house.ensemble.contents.values())
                .singleElement()
                .satisfies(content -> assertThat(content.status).isEqualTo("ready"));
    }

    @Test
    void oneThatWasRemovedAndRecoveredIsKnownToBeThere() {
        UUID ingest = ingested(recording(video));
        house.ingests.removed("account-1", "uuid==");
        house.timeline.add(ingest, "removed", "Moved to Zoom's trash.");

        listed(recording(video), FoundBy.SWEEP);
        assertThat(view(ingest).isRemoved())
                .as("the list may be older than the removal")
                .isTrue();
        house.jdbc
                .sql("update ingest_step set at = at - interval '2 hours' where step = 'removed'")
                .update();
        listed(recording(video), FoundBy.SWEEP);

        assertThat(view(ingest).isRemoved()).isFalse();
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void aRequestOpensTheNextRunWhereSomethingIsNew() {
        UUID first = ingested(recording(video));
        assertThat(house.actions.request(workflow, "uuid==")).isEqualTo(first);
        house.zoom.recordings.put("uuid==", recording(video, secondVideo));

        UUID second = house.actions.request(workflow, "uuid==");

        assertThat(second).isNotEqualTo(first);
        house.zoom.trashed.add("uuid==");
        assertThat(house.actions.request(workflow, "uuid==")).isEqualTo(second);
    }

    @Test
    void theNameFollowsTheTopic() {
        ingested(recording(video));

        UUID second = ingested(called("Geometry", video));

        assertThat(names()).containsExactly("Geometry");
        assertThat(view(second).ingest().openedBecause()).isEqualTo("Renamed in Zoom, from “Algebra I” to “Geometry”.");
        assertThat(said(second)).contains("Renamed in Ensemble, from “Algebra I” to “Geometry”.");
        announced(called("Geometry", video));
        assertThat(runs()).isEqualTo(2);
        ingested(called("Algebra I", video));
        assertThat(names()).containsExactly("Algebra I");
    }

    @Test
    void aNameThatSomebodyChangedInEnsembleStays() {
        ingested(recording(video));
        house.ensemble.contents.get("content-1").name = "My lecture";

        UUID second = ingested(called("Geometry", video));

        assertThat(names()).containsExactly("My lecture");
        assertThat(said(second))
                .contains("“Algebra I” does not become “Geometry”: somebody called it “My lecture” in Ensemble.");
        announced(called("Geometry", video));
        assertThat(runs()).isEqualTo(2);
    }

    @Test
    void whereEnsembleRenamesNothingOrTheTitleHasNoTopicTheTimelineSaysSo() {
        ingested(recording(video));
        house.ensemble.renames = false;
        assertThat(said(ingested(called("Geometry", video)))).anyMatch(step -> step.contains("offers no renaming"));
        house.jdbc.sql("update media_workflow set title = 'Lecture'").update();

        UUID third = ingested(called("Analysis", video));

        assertThat(said(third)).anyMatch(step -> step.contains("does not use the topic"));
        assertThat(names()).containsExactly("Algebra I");
    }

    @Test
    void forcedAgainEverySegmentIsMadeAnewAndTheOldOnesAreNamed() {
        UUID first = ingested(recording(video, secondVideo, captions));

        UUID forced = house.actions.forceAgain(first, "ada");
        assertThatThrownBy(() -> house.actions.forceAgain(first, "ada"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("Run 2");
        ingested(forced);

        assertThat(names()).containsExactly("Algebra I (1)", "Algebra I (2)", "Algebra I (1)", "Algebra I (2)");
        assertThat(house.ensemble.contents.values())
                .extracting(content -> content.asked.description())
                .doesNotHaveDuplicates();
        assertThat(house.ensemble.contents.values().stream()
                        .map((ScriptedEnsemble.Content content) -> content.captions.size()))
                .containsExactly(1, 0, 1, 0);
        assertThat(view(forced).ingest().isForced()).isTrue();
        assertThat(view(forced).ingest().openedBecause()).isEqualTo("Forced again by ada.");
        assertThat(said(forced))
                .anyMatch(step -> step.contains("“Algebra I (1)” (content content-1)")
                        && step.contains("“Algebra I (2)” (content content-2)"));
        announced(recording(video, secondVideo, captions));
        assertThat(runs()).isEqualTo(2);
    }

    @Test
    void aCancelledOneCanBeForcedAndADisabledTemplateCannot() {
        UUID ingest = announced(recording(video));
        house.actions.cancel(ingest, "ada");
        house.jdbc.sql("update workflow_template set enabled = false").update();
        assertThatThrownBy(() -> house.actions.forceAgain(ingest, "ada"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("not enabled");
        house.jdbc.sql("update workflow_template set enabled = true").update();

        ingested(house.actions.forceAgain(ingest, "ada"));

        assertThat(names()).containsExactly("Algebra I");
    }
}

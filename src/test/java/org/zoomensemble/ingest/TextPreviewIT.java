package org.zoomensemble.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.operations.Heartbeat;

/** A preview shows what would be made. */
class TextPreviewIT {

    private final IngestHouse house = new IngestHouse();
    private final TextPreview preview =
            new TextPreview(house.ingests, house.targets, IngestHouse.settings(2_097_152_000L));

    @Test
    void showsForTheNewestMeetingWhatItsItemWasMadeOf() {
        UUID ingest = house.announce(
                house.mediaWorkflow("lib-1"),
                IngestHouse.recording(
                        "uuid==",
                        house.media("a", IngestHouse.MEETING_START, "MP4", "active_speaker", IngestHouse.mp4(100))));
        house.steps.readRecording(ingest, Heartbeat.none());
        Item made = house.items.ofIngest(ingest).get(0);

        TextPreview.Shown shown = preview.show(
                Reach.everything(),
                house.connectionId,
                null,
                "Zoom {{Library}}",
                "{{MeetingTopic}}",
                "Recorded {{MeetingDate}}");

        assertThat(shown.title()).isEqualTo(made.name());
        assertThat(shown.description()).isEqualTo(made.description());
        assertThat(shown.name()).isEqualTo("Zoom Library lib-1");
        assertThat(shown.meeting()).contains("“Algebra I” of 1 November 2026");
        assertThat(shown.warnings()).isEmpty();
    }

    @Test
    void takesNoMeetingThatTheReaderMayNotSee() {
        house.announce(
                house.mediaWorkflow("lib-1"),
                IngestHouse.recording(
                        "uuid==",
                        house.media("a", IngestHouse.MEETING_START, "MP4", "active_speaker", IngestHouse.mp4(100))));
        Reach elsewhere = new Reach(false, Set.of(), Set.of(UUID.randomUUID()), Set.of(), Set.of(), Set.of());
        Reach here = new Reach(false, Set.of(), Set.of(house.organizationId), Set.of(), Set.of(), Set.of());

        assertThat(preview.show(elsewhere, house.connectionId, null, "", "{{MeetingTopic}}", "")
                        .title())
                .isEqualTo("Mechanics 7: rotating bodies");
        assertThat(preview.show(here, house.connectionId, null, "", "{{MeetingTopic}}", "")
                        .title())
                .isEqualTo("Algebra I");
    }

    @Test
    void warnsOfWhatWouldBeCutAndOfWhatNobodyReplaces() {
        TextPreview.Shown shown =
                preview.show(Reach.everything(), null, "Chemistry", "{{Library}}", "x".repeat(251), "{{Nobody}}");

        assertThat(shown.name()).isEqualTo("Chemistry");
        assertThat(shown.title()).isEqualTo("x".repeat(249) + "…");
        assertThat(shown.description()).startsWith("{{Nobody}}\n\nReference: ZE-");
        assertThat(shown.meeting()).contains("sample");
        assertThat(shown.warnings())
                .hasSize(2)
                .anySatisfy(warning -> assertThat(warning).contains("{{Nobody}}"))
                .anySatisfy(warning -> assertThat(warning).contains("cut at 250 characters", "have 251"));
    }
}

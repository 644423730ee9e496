package org.zoomensemble.ingest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.zoomensemble.directory.Reach;
import org.zoomensemble.workflow.IngestTarget;
import org.zoomensemble.workflow.IngestTargets;
import org.zoomensemble.workflow.TemplateText;
import org.zoomensemble.workflow.VariableWarnings;
import org.zoomensemble.zoom.ZoomRecording;

/** Shows what a template's texts become for a meeting: made by the same code that makes the items. Thread-safe. */
@Service
public class TextPreview {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final Instant SAMPLE_START = Instant.parse("2026-09-14T08:15:00Z");
    private static final UUID NOBODY = new UUID(0, 0);
    private static final Ingest SAMPLE = new Ingest(
            NOBODY,
            NOBODY,
            NOBODY,
            "",
            "sample",
            1,
            IngestState.RUNNING,
            0,
            "",
            "ada@university.example",
            "Mechanics 7: rotating bodies",
            SAMPLE_START,
            72,
            SAMPLE_START,
            null,
            false);
    private static final String SAMPLE_MEETING_ID = "81234567890";
    private static final String SAMPLE_HOST = "Ada Lovelace";
    private static final String SAMPLE_LIBRARY = "Physics lectures";

    private final IngestRepository ingests;
    private final IngestTargets targets;
    private final IngestSettings settings;

    TextPreview(IngestRepository ingests, IngestTargets targets, IngestSettings settings) {
        this.ingests = ingests;
        this.targets = targets;
        this.settings = settings;
    }

    /**
     * What they become.
     *
     * @param title    as the item in Ensemble would be called
     * @param warnings unknown variables and what would be cut
     * @param meeting  which meeting it was shown for, in words: a recent one of the account, or a sample
     */
    public record Shown(String name, String title, String description, List<String> warnings, String meeting) {}

    /**
     * @param seen         meetings of other libraries are not taken
     * @param connectionId whose account's newest meeting of the last 90 days is taken; null for the sample
     * @param libraryName  for {@code {{Library}}}; null for the meeting's own, or a sample
     */
    public Shown show(
            Reach seen, UUID connectionId, String libraryName, String name, String title, String description) {
        Texts texts = new Texts(plain(name), plain(title), plain(description));
        Optional<IngestRepository.Met> met =
                connectionId == null ? Optional.empty() : ingests.newestOfAccount(connectionId, seen);
        return met.map(recent -> ofRecent(recent, libraryName, texts)).orElseGet(() -> ofSample(libraryName, texts));
    }

    private record Texts(String name, String title, String description) {}

    private static String plain(String text) {
        return text == null ? "" : text.strip();
    }

    private Shown ofRecent(IngestRepository.Met met, String libraryName, Texts texts) {
        Ingest ingest = ingests.find(met.id());
        IngestTarget target = targets.target(ingest.mediaWorkflowId(), ingest.hostId());
        Instant start = ingest.meetingStart() == null ? ingest.announcedAt() : ingest.meetingStart();
        // The zone of the meeting is Zoom's to tell and is not kept.
        String meeting = "Shown for a recent meeting, %s of %s; times in UTC here, in the meeting's own zone later."
                .formatted(
                        ingest.topic().isBlank() ? "one without a topic" : "“" + ingest.topic() + "”",
                        DAY.format(start.atZone(ZoneOffset.UTC)));
        String library = libraryName == null ? target.libraryName() : libraryName;
        return shown(ingest, met.meetingId(), start, library, target.hostName(), target.hostEmail(), texts, meeting);
    }

    private Shown ofSample(String libraryName, Texts texts) {
        return shown(
                SAMPLE,
                SAMPLE_MEETING_ID,
                SAMPLE_START,
                libraryName == null ? SAMPLE_LIBRARY : libraryName,
                SAMPLE_HOST,
                SAMPLE.hostEmail(),
                texts,
                "Shown for a sample meeting; as soon as a recording came in, for the newest one.");
    }

    private Shown shown(
            Ingest ingest,
            String meetingId,
            Instant start,
            String library,
            String hostName,
            String hostEmail,
            Texts texts,
            String meeting) {
        ZoomRecording recording = new ZoomRecording(
                ingest.recordingUuid(),
                ingest.zoomAccount(),
                meetingId,
                ingest.hostId(),
                ingest.hostEmail(),
                ingest.topic(),
                "",
                start,
                "",
                ingest.durationMinutes(),
                false,
                List.of());
        IngestTarget target = new IngestTarget(
                ingest.mediaWorkflowId(),
                ingest.connectionId(),
                "",
                library,
                null,
                null,
                false,
                texts.title(),
                texts.description(),
                true,
                false,
                hostName,
                hostEmail,
                true,
                false);
        Segment segment = new Segment(1, start, List.of(), List.of());
        Item item = ItemText.of(ingest, recording, target, segment, 1, settings);
        Item whole = ItemText.of(ingest, recording, target, segment, 1, uncut());
        List<String> warnings = new ArrayList<>(VariableWarnings.of(texts.name(), texts.title(), texts.description()));
        if (!item.name().equals(whole.name())) {
            warnings.add(
                    "The title is cut at %d characters, the longest that is sent to Ensemble; here it would have %d."
                            .formatted(settings.maxNameLength(), whole.name().length()));
        }
        String name = new TemplateText(texts.name()).expand(Map.of("Library", library));
        return new Shown(name, item.name(), item.description(), List.copyOf(warnings), meeting);
    }

    private IngestSettings uncut() {
        return new IngestSettings(
                settings.finishWithin(),
                settings.filesWithin(),
                settings.confirmWithin(),
                settings.lookAgain(),
                settings.maxPatchBytes(),
                Integer.MAX_VALUE,
                settings.appendReference(),
                settings.titleFollowsTopic(),
                settings.captionLanguage(),
                settings.maxCaptionBytes(),
                settings.speakerNames(),
                settings.restoredFrom());
    }
}

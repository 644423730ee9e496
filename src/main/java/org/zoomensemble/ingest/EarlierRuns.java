package org.zoomensemble.ingest;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.zoomensemble.workflow.IngestTarget;
import org.zoomensemble.workflow.TemplateText;
import org.zoomensemble.zoom.ZoomFile;
import org.zoomensemble.zoom.ZoomRecording;

/** What earlier runs made of a recording, so that a next run makes only what is missing. */
@Service
class EarlierRuns {

    private static final String GIVEN_UP = "NONE";

    private final ItemRepository items;
    private final Timeline timeline;
    private final IngestSettings settings;

    EarlierRuns(ItemRepository items, Timeline timeline, IngestSettings settings) {
        this.items = items;
        this.timeline = timeline;
        this.settings = settings;
    }

    /** Nothing for a first run and for a forced one, which makes everything anew. */
    List<EarlierItem> items(Ingest ingest) {
        return ingest.run() == 1 || ingest.isForced() ? List.of() : items.earlier(ingest);
    }

    /** The segments without a filled content, each with the number that it has among all there ever were. */
    Missing missing(List<Segment> atZoom, List<EarlierItem> earlier) {
        Set<Instant> filled = earlier.stream()
                .filter(EarlierItem::isFilled)
                .map(EarlierItem::recordingStart)
                .collect(Collectors.toSet());
        SortedSet<Instant> all = new TreeSet<>(filled);
        atZoom.forEach(segment -> all.add(segment.start()));
        List<Segment> missing = atZoom.stream()
                .filter(segment -> !filled.contains(segment.start()))
                .map(segment -> new Segment(
                        all.headSet(segment.start()).size() + 1, segment.start(), segment.media(), segment.captions()))
                .toList();
        return new Missing(missing, List.copyOf(all));
    }

    /** @param all starts of all segments, in their order */
    record Missing(List<Segment> segments, List<Instant> all) {}

    /** A content that was created and never filled is filled now instead of making another. */
    void adopt(UUID itemId, Instant start, List<EarlierItem> earlier) {
        earlier.stream()
                .filter(made -> !made.isFilled() && made.recordingStart().equals(start))
                .findFirst()
                .ifPresent(made -> items.adopted(itemId, made.contentId()));
    }

    /** Takes up again what Zoom has changed about items of earlier runs: late captions, another topic. */
    void revisit(
            Ingest ingest, ZoomRecording recording, IngestTarget target, List<EarlierItem> earlier, Missing segments) {
        for (EarlierItem item : earlier) {
            if (item.isFilled()) {
                revisitCaptions(ingest, recording, item);
                revisitName(ingest, recording, target, item, segments.all());
            }
        }
    }

    private void revisitCaptions(Ingest ingest, ZoomRecording recording, EarlierItem item) {
        if (!GIVEN_UP.equals(item.captionSource()) && !item.isRevisited()) {
            return;
        }
        List<ZoomFile> files = recording.files().stream()
                .filter(file -> file.isClosedCaption() || file.isTranscript())
                .filter(file -> Segments.startOf(file, recording).equals(item.recordingStart()))
                .toList();
        Set<String> known = items.usableCaptionTypes(item.id());
        boolean isAnyNew =
                files.stream().anyMatch(file -> CaptionSourceFile.isUsable(file) && !known.contains(file.fileType()));
        files.forEach(file -> items.noteFile(item.id(), file, null));
        if (isAnyNew) {
            items.captionsReopened(item.id(), ingest.id());
        }
    }

    private void revisitName(
            Ingest ingest, ZoomRecording recording, IngestTarget target, EarlierItem item, List<Instant> all) {
        String topic = PlainText.line(recording.topic());
        if (!settings.titleFollowsTopic() || topic.isEmpty() || topic.equals(item.topic())) {
            return;
        }
        if (!new TemplateText(target.title()).uses("MeetingTopic")) {
            items.nameKept(item.id(), topic);
            timeline.add(
                    ingest.id(),
                    "kept-name",
                    "“%s” keeps its name: the title of the media workflow does not use the topic."
                            .formatted(item.name()));
            return;
        }
        Segment segment =
                new Segment(all.indexOf(item.recordingStart()) + 1, item.recordingStart(), List.of(), List.of());
        String name = ItemText.name(ingest, recording, target, segment, all.size(), item.reference(), settings);
        if (name.equals(item.name())) {
            items.nameKept(item.id(), topic);
        } else {
            items.nameWanted(item.id(), name, topic);
        }
    }
}

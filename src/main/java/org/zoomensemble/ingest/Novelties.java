package org.zoomensemble.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Component;
import org.zoomensemble.recording.Announcement;
import org.zoomensemble.recording.FoundBy;
import org.zoomensemble.zoom.ZoomFile;
import org.zoomensemble.zoom.ZoomRecording;

/** Tells what an announced recording has that its runs do not know of. Asks nobody. */
@Component
class Novelties {

    /** Zoom's list may go on telling what Zoom's answer about the recording does not confirm. */
    private static final Duration SHORTEST_HOLD = Duration.ofHours(12);

    private static final int MOST_DOUBLINGS = 10;
    private static final String BACK = "back";
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private final IngestSettings settings;

    Novelties(IngestSettings settings) {
        this.settings = settings;
    }

    /** Empty where no next run is to be opened. */
    List<News> of(Standing standing, Announcement announcement) {
        if (!standing.isDone() || standing.skippedAs() == SkippedAs.CANCELLED) {
            return List.of();
        }
        List<News> all = all(standing, announcement.recording());
        boolean isAnyFree = all.stream().anyMatch(news -> !isHeld(news, standing, announcement.foundBy()));
        return isAnyFree ? all : List.of();
    }

    private List<News> all(Standing standing, ZoomRecording recording) {
        if (standing.skippedAs() == SkippedAs.GONE) {
            return List.of(new News(BACK, "Zoom has the recording again."));
        }
        List<News> all = new ArrayList<>();
        for (Segment segment : Segments.of(recording)) {
            long start = Standing.micros(segment.start());
            if (!standing.segments().contains(start)) {
                all.add(new News(
                        "segment:" + start,
                        "Zoom has a segment that was not there before, of %s."
                                .formatted(CLOCK.format(segment.start()))));
            }
        }
        if (standing.isIngested()) {
            addCaptions(all, standing, recording);
            addTopic(all, standing, recording);
        }
        return all;
    }

    private static void addCaptions(List<News> all, Standing standing, ZoomRecording recording) {
        if (!standing.isCaptionAllowed() || standing.captionsMissing().isEmpty()) {
            return;
        }
        for (ZoomFile file : recording.files()) {
            String missing = file.fileType() + ":" + Standing.micros(Segments.startOf(file, recording));
            if (CaptionSourceFile.isUsable(file) && standing.captionsMissing().contains(missing)) {
                all.add(new News(
                        "captions:" + missing,
                        file.isTranscript()
                                ? "Zoom has a transcript that was not there before."
                                : "Zoom has captions that were not there before."));
            }
        }
    }

    private void addTopic(List<News> all, Standing standing, ZoomRecording recording) {
        String topic = PlainText.line(recording.topic());
        if (settings.titleFollowsTopic() && !topic.isEmpty() && !topic.equals(standing.topic())) {
            all.add(new News(
                    "topic:" + topic, "Renamed in Zoom, from “%s” to “%s”.".formatted(standing.topic(), topic)));
        }
    }

    /** The same news again, after a run that was opened for it: seldom, and each time later. */
    private static boolean isHeld(News news, Standing standing, FoundBy foundBy) {
        int runs = Collections.frequency(standing.openedFor(), news.key());
        boolean isSaidOnPurpose = foundBy == FoundBy.REQUEST
                || foundBy == FoundBy.WEBHOOK && news.key().equals(BACK);
        if (runs == 0 || isSaidOnPurpose) {
            return false;
        }
        Duration hold = SHORTEST_HOLD.multipliedBy(1L << Math.min(runs - 1, MOST_DOUBLINGS));
        return standing.since().plus(hold).isAfter(Instant.now());
    }
}

package org.zoomensemble.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zoomensemble.zoom.ZoomFile;
import org.zoomensemble.zoom.ZoomRecording;

/** Sorts the files of a recording into segments. */
final class Segments {

    private Segments() {}

    /** In the order of their start; only those with something to play. */
    static List<Segment> of(ZoomRecording recording) {
        Map<Instant, List<ZoomFile>> byStart = new TreeMap<>();
        for (ZoomFile file : recording.files()) {
            byStart.computeIfAbsent(file.recordingStart(), start -> new ArrayList<>())
                    .add(file);
        }
        List<Segment> segments = new ArrayList<>();
        byStart.forEach((start, files) -> {
            List<ZoomFile> media = files.stream()
                    .filter(file -> file.isMedia() && !file.isProcessing() && file.downloadUrl() != null)
                    .toList();
            if (!media.isEmpty()) {
                List<ZoomFile> captions = files.stream()
                        .filter(file -> file.isClosedCaption() || file.isTranscript())
                        .toList();
                segments.add(new Segment(segments.size() + 1, start, media, captions));
            }
        });
        return segments;
    }
}

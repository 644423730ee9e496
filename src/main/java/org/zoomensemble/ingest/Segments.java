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
            if (file.isMedia() && !file.isProcessing() && file.downloadUrl() != null) {
                byStart.computeIfAbsent(file.recordingStart(), start -> new ArrayList<>())
                        .add(file);
            }
        }
        List<Segment> segments = new ArrayList<>();
        byStart.forEach((start, media) -> {
            List<ZoomFile> captions = captions(recording).stream()
                    .filter(file -> isOf(file, start, byStart.size(), recording))
                    .toList();
            segments.add(new Segment(segments.size() + 1, start, media, captions));
        });
        return segments;
    }

    static List<ZoomFile> captions(ZoomRecording recording) {
        return recording.files().stream()
                .filter(file -> file.isClosedCaption() || file.isTranscript())
                .toList();
    }

    /** The start of the segment that captions belong to, as far as the media files of this recording tell. */
    static Instant startOf(ZoomFile captions, ZoomRecording recording) {
        List<Instant> starts = recording.files().stream()
                .filter(ZoomFile::isMedia)
                .map(ZoomFile::recordingStart)
                .distinct()
                .toList();
        return starts.size() == 1 && isOf(captions, starts.get(0), 1, recording)
                ? starts.get(0)
                : captions.recordingStart();
    }

    /**
     * Whether captions belong to the segment that begins at {@code start}. Those that tell no start of their own, so that
     * they seem to begin with the meeting, belong to the only segment; to which of several, nobody knows.
     */
    static boolean isOf(ZoomFile captions, Instant start, int segments, ZoomRecording recording) {
        Instant told = captions.recordingStart();
        boolean isUntold = told.equals(recording.startTime()) || told.equals(Instant.EPOCH);
        return told.equals(start) || segments == 1 && isUntold;
    }
}

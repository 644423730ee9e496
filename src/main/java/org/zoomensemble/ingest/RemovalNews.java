package org.zoomensemble.ingest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.zoomensemble.zoom.ZoomFile;
import org.zoomensemble.zoom.ZoomRecording;

/** Compares what Zoom has of a recording now with what was ingested of it. */
final class RemovalNews {

    private RemovalNews() {}

    /** What is finished at Zoom and in no item yet, in words; empty where nothing is. */
    static Optional<String> of(ZoomRecording now, List<RemovalClaims.SafeItem> items) {
        Set<UUID> workflows =
                items.stream().map(RemovalClaims.SafeItem::mediaWorkflowId).collect(Collectors.toSet());
        for (Segment segment : Segments.of(now)) {
            long having = items.stream()
                    .filter(item -> item.recordingStart().equals(segment.start()))
                    .count();
            if (having < workflows.size()) {
                return Optional.of("a segment");
            }
        }
        return captions(now, items, file -> !file.isProcessing() && file.downloadUrl() != null)
                ? Optional.of("captions or a transcript")
                : Optional.empty();
    }

    /** Whether Zoom is making something that an item would take. */
    static boolean isBeingMade(ZoomRecording now, List<RemovalClaims.SafeItem> items) {
        return now.files().stream()
                        .anyMatch(file -> file.isProcessing() && !file.isTranscript() && !file.isClosedCaption())
                || captions(now, items, ZoomFile::isProcessing);
    }

    private static boolean captions(
            ZoomRecording now, List<RemovalClaims.SafeItem> items, Predicate<ZoomFile> condition) {
        return now.files().stream()
                .filter(file -> file.isTranscript() || file.isClosedCaption())
                .filter(condition)
                .anyMatch(file -> items.stream()
                        .anyMatch(item -> item.recordingStart().equals(Segments.startOf(file, now))
                                && item.wouldTake(file.fileType())));
    }
}

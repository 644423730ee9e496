package org.zoomensemble.zoom;

import java.net.URI;
import java.time.Instant;

/**
 * One entry of {@code recording_files[]}. Only the download address is indispensable for using it; everything else may
 * be absent, whatever Zoom's description says.
 *
 * @param id             null for closed captions and timelines
 * @param recordingStart the segment it belongs to; never null (the meeting's start where Zoom tells none)
 * @param recordingEnd   null while still recording
 * @param fileType       upper case, empty while Zoom is still at work
 * @param recordingType  lower case, without a trailing {@code (CC)}; empty where absent
 * @param fileExtension  upper case, empty where absent
 * @param fileSize       bytes, advisory; -1 where absent
 * @param status         lower case; empty where absent
 * @param downloadUrl    null for files that cannot be downloaded
 */
public record ZoomFile(
        String id,
        Instant recordingStart,
        Instant recordingEnd,
        String fileType,
        String recordingType,
        String fileExtension,
        long fileSize,
        String status,
        URI downloadUrl) {

    /** Zoom is still making this file: {@code status=processing}, or no type yet and not said to be completed. */
    public boolean isProcessing() {
        return "processing".equals(status) || fileType.isEmpty() && !"completed".equals(status);
    }

    public boolean isClosedCaption() {
        return fileType.equals("CC");
    }

    public boolean isTranscript() {
        return fileType.equals("TRANSCRIPT");
    }

    /** Video or audio that can be played. */
    public boolean isMedia() {
        return fileType.equals("MP4") || fileType.equals("M4A");
    }
}

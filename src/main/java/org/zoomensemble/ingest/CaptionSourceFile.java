package org.zoomensemble.ingest;

import java.net.URI;
import java.util.UUID;
import org.zoomensemble.zoom.ZoomFile;

/**
 * A caption or transcript file that Zoom has of an item.
 *
 * @param size     bytes as Zoom lists it, 0 where it does not
 * @param failures how often it brought nothing usable
 * @param trouble  why it was given up, null where it was not
 */
record CaptionSourceFile(
        UUID itemId,
        String fileType,
        String recordingType,
        String zoomFileId,
        long size,
        String status,
        URI sourceUrl,
        int failures,
        String trouble) {

    boolean isUsable() {
        return sourceUrl != null && !status.equals("processing") && trouble == null;
    }

    boolean isTranscript() {
        return fileType.equals("TRANSCRIPT");
    }

    FileKey file() {
        return new FileKey(itemId, fileType, recordingType, zoomFileId);
    }

    static boolean isUsable(ZoomFile file) {
        return file.downloadUrl() != null && !file.status().equals("processing");
    }
}

package org.zoomensemble.ingest;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/**
 * One media file on its way.
 *
 * @param length         bytes, -1 until Zoom told them
 * @param uploadUrl      tus upload at Ensemble, null before it was created
 * @param bytesConfirmed what Ensemble is known to hold
 */
record Transfer(
        UUID itemId,
        URI sourceUrl,
        String fileType,
        String recordingType,
        String zoomFileId,
        String fileName,
        long announcedLength,
        long length,
        String etag,
        URI uploadUrl,
        long bytesConfirmed,
        int resumed,
        Instant finishedAt) {

    FileKey file() {
        return new FileKey(itemId, fileType, recordingType, zoomFileId);
    }

    String contentType() {
        return fileType.equals("M4A") ? "audio/mp4" : "video/mp4";
    }
}

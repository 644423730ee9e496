package org.zoomensemble.ingest;

import java.net.URI;
import java.util.UUID;

/** A media file that may become the item, or might. */
record MediaCandidate(UUID itemId, String fileType, String recordingType, String zoomFileId, long size, URI sourceUrl) {

    FileKey file() {
        return new FileKey(itemId, fileType, recordingType, zoomFileId);
    }
}

package org.zoomensemble.ingest;

import java.net.URI;
import java.util.UUID;
import org.zoomensemble.zoom.ZoomFile;

/** A caption or transcript file that Zoom has of an item. */
record CaptionSourceFile(UUID itemId, String fileType, String status, URI sourceUrl) {

    boolean isUsable() {
        return sourceUrl != null && !status.equals("processing");
    }

    static boolean isUsable(ZoomFile file) {
        return file.downloadUrl() != null && !file.status().equals("processing");
    }
}

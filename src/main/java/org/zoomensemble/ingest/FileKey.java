package org.zoomensemble.ingest;

import java.util.UUID;
import org.zoomensemble.zoom.ZoomFile;

/**
 * Names one file of a segment. Zoom gives captions no id.
 *
 * @param zoomFileId empty where Zoom gives none
 */
record FileKey(UUID itemId, String fileType, String recordingType, String zoomFileId) {

    /** As people read it. */
    String text() {
        return (recordingType.isEmpty() ? fileType : recordingType).replace('_', ' ');
    }

    boolean isAudio() {
        return fileType.equals("M4A");
    }

    /** By id where both have one. */
    boolean names(ZoomFile file) {
        return !zoomFileId.isEmpty() && file.id() != null
                ? zoomFileId.equals(file.id())
                : fileType.equals(file.fileType()) && recordingType.equals(file.recordingType());
    }
}

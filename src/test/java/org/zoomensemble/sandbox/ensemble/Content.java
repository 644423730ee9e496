package org.zoomensemble.sandbox.ensemble;

import java.time.Instant;
import java.util.List;

/**
 * A content as the ledger tells it.
 *
 * @param libraryName empty where the library was removed
 * @param institutionId what {@code X-EV-InstitutionId} said when it was created; null where nothing
 * @param status      what the interface answers at this moment
 * @param bytes       of the media file; -1 as long as none is complete
 * @param sha256      of those bytes, hexadecimal; null as long as none is complete or it is being computed
 * @param workflowId  the upload workflow that the upload named
 * @param uploads     how many uploads were created for it; more than one means that somebody began anew
 * @param mediaFiles  how many of them became complete
 */
public record Content(
        String id,
        String libraryId,
        String libraryName,
        String institutionId,
        String name,
        String description,
        boolean autoPublish,
        Instant dateAdded,
        String status,
        long bytes,
        String sha256,
        String fileName,
        String contentType,
        String workflowId,
        int uploads,
        int mediaFiles,
        List<Caption> captions) {

    /** Whether a media file is there. */
    public boolean filled() {
        return mediaFiles > 0;
    }
}

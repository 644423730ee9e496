package org.zoomensemble.sandbox.ensemble;

import java.time.Instant;

/**
 * A media file that arrived completely.
 *
 * @param uploadId its upload; several requests that finish one upload make one media file
 * @param file     below the sandbox's folder
 * @param sha256   hexadecimal; null until computed
 */
record Media(
        String uploadId,
        String file,
        String fileName,
        String contentType,
        String workflowId,
        long bytes,
        String sha256,
        Instant arrivedAt) {

    Media withSha256(String computed) {
        return new Media(uploadId, file, fileName, contentType, workflowId, bytes, computed, arrivedAt);
    }
}

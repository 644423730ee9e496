package org.zoomensemble.ensemble;

import java.time.Instant;

/**
 * A content (video) of Ensemble.
 *
 * @param status    lower case; empty where absent
 * @param dateAdded null where absent
 */
public record EnsembleContent(
        String id, String name, String description, Instant dateAdded, String status, boolean hasCaptions) {

    /** Ensemble's own client shows exactly these two as finished. */
    public boolean isReady() {
        return status.equals("ready") || status.equals("file_ready");
    }

    /** Its media file is complete there, whether it is encoded already or not. */
    public boolean holdsMedia() {
        return !status.isEmpty() && !status.equals("unknown") && !status.equals("uploading") && !isFailed();
    }

    public boolean isFailed() {
        return status.equals("failed");
    }
}
